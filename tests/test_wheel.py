# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The wheel: built, installed elsewhere, and tried out there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(TOP)], check=True, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


def test_it_works_where_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    install = ["install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True)
    environment = {**os.environ, "PYTHONPATH": str(site)}
    where = "import app, app.shipped; print(app.__file__); print(app.shipped.shipped('templates'))"
    found = subprocess.run(
        [sys.executable, "-c", where], cwd=elsewhere, env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.splitlines() == [str(site / "app" / "__init__.py"), str(site / "app/resources/templates")]
    command = site / "bin" / "participation-planner"
    if not command.exists():  # Windows
        command = site / "Scripts" / "participation-planner.exe"
    tested = subprocess.run(
        [command, "--self-test"], cwd=elsewhere, env=environment, capture_output=True, text=True, check=False
    )
    assert (tested.returncode, tested.stderr) == (0, "")


def test_it_brings_its_resources_and_licences_and_nothing_of_the_workshop(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for wanted in (
        "app/resources/fonts/LiberationSans-Regular.ttf",
        "app/resources/fonts/LiberationSans-Bold.ttf",
        "app/resources/fonts/LiberationSerif-Regular.ttf",
        "app/resources/fonts/DroidSansFallback.ttf",
        "app/resources/fonts/OFL.txt",
        "app/resources/fonts/APACHE-2.0.txt",
        "app/resources/icons/LICENSE.txt",
        "app/resources/icons/x.svg",
        "app/resources/templates/table-1.json",
        "app/resources/schemes/bovill-2017.json",
        "app/resources/groups.json",
        "app/resources/languages/fr/LC_MESSAGES/participation-planner.mo",
    ):
        assert wanted in names
    info = "participation_planner-0.1.0.dist-info"
    assert f"{info}/licenses/LICENSE" in names
    assert {name.split("/")[0] for name in names} == {"app", info}
