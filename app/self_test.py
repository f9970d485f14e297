# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The program tries itself out, wherever it is installed: ``participation-planner --self-test``."""

import platform
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from app import SUFFIX, VERSION
from app import operations as do
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, export
from app.imports.reading import read_tables
from app.models.new import new_plan
from app.models.templates import TEMPLATES
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from app.words import DEFAULT_LANGUAGE


def versions() -> str:
    """Return what it runs on, for a report."""
    return f"{VERSION}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}"


def failure() -> str:
    """Try everything out in a temporary folder; return which part failed and how, empty where none did."""
    with tempfile.TemporaryDirectory() as name:
        for what, attempt in _parts(Path(name)):
            try:
                attempt()
            except Exception as error:  # whatever it is, it is the finding
                return f"{what}: {type(error).__name__} {error}".strip()
    return ""


def _parts(folder: Path) -> list[tuple[str, Callable[[], None]]]:
    plan_file = folder / f"table-1{SUFFIX}"

    def templates() -> None:
        for key in TEMPLATES:
            opened = OpenPlan.new(new_plan(DEFAULT_LANGUAGE), folder=folder / "working")
            opened.run(do.fill_from_template, key=key)
            opened.save_as(plan_file.with_stem(key))
            opened.close()

    def reopen() -> None:
        opened = OpenPlan.open(plan_file, folder=folder / "working")
        saved = opened.plan
        opened.run(do.edit_project, title="Another title")
        opened.undo()
        opened.close()
        _expect(read_plan_file(plan_file).plan == saved == opened.plan)

    def exports() -> None:
        paths = [folder / f"table-1{suffix}" for suffix in FORMATS]
        for rendered in export(read_plan_file(plan_file).plan, paths, ExportOptions()):
            packed = rendered.data[:4] in (b"%PDF", b"PK\3\4", b"\x89PNG")
            _expect(packed or b"Focus group (n=6)" in rendered.data)

    def tables() -> None:
        page = folder / "table-1.html"
        page.write_text("<table><tr><td>Focus group (n=6)<td>R&amp;D</table>", encoding="utf-8")
        for path in (folder / "table-1.xlsx", folder / "table-1.docx", page):
            texts = {text for table in read_tables(path) for row in table.rows for text in row}
            _expect("Focus group (n=6)" in texts)

    return [("templates", templates), ("file", reopen), ("exports", exports), ("tables", tables)]


def _expect(what: bool) -> None:  # noqa: FBT001
    if not what:
        raise RuntimeError("not as it should be")
