# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the set-up promises: pinned versions, Qt that loads and stays sound."""

import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
PINS = (TOP / "constraints.txt").read_text(encoding="utf-8")


def test_every_pin_is_exact_and_none_comes_from_an_address() -> None:
    for line in PINS.splitlines():
        assert line.startswith("#") or re.fullmatch(r"[a-z0-9-]+==[0-9.a-z]+( ; .+)?", line), line
    assert "://" not in PINS


def test_what_is_installed_is_what_is_pinned() -> None:
    pinned = {(name, version) for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", PINS, re.M)}
    names = {name for name, _ in pinned}
    for package in importlib.metadata.distributions():
        name = re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()
        if name not in ("pip", "setuptools", "participation-planner"):
            assert name in names, f"{name} is not pinned"
            assert (name, package.version) in pinned, f"{name} {package.version} is not the pinned one"


def test_qt_counts_its_references() -> None:
    """PySide6 6.12 below Python 3.12 loses one reference to None per call, until Python aborts (PYSIDE-3474)."""
    script = (
        "import sys; from PySide6.QtWidgets import QApplication, QLabel\n"
        "application = QApplication([]); label = QLabel(); before = sys.getrefcount(None)\n"
        "for number in range(1000): label.setText(str(number))\n"
        "sys.exit(abs(sys.getrefcount(None) - before) > 100)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


@pytest.mark.parametrize(
    "path", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "docs/FILE_FORMAT.md", "docs/GUIDE.md"]
)
def test_links_between_documents_lead_somewhere(path: str) -> None:
    document = TOP / path
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target
