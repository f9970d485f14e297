# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a printed matrix says."""

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
    [("en_US.UTF-8", "en-US"), ("fr_CA", "fr-CA"), (None, "en-CA"), ("C", "en-CA"), ("English_Canada", "en-CA")],
)
def test_the_language_of_the_system(name: str | None, tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (name, "UTF-8"))
    assert system_language() == tag
