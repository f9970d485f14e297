# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The command ``export``: one plan into several files, or many plans into a folder."""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import SUFFIX
from app.cli_options import choice, count, ids, since, spoken
from app.errors import UnknownChoice, UserError
from app.words import commands as words
from app.words.errors import sentence

if TYPE_CHECKING:
    from app.exports.options import ExportOptions
    from app.exports.rendered import Rendered
    from app.models.plan import Plan

_MM_PER_INCH = 25.4
_GIVEN = argparse.SUPPRESS
"""An option that is not given is not there: a profile, or the usual, has its say."""


def add_options(export: argparse.ArgumentParser, helps: Mapping[str, str], language: str) -> None:
    """Add what may be said to ``export``."""
    from app.exports.registry import FORMATS

    yes_no = argparse.BooleanOptionalAction
    export.add_argument("files", metavar="FILE", nargs="+", help=helps["files"])
    where = export.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "-o",
        dest="outputs",
        metavar="OUT",
        type=Path,
        action="append",
        default=[],
        help=helps["output"].format(formats=", ".join(FORMATS)),
    )
    where.add_argument("--to", dest="folder", metavar="DIR", type=Path, help=helps["to"])
    export.add_argument("--as", dest="formats", metavar=".pdf", action="append", default=[], help=helps["as"])
    export.add_argument("--check", action="store_true", help=helps["export-check"])
    export.add_argument("--profile", metavar="P", help=helps["profile"])
    export.add_argument(
        "--language", metavar="en|fr", type=spoken(language), default=_GIVEN, help=helps["export-language"]
    )
    export.add_argument("--changes-since", dest="since", metavar="V", help=helps["changes-since"])
    export.add_argument("--leave-out-examples", action="store_true", help=helps["leave-out-examples"])
    export.add_argument("--group", dest="groups", metavar="G", action="append", default=[], help=helps["group"])
    export.add_argument("--stage", dest="stages", metavar="S", action="append", default=[], help=helps["stage"])
    export.add_argument("--column", dest="columns", metavar="C", action="append", default=[], help=helps["column"])
    for name, choices in (("paper", ("a4", "letter")), ("face", ("sans", "serif"))):
        read = choice(*choices, language=language)
        export.add_argument(f"--{name}", metavar="|".join(choices), type=read, default=_GIVEN, help=helps[name])
    _add_one_of(export, "orientation", {"landscape": "landscape", "portrait": "portrait"}, helps)
    _add_one_of(export, "layout", {"apart": "apart", "across": "across"}, helps)
    export.add_argument("--margin", metavar="15mm", type=_millimetres(language), default=_GIVEN, help=helps["margin"])
    for name in ("text-size", "running-size"):
        export.add_argument(f"--{name}", metavar="10", type=_points(language), default=_GIVEN, help=helps[name])
    export.add_argument(
        "--fit-on", dest="pages", metavar="N", type=count(language), default=_GIVEN, help=helps["fit-on"]
    )
    export.add_argument("--title-line", dest="title", action=yes_no, default=_GIVEN, help=helps["title-line"])
    for name in ("page-numbers", "legend", "credit", "details", "notes", "participants", "black-and-white"):
        export.add_argument(f"--{name}", action=yes_no, default=_GIVEN, help=helps[name])
    export.add_argument("--small-lines", dest="glosses", action=yes_no, default=_GIVEN, help=helps["small-lines"])
    export.add_argument("--numbered", action=yes_no, default=_GIVEN, help=helps["numbered"])


def run(options: argparse.Namespace, language: str) -> int:
    """Carry the command out; return 0 where everything was done, 1 where one of many plans was not."""
    from app.exports.registry import format_for

    files = list(_files(options.files))
    suffixes = [f".{each.removeprefix('.')}".lower() for each in options.formats] or [".pdf"]
    for path in options.outputs or map(Path, (f"x{suffix}" for suffix in suffixes)):
        format_for(path)
    if options.folder is None:
        if len(files) > 1:
            raise UnknownChoice("one-plan", str(len(files)), ("--to",))
        _export_one(options, files[0], options.outputs, language)
        return 0
    failed = 0
    targets = _targets(files, options.folder, suffixes)
    for number, (file, outputs) in enumerate(targets, 1):
        try:
            _export_one(options, file, outputs, language)
        except UserError as error:
            failed += 1
            print(words.failed(file.name, number, len(targets), sentence(error, language), language), file=sys.stderr)
    print(words.exported_many(len(targets) - failed, len(targets), language))
    return 1 if failed else 0


def _files(names: Sequence[str]) -> Iterator[Path]:
    """Yield the plans that are named; a shell of Windows leaves "*.pplan" as it is."""
    for name in names:
        path = Path(name)
        found = sorted(path.parent.glob(path.name)) if re.search(r"[*?]", path.name) and not path.exists() else []
        yield from found or [path]


def _targets(files: Sequence[Path], folder: Path, suffixes: Sequence[str]) -> list[tuple[Path, list[Path]]]:
    """Return for each plan where it goes; plans of one name are told apart by a number."""
    taken: set[str] = set()
    targets = []
    for file in files:
        stem = file.stem if file.suffix.lower() == SUFFIX else file.name
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        targets.append((file, [folder / f"{name}{suffix}" for suffix in suffixes]))
    return targets


def _export_one(options: argparse.Namespace, file: Path, outputs: Sequence[Path], language: str) -> None:
    from app.exports.registry import export, format_for, further_files, render_plan
    from app.models.examples import without_examples
    from app.storage.reading import read_plan_file

    found = read_plan_file(file)
    plan = without_examples(found.plan) if options.leave_out_examples else found.plan
    wanted = export_options(options, plan, language)
    earlier = since(options.since, found) if options.since else None
    if options.check:
        made = [render_plan(plan, format_for(path), wanted, earlier) for path in outputs]
    else:
        made = export(plan, outputs, wanted, earlier)
    for path, rendered in zip(outputs, made, strict=True):
        used = (rendered.options.paper, rendered.options.orientation, rendered.options.text_size)
        form = format_for(path).form
        say = words.would_be if options.check else words.exported
        if form == "page" or options.check:
            print(say(path.name, rendered.pages, *used, language))
        else:
            print(words.exported_without_page(path.name, language, only_cells=form == "cells"))
        if rendered.more:
            print(words.more_files(len(rendered.more) + 1, further_files(path, rendered)[-1].name, language))
        if rendered.guarded:
            print(words.guarded(rendered.guarded, language))
        _tell(plan, path, wanted, rendered, language, everything=options.check)


def _tell(
    plan: "Plan", path: Path, wanted: "ExportOptions", rendered: "Rendered", language: str, *, everything: bool
) -> None:
    """Print what is worth knowing: of the questions that the plan raises only when asked to check."""
    from app.exports.preflight import remarks
    from app.exports.registry import format_for
    from app.words import preflight

    found = remarks(plan, format_for(path), wanted, rendered)
    if everything and not found:
        print(preflight.ready(language))
    for each in found:
        if each.kind == "examples" and not everything:
            print(words.examples(each.count, language), file=sys.stderr)
        elif everything or each.kind in ("turned", "smaller", "broken", "clipped", "too-many-pages"):
            line = preflight.remark(each.kind, language, count=each.count, places=each.places, pages=wanted.pages)
            if each.remedy:
                line += " " + preflight.remedy(each.remedy.kind, language, pages=each.remedy.pages)
            print(line)


def export_options(options: argparse.Namespace, plan: "Plan", language: str) -> "ExportOptions":
    """Return the options that were asked for, over those of the profile; raises UnknownChoice."""
    from app.exports.options import CONTROL_COLUMN, ExportOptions
    from app.exports.profiles import find_profile, own_profiles, shipped_profiles
    from app.models.regions import with_region
    from app.models.row_texts import control_head

    known = (*own_profiles(plan), *shipped_profiles(language))
    profile = find_profile(options.profile, known) if options.profile else None
    named = ("orientation", "layout", "paper", "face", "margin", "text_size", "running_size", "pages", "title")
    flags = ("page_numbers", "legend", "credit", "details", "notes", "participants", "black_and_white", "glosses")
    given: dict[str, Any] = {
        name: value for name, value in vars(options).items() if name in (*named, *flags, "numbered")
    }
    if "language" in options:
        given["language"] = with_region(options.language, plan.project.language)
    columns = [*((level.name, level.id) for level in plan.levels), (control_head(plan), CONTROL_COLUMN)]
    return replace(
        profile.applied(ExportOptions()) if profile else ExportOptions(),
        groups=ids("group", options.groups, ((group.name, group.id) for group in plan.groups)),
        stages=ids("stage", options.stages, ((stage.name, stage.id) for stage in plan.stages)),
        columns=ids("column", options.columns, columns),
        **given,
    )


def _add_one_of(
    export: argparse.ArgumentParser, dest: str, values: Mapping[str, str], helps: Mapping[str, str]
) -> None:
    one = export.add_mutually_exclusive_group()
    for name, value in values.items():
        one.add_argument(f"--{name}", dest=dest, action="store_const", const=value, default=_GIVEN, help=helps[name])


def _millimetres(language: str) -> Callable[[str], float]:
    def read(text: str) -> float:
        found = re.fullmatch(r"(\d{1,4}(?:[.,]\d{1,4})?) ?(mm|in)?", text)
        if not found:
            raise argparse.ArgumentTypeError(words.not_a_length(text, language))
        return float(found[1].replace(",", ".")) * (_MM_PER_INCH if found[2] == "in" else 1)

    return read


def _points(language: str) -> Callable[[str], float]:
    def read(text: str) -> float:
        if not re.fullmatch(r"\d{1,4}([.,]\d{1,4})?", text):
            raise argparse.ArgumentTypeError(words.not_a_number(text, language))
        return float(text.replace(",", "."))

    return read
