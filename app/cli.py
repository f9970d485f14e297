# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The command line: no screen, no Qt; each command imports what it needs when it runs."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from app import COMMAND, SUFFIX, VERSION, cli_export, cli_text
from app.errors import CannotImport, NoScreen, UnknownChoice, UserError
from app.models.schemes import DEFAULT_SCHEME, SCHEMES
from app.models.templates import TEMPLATES
from app.words import commands as words
from app.words import system_language
from app.words.errors import sentence, unexpected

if TYPE_CHECKING:
    from app.models.plan import Plan

TRACEBACK = "PARTICIPATION_PLANNER_TRACEBACK"
"""An environment variable for developers: set, an unexpected exception shows where it came from."""

_DEFAULT_TEMPLATE = TEMPLATES[0]
_COMMANDS = ("new", "show", "check", "export", "text", "import")
_WIDTH = 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command; return 0 for done, 1 for refused (with a sentence on standard error).

    Raises SystemExit with 2 for a command that cannot be understood.
    """
    language = system_language()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parse(sys.argv[1:] if arguments is None else list(arguments), language)
    run: Callable[[argparse.Namespace, str], int] = options.run
    try:
        status = run(options, language)
        sys.stdout.flush()
    except UserError as error:
        print(sentence(error, language), file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        print(unexpected(type(error).__name__, language), file=sys.stderr)
        return 1
    return status


class _Parser(argparse.ArgumentParser):
    """Says in one sentence what it does not understand."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, words.usage(message, self.prog, system_language()) + "\n")


def _parse(arguments: list[str], language: str) -> argparse.Namespace:
    parser = _parser(language)
    first = arguments[0] if arguments else ""
    if not first or (not first.startswith("-") and first not in _COMMANDS):
        if first and Path(first).suffix.lower() != SUFFIX and not Path(first).exists():
            parser.error(words.unknown_command(first, ", ".join(_COMMANDS), language))
        return argparse.Namespace(run=_open_window, files=[Path(name) for name in arguments])
    return parser.parse_args(arguments)


def _parser(language: str) -> _Parser:
    helps = words.helps(language)
    usage = f"{COMMAND} [FILE.pplan …]\n       {COMMAND} COMMAND …"
    parser = _Parser(prog=COMMAND, usage=usage, description=words.about(language), allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"{COMMAND} {VERSION}", help=helps["version"])
    parser.add_argument("--self-test", dest="run", action="store_const", const=_self_test, help=helps["self-test"])
    commands = parser.add_subparsers(prog=COMMAND, metavar="COMMAND", title="commands")

    new = commands.add_parser("new", help=helps["new"], description=helps["new"], allow_abbrev=False)
    new.set_defaults(run=_new)
    new.add_argument("file", metavar="OUT.pplan", type=Path, help=helps["new-file"])
    help_template = helps["template"].format(templates=", ".join(TEMPLATES), default=_DEFAULT_TEMPLATE)
    new.add_argument("--template", metavar="KEY", default=_DEFAULT_TEMPLATE, help=help_template)
    help_scheme = helps["scheme"].format(schemes=", ".join(SCHEMES), default=DEFAULT_SCHEME)
    new.add_argument("--scheme", metavar="KEY", default=DEFAULT_SCHEME, help=help_scheme)
    new.add_argument("--title", metavar="T", default="", help=helps["title"])

    show = commands.add_parser("show", help=helps["show"], description=helps["show"], allow_abbrev=False)
    show.set_defaults(run=_show)
    show.add_argument("file", metavar="FILE", type=Path, help=helps["file"])
    show.add_argument("--json", action="store_true", help=helps["json"])

    check = commands.add_parser("check", help=helps["check"], description=helps["check"], allow_abbrev=False)
    check.set_defaults(run=_check)
    check.add_argument("file", metavar="FILE", type=Path, help=helps["file"])
    check.add_argument("--json", action="store_true", help=helps["check-json"])

    export = commands.add_parser("export", help=helps["export"], description=helps["export"], allow_abbrev=False)
    export.set_defaults(run=cli_export.run)
    cli_export.add_options(export, helps, language)

    text = commands.add_parser("text", help=helps["text"], description=helps["text"], allow_abbrev=False)
    text.set_defaults(run=cli_text.run)
    cli_text.add_options(text, helps, language)

    bring_in = commands.add_parser("import", help=helps["import"], description=helps["import"], allow_abbrev=False)
    bring_in.set_defaults(run=_import)
    bring_in.add_argument("file", metavar="TABLE", type=Path, help=helps["import-file"])
    bring_in.add_argument("-o", dest="output", metavar="OUT.pplan", type=Path, required=True, help=helps["new-file"])
    bring_in.add_argument("--table", metavar="N", type=int, default=0, help=helps["table"])
    bring_in.add_argument("--language", metavar="TAG", default="", help=helps["language"])
    return parser


def _new(options: argparse.Namespace, language: str) -> int:
    from app import operations as do
    from app.models.changes import Draft
    from app.models.new import new_plan

    path = _plan_name(options.file)
    draft = Draft(new_plan(language))
    if options.title:
        do.edit_project(draft, title=options.title)
    do.change_scheme(draft, key=options.scheme)
    do.fill_from_template(draft, key=options.template)
    plan = draft.plan
    _save_new(plan, path)
    print(words.made(path.name, len(plan.stages), len(plan.rows("involvements")), language))
    return 0


def _plan_name(path: Path) -> Path:
    if path.suffix.lower() != SUFFIX:
        raise UnknownChoice("format", path.suffix or path.name, (SUFFIX,))
    return path


def _save_new(plan: "Plan", path: Path) -> None:
    from app.storage.open_plan import OpenPlan
    from app.storage.places import working_folder

    opened = OpenPlan.new(plan, folder=working_folder())
    try:
        opened.save_as(path)
    finally:
        opened.close()


def _import(options: argparse.Namespace, language: str) -> int:
    from app import operations as do
    from app.imports.account import losses, name_of, summary
    from app.imports.proposal import propose
    from app.imports.reading import read_tables
    from app.imports.recognition import guess, likeliest
    from app.models.changes import Draft
    from app.models.new import new_plan
    from app.words import importing

    path = _plan_name(options.output)
    tables = read_tables(options.file)
    draft = Draft(new_plan(options.language or language))
    number = options.table or likeliest(tables, draft.plan) + 1
    if not 0 < number <= len(tables):
        raise UnknownChoice("table", str(number), [str(known) for known in range(1, len(tables) + 1)])
    table = tables[number - 1]
    mapping = guess(table, draft.plan)
    proposal = propose(table, draft.plan, mapping)
    if proposal.is_empty:
        raise CannotImport(options.file, "no-table")
    do.take_table(draft, stages=proposal.stages, title=proposal.title or options.file.stem)
    _save_new(draft.plan, path)
    if len(tables) > 1:
        print(importing.which(name_of(tables, number - 1, language), number, len(tables), language))
    print(importing.taken(path.name, summary(proposal, language, new_plan=True), language))
    for line in losses(table, proposal, mapping, language):
        print(line)
    return 0


def _show(options: argparse.Namespace, language: str) -> int:
    from app.storage.reading import read_plan_file

    file = read_plan_file(options.file)
    if options.json:
        from app.storage.rows_as_data import file_as_data

        print(json.dumps(file_as_data(file), ensure_ascii=False, indent=2))
        return 0
    from app.exports.matrix import matrix_document
    from app.exports.options import ExportOptions
    from app.exports.text import render_text

    settled = ExportOptions(legend=False).settled(language=file.plan.project.language, title=True)
    width = shutil.get_terminal_size((_WIDTH, 0)).columns
    print(render_text(matrix_document(file.plan, settled), width), end="")
    return 0


def _check(options: argparse.Namespace, language: str) -> int:
    from app.cli_check import check

    print(check(options.file, language, as_json=options.json))
    return 0


def _open_window(options: argparse.Namespace, language: str) -> int:
    from app.screen import has_screen

    if not has_screen():
        raise NoScreen
    # Libraries before Qt, which makes every later import slower.
    import app.storage.open_plan  # noqa: F401
    from app.application import run

    return run(options.files, language)


def _self_test(options: argparse.Namespace, language: str) -> int:
    from app import self_test

    if failure := self_test.failure():
        print(words.works_not(failure, language), file=sys.stderr)
        return 1
    print(words.works(self_test.versions(), language))
    return 0
