# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The command ``text``: a plan as sentences for a portal, or what changed in it."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli_options import choice, count, ids, since, spoken
from app.words import commands as words
from app.words import portal

if TYPE_CHECKING:
    from app.exports.portal_text import PortalOptions
    from app.models.plan import Plan

_MOST_DIGITS = 7


def add_options(text: argparse.ArgumentParser, helps: Mapping[str, str], language: str) -> None:
    """Add what may be said to ``text``."""
    text.add_argument("file", metavar="FILE", type=Path, help=helps["file"])
    choices = {
        "length": ("", ("long", "medium", "short")),
        "by": ("stage", ("stage", "group")),
        "tense": ("present", ("planned", "present", "done")),
    }
    for name, (usual, known) in choices.items():
        read = choice(*known, language=language)
        text.add_argument(f"--{name}", metavar="|".join(known), type=read, default=usual or None, help=helps[name])
    read_limit = count(language, digits=_MOST_DIGITS)
    text.add_argument("--limit", metavar="N", type=read_limit, default=0, help=helps["limit"])
    for name, metavar in (("group", "G"), ("stage", "S")):
        text.add_argument(
            f"--{name}", dest=f"{name}s", metavar=metavar, action="append", default=[], help=helps[f"text-{name}"]
        )
    for name in ("explain", "text-details", "typographic", "leave-out-examples"):
        text.add_argument(f"--{name.removeprefix('text-')}", action="store_true", help=helps[name])
    text.add_argument("--language", metavar="en|fr", type=spoken(language), default=None, help=helps["text-language"])
    text.add_argument("--changes-since", dest="since", metavar="V", help=helps["text-changes-since"])


def run(options: argparse.Namespace, language: str) -> int:
    """Carry the command out: the text on standard output, how long it is on standard error."""
    from app.exports.portal_changes import changes_text
    from app.storage.reading import read_plan_file
    from app.words.portal_changes import sentence

    file = read_plan_file(options.file)
    if options.since:
        before = since(options.since, file)
        tag = options.language or file.plan.project.language
        plain = not options.typographic
        text = changes_text(before.plan, file.plan, tag, before.reasons, plain_characters=plain)
        remarks = [_measured(text, options.limit, language)] if text else [sentence("nothing", language)]
    else:
        text, remarks = _told(options, file.plan, language)
    if text:
        print(text)
    for remark in remarks:
        print(remark, file=sys.stderr)
    return 0


def _told(options: argparse.Namespace, plan: "Plan", language: str) -> tuple[str, list[str]]:
    """Return the text and what is worth knowing about it."""
    from app.exports.portal_text import fits, portal_text
    from app.models.examples import without_examples

    plan = without_examples(plan) if options.leave_out_examples else plan
    wanted = _options(options, plan)
    length = options.length or (fits(plan, wanted, options.limit) or "short" if options.limit else "long")
    text = portal_text(plan, length, wanted).text
    return text, list(_remarks(options, plan, wanted, length, text, language))


def _options(options: argparse.Namespace, plan: "Plan") -> "PortalOptions":
    from app.exports.portal_text import PortalOptions

    return PortalOptions(
        groups=ids("group", options.groups, ((group.name, group.id) for group in plan.groups)),
        stages=ids("stage", options.stages, ((stage.name, stage.id) for stage in plan.stages)),
        by=options.by,
        tense=options.tense,
        plain=not options.typographic,
        explain=options.explain,
        details=options.details,
        language=options.language or "",
    )


def _remarks(
    options: argparse.Namespace, plan: "Plan", wanted: "PortalOptions", length: Any, text: str, language: str
) -> Iterator[str]:
    from app.exports.portal_text import overrun
    from app.models.examples import example_entries

    yield _measured(text, options.limit, language) if text else portal.nothing_to_say(language)
    if options.limit and (too_long := overrun(plan, length, wanted, options.limit)):
        yield portal.over(*too_long, language)
    if examples := len(example_entries(plan)):
        yield words.examples(examples, language)


def _measured(text: str, limit: int, language: str) -> str:
    from app.exports.portal_text import measure

    return portal.measured(*measure(text), language, limit=limit)
