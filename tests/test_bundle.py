# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The bundle: what its list names exists. ``make bundle`` makes it and tries it out."""

import importlib.util
import sys
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QLibraryInfo

from installers import build

TOP = Path(__file__).parent.parent


@pytest.mark.parametrize("place", [*build.DATA, *build.LICENCES])
def test_what_ships_is_there(place: str) -> None:
    assert (TOP / place).exists()


def test_the_resources_come_to_lie_where_the_program_looks_first() -> None:
    assert build.DATA["resources"] == "app/resources"


@pytest.mark.parametrize("module", build.HIDDEN_IMPORTS)
def test_what_is_named_as_imported_exists(module: str) -> None:
    assert importlib.util.find_spec(module)


def test_nothing_of_ours_is_left_out() -> None:
    ours = ("app", "fontTools", "openpyxl", "platformdirs", "reportlab", "sqlalchemy", "sqlite3")
    assert not [name for name in build.EXCLUDED if name.split(".")[0] in ours]


@pytest.mark.skipif(sys.platform not in ("linux", "win32", "darwin"), reason="no bundle for this system")
def test_every_plugin_that_stays_exists() -> None:
    (plugins,) = Path(PySide6.__path__[0]).glob("plugins" if sys.platform == "win32" else "Qt/plugins")
    for folder, names in build.PLUGINS.items():
        found = {path.stem.removeprefix("lib") for path in (plugins / folder).iterdir()}
        assert names <= found, folder


def test_a_library_goes_with_the_last_that_names_it(tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    plugins = inside / "PySide6" / "Qt" / "plugins"
    (plugins / "platforms").mkdir(parents=True)
    (plugins / "tls").mkdir()
    (plugins / "platforms" / "libqoffscreen.so").write_bytes(b"\0libwanted.so.1\0")
    (plugins / "tls" / "libqopensslbackend.so").write_bytes(b"\0libfirst.so.6\0")
    (inside / "libfirst.so.6").write_bytes(b"\0libsecond.so.2\0libfirst.so.6\0")
    for name in ("libsecond.so.2", "libwanted.so.1", "libpython3.so.1.0"):
        (inside / name).write_bytes(b"")
    (inside / "PySide6" / "libfirst.so.6").symlink_to(inside / "libfirst.so.6")
    build.prune(tmp_path)
    left = {path.name for path in tmp_path.rglob("*") if path.is_symlink() or path.is_file()}
    if "qoffscreen" in build.PLUGINS.get("platforms", ()):
        assert left == {"libqoffscreen.so", "libwanted.so.1", "libpython3.so.1.0"}
    assert not (plugins / "tls").exists()


def test_what_qt_says_in_our_languages_stays() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert {"qtbase_fr.qm"} == build.TRANSLATIONS
    assert all((folder / name).exists() for name in build.TRANSLATIONS)
