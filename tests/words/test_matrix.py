# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a printed matrix says."""

import sys
from decimal import Decimal

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
    ("number", "english", "french"),
    [
        (6, "6", "6"),
        (10.5, "10.5", "10,5"),
        (Decimal("1200"), "1200", "1200"),
        (Decimal("0.50"), "0.5", "0,5"),
        (0, "0", "0"),
    ],
)
def test_figures(number: float | Decimal, english: str, french: str) -> None:
    assert matrix.figure(number, "en-CA") == english
    assert matrix.figure(number, "fr-CA") == french


@pytest.mark.parametrize(
    ("amount", "english", "french"),
    [("25", "25", "25"), ("25.00", "25", "25"), ("30.5", "30.50", "30,50"), ("3066.125", "3066.12", "3066,12")],
)
def test_money(amount: str, english: str, french: str) -> None:
    assert matrix.money(amount, "en-CA") == english
    assert matrix.money(Decimal(amount), "fr-CA") == french


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
