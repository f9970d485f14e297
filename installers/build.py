# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Make the one-folder program for the system at hand, and try it out: ``make bundle``.

It comes to lie in ``dist/participation-planner``; installers and archives are made from that folder.
"""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import tomllib
from collections.abc import Iterable
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from app import COMMAND, NAME, SUFFIX  # noqa: E402  # found by the line above

BUNDLE = TOP / "dist" / COMMAND
WORK = TOP / "build"

DATA = {"resources": "app/resources"}
"""What ships beside the code, by its place in the checkout: its place in the bundle."""

LICENCES = (
    "LICENSE",
    "resources/fonts/OFL.txt",
    "resources/fonts/APACHE-2.0.txt",
    "resources/icons/LICENSE.txt",
    "installers/licences/LGPL-3.0.txt",
    "installers/licences/GPL-3.0.txt",
)
"""Our own, and those of Qt, whose package brings none; those of the other libraries come with them."""

HIDDEN_IMPORTS = (
    "app.application",
    "app.exports.excel",
    "app.exports.html",
    "app.exports.markdown",
    "app.exports.pdf",
    "app.exports.pictures",
    "app.exports.separated",
    "app.exports.svg",
    "app.exports.word",
    "app.imports.docx_tables",
    "app.imports.html_tables",
    "app.imports.xlsx_tables",
    "PIL.PngImagePlugin",
    "sqlalchemy.dialects.sqlite",
)
"""What is imported late or by name, and must not be missing."""

EXCLUDED = (
    "PIL._avif", "PIL._imagingft", "PIL._imagingtk", "PIL._webp", "PIL.ImageQt", "PySide6.QtDBus",
    "IPython", "hypothesis", "matplotlib", "mypy", "numpy", "pip", "pytest", "readline", "setuptools", "ssl", "tkinter",
)  # fmt: skip
"""What libraries can make use of and this program does not."""

PLUGINS = {
    "linux": {
        "platforms": {"qoffscreen", "qwayland", "qxcb"},
        "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
        "platformthemes": {"qxdgdesktopportal"},
        "wayland-decoration-client": {"adwaita", "bradient"},
        "wayland-shell-integration": {"xdg-shell"},
    },
    "win32": {"platforms": {"qoffscreen", "qwindows"}, "styles": {"qmodernwindowsstyle"}},
    "darwin": {"platforms": {"qcocoa", "qoffscreen"}, "styles": {"qmacstyle"}},
}.get(sys.platform, {}) | {"imageformats": {"qsvg"}, "iconengines": {"qsvgicon"}}
"""Qt's plugins that stay, by folder. None is for OpenGL: the drivers of a system would meet the bundle's libraries."""

PARTS_NOT_NEEDED = ("qml", "resources")
"""Folders of Qt that go."""

TRANSLATIONS = {f"qtbase_{path.name}.qm" for path in (TOP / "resources" / "languages").iterdir()}
"""What Qt says in the languages that we speak; what it says in others goes."""

QT_NOTICE = """\
This program uses Qt and Qt for Python (PySide6, Shiboken6) under the GNU Lesser General Public License, version 3
(https://www.gnu.org/licenses/lgpl-3.0.html). They lie beside the program as shared libraries, unchanged; you may put
your own builds of them in their place. Their source: https://download.qt.io/official_releases/
"""

# The launcher of PyInstaller lets the libraries of the bundle be found by LD_LIBRARY_PATH. What the program starts,
# the file manager say, must not find them there.
_OWN_ENVIRONMENT = """\
import os
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
os.environ.pop("LD_LIBRARY_PATH", None)
if before:
    os.environ["LD_LIBRARY_PATH"] = before
"""

_SUFFIX_OF_PROGRAMS = ".exe" if sys.platform == "win32" else ""
_BINARY = re.compile(r"\.(so|dll|pyd|dylib)(\.|$)")
_PATIENCE_SECONDS = 120
_WATCHED_SECONDS = 5
_BYTES_PER_MB = 1_000_000


def main() -> int:
    """Make the bundle and try it out; return 0 when it works."""
    began = time.monotonic()
    freeze()
    gone = prune(BUNDLE)
    add_licences(BUNDLE / "licences")
    _say(f"{BUNDLE.relative_to(TOP)}: {_size(BUNDLE)} MB, {gone} MB pruned, {time.monotonic() - began:.0f} s")
    failure = try_out(BUNDLE)
    _say(f"The bundle does not work: {failure}" if failure else "The bundle works.")
    return 1 if failure else 0


def freeze() -> None:
    """Let PyInstaller make the folder with its launchers: on Windows one for the screen, one for the command line."""
    shutil.rmtree(BUNDLE, ignore_errors=True)
    if sys.platform == "win32":
        _pyinstaller("--windowed", BUNDLE.parent)
        _launcher(BUNDLE).rename(_window_launcher(BUNDLE))
        second = WORK / "console"
        _pyinstaller("--console", second)
        shutil.copy2(_launcher(second / COMMAND), _launcher(BUNDLE))
    else:
        _pyinstaller("--windowed" if sys.platform == "darwin" else "--console", BUNDLE.parent)


def _pyinstaller(kind: str, folder: Path) -> None:
    WORK.mkdir(exist_ok=True)
    hook = WORK / "own_environment.py"
    hook.write_text(_OWN_ENVIRONMENT, encoding="utf-8")
    options = [kind, "--onedir", "--noconfirm", "--clean", "--noupx", "--log-level", "ERROR", "--name", COMMAND]
    options += ["--distpath", str(folder), "--workpath", str(WORK), "--specpath", str(WORK)]
    options += [f"--add-data={TOP / place}:{target}" for place, target in DATA.items()]
    options += [f"--hidden-import={module}" for module in HIDDEN_IMPORTS]
    options += [f"--exclude-module={module}" for module in EXCLUDED]
    if sys.platform == "linux":
        options += [f"--runtime-hook={hook}", *(["--strip"] if shutil.which("strip") else [])]
    command = [sys.executable, "-m", "PyInstaller", *options, str(TOP / "main.py")]
    subprocess.run(command, check=True, cwd=TOP)  # noqa: S603  # our own words


def _launcher(bundle: Path) -> Path:
    """Return the launcher for the command line."""
    return bundle / (COMMAND + _SUFFIX_OF_PROGRAMS)


def _window_launcher(bundle: Path) -> Path:
    """Return the launcher for the screen, which on Windows must not be one that opens a console."""
    return bundle / f"{NAME}.exe" if sys.platform == "win32" else _launcher(bundle)


def prune(bundle: Path) -> int:
    """Take out what is not needed; return how many MB went."""
    before = _size(bundle)
    for folder in list(bundle.rglob("PySide6")):
        for part in PARTS_NOT_NEEDED:
            for found in list(folder.rglob(part)):
                shutil.rmtree(found)
        for words in [path for path in folder.rglob("translations/*") if path.name not in TRANSLATIONS]:
            words.unlink()
        for plugin in [path for path in folder.rglob("plugins/*/*") if not _stays(path)]:
            plugin.unlink()
    while unused := _unused_libraries(bundle):
        for path in unused:
            path.unlink()
    for path in sorted(bundle.rglob("*"), reverse=True):  # what lies inside comes first
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()
    return before - _size(bundle)


def _stays(plugin: Path) -> bool:
    return plugin.stem.removeprefix("lib") in PLUGINS.get(plugin.parent.name, ())


def _unused_libraries(bundle: Path) -> list[Path]:
    """Return the shared libraries that no other binary file names: only what is gone already linked to them."""
    named: dict[str, set[str]] = {}
    paths = [path for path in bundle.rglob("*") if path.is_symlink() or path.is_file()]
    libraries = [path for path in paths if _is_library(path)]
    for path in paths:
        if not path.is_symlink() and (_BINARY.search(path.name) or path.parent == bundle):
            content = path.read_bytes().lower()
            named[path.name] = {library.name for library in libraries if library.name.lower().encode() in content}
    return [one for one in libraries if not any(one.name in names for by, names in named.items() if by != one.name)]


def _is_library(path: Path) -> bool:
    """Tell a shared library from what Python or Qt load by name: extension modules, plugins, Python itself."""
    by_name = "plugins" in path.parts or "python" in path.name.lower()
    return not by_name and bool(re.match(r"lib.+\.(so(\.|$)|dylib$)|.+\.dll$", path.name))


def add_licences(folder: Path) -> None:
    """Put our licences, and those of what the bundle holds, into a folder."""
    folder.mkdir()
    for name in LICENCES:
        shutil.copy2(TOP / name, folder)
    (folder / "Qt.txt").write_text(QT_NOTICE, encoding="utf-8")
    for place in (sysconfig.get_path("stdlib"), sys.base_prefix):
        if (found := Path(place) / "LICENSE.txt").exists():
            shutil.copy2(found, folder / "Python.txt")
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in sorted(_distributions(project["dependencies"])):
        for licence in importlib.metadata.files(name) or ():
            if re.search(r"\.dist-info/(.+/)?(licen[cs]e|copying|notice)[^/]*$", licence.as_posix(), re.IGNORECASE):
                shutil.copy2(licence.locate(), folder / f"{name}-{licence.name}")


def _distributions(requirements: Iterable[str]) -> set[str]:
    """Return the names of the installed distributions that these requirements bring along."""
    found: set[str] = set()
    waiting = list(requirements)
    while waiting:
        name, _, marker = waiting.pop().partition(";")
        name = re.split(r"[^\w.-]", name, maxsplit=1)[0]
        if "extra" in marker or name in found:
            continue
        try:
            waiting += importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system or another Python
        found.add(name)
    return found


def try_out(bundle: Path) -> str:
    """Run the bundle from another folder, with an environment of its own; return what failed, empty when it works."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = _environment(folder)
        plan = f"table-1{SUFFIX}"
        for arguments in (["--self-test"], ["new", plan, "--template", "table-1"], ["export", plan, "-o", "a.pdf"]):
            done = subprocess.run(  # noqa: S603  # our own words
                [_launcher(bundle), *arguments], cwd=folder, env=environment, capture_output=True, text=True,
                encoding="utf-8", timeout=_PATIENCE_SECONDS, check=False,
            )  # fmt: skip
            if done.returncode:
                return f"{' '.join(arguments)}: {done.returncode} {done.stderr}"
            _say(done.stdout.strip())
        return _try_window(_window_launcher(bundle), folder, environment)


def _try_window(launcher: Path, folder: Path, environment: dict[str, str]) -> str:
    """Open the example for a moment: it has to stay open until it is told to end, and to complain of nothing."""
    with (folder / "told.txt").open("w+", encoding="utf-8", errors="replace") as told:
        process = subprocess.Popen(  # noqa: S603  # our own words
            [launcher, f"table-1{SUFFIX}"], cwd=folder, env=environment, stdout=told, stderr=told
        )
        try:
            status = process.wait(_WATCHED_SECONDS)
        except subprocess.TimeoutExpired:
            status = None
            process.terminate()
            process.wait(_PATIENCE_SECONDS)
        told.seek(0)
        complaints = told.read()
    if status is not None or "Error" in complaints:
        return f"the window ended with {status}: {complaints}"
    return ""


def _environment(folder: Path) -> dict[str, str]:
    """Return what a system cannot do without, a home in a folder, and nothing that leads to the checkout."""
    environment = {name: os.environ[name] for name in ("LANG", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    homes = ("APPDATA", "HOME", "LOCALAPPDATA", "PARTICIPATION_PLANNER_DATA", "USERPROFILE")
    environment |= dict.fromkeys(homes, str(folder))
    return environment | {"QT_QPA_PLATFORM": "offscreen", "PARTICIPATION_PLANNER_TRACEBACK": "1"}


def _size(folder: Path) -> int:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return round(sum(path.stat().st_size for path in files) / _BYTES_PER_MB)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # that is its job


if __name__ == "__main__":
    sys.exit(main())
