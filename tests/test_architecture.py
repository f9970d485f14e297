# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The law of the house: imports go one way, and each library has its one place."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
APP = TOP / "app"

COMMON = {"", "errors", "words", "shipped", "files"}
"""What every part may use; "" is ``app`` itself with its constants."""
MAY_USE = {
    "": set[str](),
    "errors": set[str](),
    "shipped": set[str](),
    "files": {"errors"},
    "words": {"", "errors", "shipped"},
    "models": COMMON,
    "operations": COMMON | {"models"},
    "storage": COMMON | {"models"},
    "exports": COMMON | {"models"},
    "imports": COMMON | {"models", "operations"},
    "views": COMMON | {"models", "operations", "storage", "exports", "imports"},
    "application": COMMON | {"models", "operations", "storage", "exports", "imports", "views"},
    "screen": set[str](),
    "self_test": COMMON | {"models", "operations", "storage", "exports", "imports"},
    "cli": COMMON
    | {"models", "operations", "storage", "exports", "imports", "self_test", "screen", "application"}
    | {"cli_check", "cli_export", "cli_text"},
    "cli_check": COMMON | {"models", "storage"},
    "cli_export": COMMON | {"models", "storage", "exports", "cli_options"},
    "cli_options": COMMON | {"models", "storage", "exports"},
    "cli_text": COMMON | {"models", "storage", "exports", "cli_options"},
}
LIBRARIES = {
    "PySide6": {"app/views/", "app/application.py"},
    "sqlalchemy": {"app/storage/"},
    "sqlite3": {"app/storage/", "app/self_test.py"},
    "openpyxl": {"app/exports/excel.py", "app/imports/xlsx_tables.py"},
    "defusedxml": {"app/imports/xlsx_tables.py"},
    "docx": {"app/exports/word", "app/imports/docx_tables.py"},
    "lxml": {"app/exports/word", "app/imports/"},
    "reportlab": {"app/exports/pdf.py", "app/exports/pdf_tags.py"},
    "uharfbuzz": {"app/exports/shaping.py"},
    "bidi": {"app/exports/shaping.py"},
    "fontTools": {"app/exports/faces.py"},
    "pypdfium2": {"app/exports/pictures.py", "app/exports/svg.py"},
    "platformdirs": {"app/storage/places.py"},
    "filelock": {"app/storage/locks.py"},
}
FILES = sorted(APP.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def part_of(module: str) -> str:
    """Return the part of the house that a module belongs to: "models" for ``app.models.plan``."""
    return [*module.split("."), ""][1]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(TOP).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name(path)} imports relatively"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield (
                    inner
                    if (TOP / inner.replace(".", "/")).with_suffix(".py").exists()
                    or (TOP / inner.replace(".", "/")).is_dir()
                    else str(node.module)
                )


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_go_one_way(path: Path) -> None:
    part = part_of(module_of(path))
    for module in imports(path):
        if module.split(".")[0] == "app":
            used = part_of(module)
            assert used == part or used in MAY_USE[part], f"{name(path)} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_libraries_keep_to_their_places(path: Path) -> None:
    for module in imports(path):
        places = LIBRARIES.get(module.split(".")[0])
        assert places is None or any(name(path).startswith(place) for place in places), f"{name(path)}: {module}"


def test_every_library_is_declared_and_every_declared_one_used() -> None:
    declared = re.search(r"^dependencies = \[(.*?)^\]", (TOP / "pyproject.toml").read_text("utf-8"), re.M | re.S)
    assert declared
    names = {re.split(r"[^\w-]", line)[0].lower() for line in re.findall(r'"(.+?)"', declared[1])}
    used = {module.split(".")[0].lower() for path in FILES for module in imports(path)}
    third_party = used - {each.lower() for each in sys.stdlib_module_names} - {"app", "shiboken6"}  # part of PySide6
    assert {name.removesuffix("-essentials").removeprefix("python-") for name in names} == third_party


def test_modules_without_qt_load_without_qt() -> None:
    modules = [module_of(path) for path in FILES if "views" not in path.parts and path.name not in ("application.py",)]
    script = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\n"
    script += "sys.exit(sorted(name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))) or 0)"
    subprocess.run([sys.executable, "-c", script, *modules], cwd=TOP, check=True)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, f"{name(path)}: {node.name}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_drawer_for_odds_and_ends(path: Path) -> None:
    assert not re.search(r"util|helper|manager|misc", name(path))


def test_every_file_says_its_licence() -> None:
    for folder in ("app", "tests", "benchmarks", "scripts", "installers"):
        for path in sorted((TOP / folder).rglob("*")):
            if path.suffix in (".py", ".sh"):
                head = path.read_text(encoding="utf-8").removeprefix("#!/bin/sh\n")
                assert head.startswith("# SPDX-FileCopyrightText: The Participation Planner authors\n"), path
                assert head.splitlines()[1] == "# SPDX-License-Identifier: MIT", path


def test_the_map_of_the_house_is_up_to_date() -> None:
    """Every package and top-level module stands in docs/ARCHITECTURE.md, and nothing that is not there."""
    text = (TOP / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    parts = {path.stem for path in APP.iterdir() if path.suffix == ".py" and path.stem != "__init__"}
    parts |= {path.name for path in APP.iterdir() if (path / "__init__.py").exists()}
    assert set(re.findall(r"^\| `app/(\w+)(?:\.py|/)` \|", text, re.M)) == parts


def test_every_file_within_a_package_stands_in_the_map() -> None:
    text = (TOP / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for path in FILES:
        if path.parent != APP and path.stem != "__init__":
            assert f"`{path.stem}`" in text, name(path)
