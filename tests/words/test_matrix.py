# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a printed matrix says."""

import sys

import pytest

from app.words import matrix, system_language


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_lists(names: list[str], said: str) -> None:
    assert matrix.join(names, "en-CA") == said


@pytest.mark.parametrize(
    ("kind", "deciders", "said"),
    [
        ("", [], ""),
        ("institution", [], "Institution"),
        ("co-led", [], "Co-led"),
        ("co-led", ["Alumni", "Employers"], "Co-led with Alumni and Employers"),
        ("group", ["Employers"], "Employers"),
        ("other", [], ""),
    ],
)
def test_control(kind: str, deciders: list[str], said: str) -> None:
    assert matrix.control(kind, deciders, "en-CA") == said


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("en_US.UTF-8", "en-US"),
        ("fr_CA", "fr-CA"),
        ("fr_BE@euro", "fr-BE"),
        ("fr", "fr-CA"),
        ("", "en-CA"),
        ("C.UTF-8", "en-CA"),
        ("POSIX", "en-CA"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells it in another way")
def test_the_language_of_the_system(name: str, tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", name)
    assert system_language() == tag
