# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The command ``text``: a plan as sentences for a portal, or what changed in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple, cast

from app import SUFFIX
from app.errors import UnknownChoice, VersionUnreadable
from app.exports.portal_changes import changes_text
from app.exports.portal_text import Length, PortalOptions, fits, measure, overrun, portal_text
from app.models.examples import example_entries, without_examples
from app.models.fields import PlanBroken
from app.models.rows import Reason
from app.storage.contents import unpack_plan
from app.storage.reading import PlanFile, read_plan_file
from app.words import commands, portal
from app.words.portal_changes import sentence as about_change


class Printed(NamedTuple):
    """What the command prints: the text, and what is said about it."""

    text: str
    remarks: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for. ``length`` is empty for the longest that fits, ``limit`` 0 for none.

    ``groups`` and ``stages`` are names; ``since`` is the name of a kept version or of another plan file.
    """

    options: PortalOptions
    length: Length | None = None
    limit: int = 0
    groups: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    since: str = ""
    leave_out_examples: bool = False


def text(file: Path, asked: Asked, language: str) -> Printed:
    """Return what the command prints about a plan file, remarks in ``language``; raises UserError."""
    read = read_plan_file(file)
    if asked.since:
        said = _changes(read, asked)
        return Printed(said, _remarks(said, asked, language) if said else [about_change("nothing", language)])
    plan = without_examples(read.plan) if asked.leave_out_examples else read.plan
    options = replace(
        asked.options,
        groups=_ids("group", asked.groups, ((group.name, group.id) for group in plan.groups)),
        stages=_ids("stage", asked.stages, ((stage.name, stage.id) for stage in plan.stages)),
    )
    length = asked.length or (fits(plan, options, asked.limit) or "short" if asked.limit else "long")
    said = portal_text(plan, length, options).text
    remarks = _remarks(said, asked, language) if said else [portal.nothing_to_say(language)]
    if asked.limit and (too_long := overrun(plan, length, options, asked.limit)):
        remarks.append(portal.over(*too_long, language))
    if examples := len(example_entries(plan)):
        remarks.append(commands.examples(examples, language))
    return Printed(said, remarks)


def _remarks(said: str, asked: Asked, language: str) -> list[str]:
    return [portal.measured(*measure(said), language, limit=asked.limit)]


def _ids(kind: Literal["group", "stage"], names: Iterable[str], known: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the ids of what was named, capitals aside; several of one name are all meant."""
    pairs = list(known)
    found: list[str] = []
    for name in names:
        ids = [row_id for other, row_id in pairs if other.casefold() == name.casefold()]
        if not ids:
            raise UnknownChoice(kind, name, [other for other, _ in pairs])
        found += ids
    return tuple(found)


def _changes(read: PlanFile, asked: Asked) -> str:
    language, plain = asked.options.language, asked.options.plain
    if Path(asked.since).suffix.lower() == SUFFIX:
        before = read_plan_file(Path(asked.since)).plan
        return changes_text(before, read.plan, language, plain_characters=plain)
    versions = sorted(read.versions, key=lambda version: version.kept_at, reverse=True)
    named = [version for version in versions if version.name.casefold() == asked.since.casefold()]
    if not named:
        raise UnknownChoice("version", asked.since, [version.name for version in versions if version.name])
    try:
        before = unpack_plan(named[0].content)
    except PlanBroken:
        raise VersionUnreadable from None
    rows = cast("list[Reason]", list(read.plan.rows("reasons").values()))
    reasons = {(row.subject_table, row.subject_id): row.text for row in rows if row.version_id == named[0].id}
    return changes_text(before, read.plan, language, reasons, plain_characters=plain)
