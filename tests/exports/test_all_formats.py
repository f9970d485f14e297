# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""One law for every format: what is read back, by other means than it was written with, is the plan's document.

Cell by cell, in order; or the format refuses, by name and place. That the document says what the plan does is the
matter of test_matrix, test_further_tables and test_shown.
"""

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings

from app.errors import LettersMissing
from app.exports.change_report import Since
from app.exports.document import Document
from app.exports.options import ExportOptions, Layout
from app.exports.registry import FORMATS, document_of, render_plan
from app.models.plan import Plan
from app.models.row_changes import Subject
from tests.builders import a_plan, table_1, with_entry
from tests.exports.any_plan import ASKED
from tests.exports.read_back import READ_BACK, WITHOUT_WORDS, Rows, in_one_line
from tests.exports.readers import in_some_face, seen

DRAWN = (".pdf", ".svg", ".png")
"""Formats that draw each letter, and may have none for it."""
DRAWN_AS = {0x2011: "\u2010"}


def test_every_format_is_read_back() -> None:
    assert {*READ_BACK, *WITHOUT_WORDS} == set(FORMATS), "a format without a reader: add one to read_back.py"


@pytest.mark.parametrize("suffix", READ_BACK)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(asked=ASKED)
def test_what_is_read_back_is_the_plan_cell_by_cell(suffix: str, asked: tuple[Plan, ExportOptions]) -> None:
    assert_reads_back(suffix, *asked)


@pytest.mark.parametrize("layout", ["together", "apart", "across"])
@pytest.mark.parametrize("suffix", READ_BACK)
def test_a_plan_of_several_pages_reads_back(suffix: str, layout: Layout) -> None:
    plan = a_plan(stages=60, groups=3)
    assert_reads_back(suffix, plan, ExportOptions(layout=layout, participants=True, page_numbers=False))


@pytest.mark.parametrize("reasons", [None, {}])
@pytest.mark.parametrize("suffix", READ_BACK)
def test_what_changed_reads_back(suffix: str, reasons: dict[Subject, str] | None) -> None:
    plan = table_1()
    now = with_entry(plan, "Needs Assessment", "Inform", "=1+1 <b> | a  b")
    since = Since(plan, "May & <June>", reasons)
    assert_reads_back(suffix, now, ExportOptions(page_numbers=False), since)
    assert_reads_back(suffix, now, ExportOptions(page_numbers=False, language="fr-CA"), since)
    assert_reads_back(suffix, plan, ExportOptions(page_numbers=False), since)


def assert_reads_back(suffix: str, plan: Plan, options: ExportOptions, since: Since | None = None) -> None:
    """Assert that a file says what the plan's document does, or that it is refused for letters that no face has."""
    found, wanted = READ_BACK[suffix], FORMATS[suffix]
    if not found.is_readable:
        pytest.skip(f"needs {found.needs}")
    document = document_of(plan, options.settled(language=plan.project.language, title=wanted.title), since)
    try:
        rendered = render_plan(plan, wanted, options, since)
    except LettersMissing as refused:
        assert suffix in DRAWN
        assert_refused_rightly(refused.found, document, suffix)
        return
    read, says = found.reads([rendered.data, *rendered.more]), found.says(document)
    if suffix == ".svg":
        read = in_one_line(read, document)
    if suffix in DRAWN:
        assert comparable(read) == comparable(says)
    else:
        assert read == says


def comparable(rows: Rows) -> list[tuple[object, ...]]:
    """Return rows as a page shows them: letters without blanks; those of mixed direction in no order.

    Readers of a page turn text from the right round, each in its own way, and give letters in the forms drawn, brackets
    as they are seen.
    """
    return [tuple(map(_comparable, row)) for row in rows]


def _comparable(text: str) -> object:
    letters = unicodedata.normalize("NFKC", seen(text.translate(DRAWN_AS)))
    if not any(map(runs_backwards, letters)):
        return letters
    return sorted("(" if unicodedata.mirrored(each) else each for each in unicodedata.normalize("NFKD", letters))


def runs_backwards(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL", "AN")


def assert_refused_rightly(found: Sequence[tuple[str, str]], document: Document, suffix: str) -> None:
    """Assert that exactly the letters are named that cannot be drawn, each with the first place where it stands."""
    places: dict[str, str] = {}
    for place, text in document.texts():
        for letter in text:
            places.setdefault(letter, place)
    for letter, place in found:
        assert places[letter] == place
        assert not in_some_face(letter) or (suffix == ".svg" and runs_backwards(letter))
    lost = {letter for letter in places if seen(letter) and not in_some_face(letter)}
    if not (suffix == ".svg" and all(runs_backwards(letter) for letter, _ in found)):
        assert lost - {letter for letter, _ in found} <= {*map(chr, DRAWN_AS)}
