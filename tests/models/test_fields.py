# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Cleaning at the door, and checking everywhere else."""

import dataclasses
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import NotANumber, NumberOutOfRange, TextTooLong
from app.models.fields import PlanBroken, check, clean, clean_text
from app.models.rows import TABLES, Involvement, Note, Stage

STAGE = Stage(id="s", rank="V", name="Needs Assessment")
ENTRY = Involvement(id="i", stage_id="s", level_id="l", group_id="g", rank="V", activity="Survey")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Focus group (n=6) ", "Focus group (n=6)"),
        ("two  blanks stay", "two  blanks stay"),
        ("a\tb", "a b"),
        ("a\r\nb", "a b"),
        ("a\u2028b", "a b"),
        ("be\u0301ton", "b\u00e9ton"),
        ("W\u0101nanga", "W\u0101nanga"),
        ("bell\x07 and null\x00", "bell and null"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("\ufffe\uffff", ""),
        ("=1+1", "=1+1"),
        ("non\u00a0breaking", "non\u00a0breaking"),
        ("joined \u200d", "joined \u200d"),
    ],
)
def test_a_line_is_kept_as_typed_without_what_nobody_sees(typed: str, kept: str) -> None:
    assert clean_text(typed, lines=False) == kept


def test_prose_keeps_its_lines() -> None:
    assert clean_text("one\r\ntwo\rthree\u2029four", lines=True) == "one\ntwo\nthree\nfour"


@given(st.text(), st.booleans())
def test_what_is_clean_stays_as_it_is(text: str, lines: bool) -> None:
    kept = clean_text(text, lines=lines)
    assert clean_text(kept, lines=lines) == kept
    assert unicodedata.normalize("NFC", kept) == kept
    assert not {unicodedata.category(letter) for letter in kept.replace("\n", "")} & {"Cc", "Cs"}


def test_a_text_that_is_too_long_is_refused_with_its_figures() -> None:
    with pytest.raises(TextTooLong) as refusal:
        clean(dataclasses.replace(STAGE, name="x" * 301))
    assert (refusal.value.field, refusal.value.length, refusal.value.limit) == ("name", 301, 300)


def test_length_counts_after_cleaning() -> None:
    assert clean(dataclasses.replace(STAGE, name=" " + "x" * 300 + " ")).name == "x" * 300


@pytest.mark.parametrize("number", [-1, 10_000_000])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(NumberOutOfRange):
        clean(dataclasses.replace(ENTRY, count_kind="exact", count_from=number))


@pytest.mark.parametrize("amount", ["1,200", "25,505", "ten", "1e3", "-1", "25.12345"])
def test_an_amount_that_is_no_decimal_is_refused(amount: str) -> None:
    with pytest.raises(NotANumber):
        clean(dataclasses.replace(ENTRY, return_rate=amount))


def test_an_amount_is_kept_as_text() -> None:
    assert clean(dataclasses.replace(ENTRY, return_hours="2", return_rate="25.50")).return_rate == "25.50"


@pytest.mark.parametrize(("typed", "kept"), [("25,50", "25.50"), ("2,5", "2.5")])
def test_decimals_may_stand_behind_a_comma(typed: str, kept: str) -> None:
    assert clean(dataclasses.replace(ENTRY, return_rate=typed)).return_rate == kept


@pytest.mark.parametrize(
    "row",
    [
        dataclasses.replace(STAGE, name=" not clean"),
        dataclasses.replace(STAGE, name="x" * 301),
        dataclasses.replace(STAGE, name=3),  # type: ignore[arg-type]
        dataclasses.replace(STAGE, kind="no such kind"),
        dataclasses.replace(STAGE, rank=""),
        dataclasses.replace(STAGE, rank="a0"),
        dataclasses.replace(STAGE, rank="ä"),
        dataclasses.replace(STAGE, id="one two"),
        dataclasses.replace(STAGE, control=None),  # type: ignore[arg-type]
        dataclasses.replace(ENTRY, count_from=True),
        dataclasses.replace(ENTRY, count_from=-1),
        dataclasses.replace(ENTRY, return_hours="many"),
        Note(id="n", at_control=1),  # type: ignore[arg-type]
    ],
)
def test_a_row_that_the_door_would_not_have_let_in_is_found(row: object) -> None:
    with pytest.raises(PlanBroken):
        check(row)


def test_good_rows_pass() -> None:
    check(STAGE)
    check(ENTRY)
    check(Note(id="n", stage_id="s", text="one\ntwo"))


def test_every_field_is_declared_with_a_kind() -> None:
    for row_class in TABLES.values():
        for field in dataclasses.fields(row_class):
            assert field.metadata.get("kind"), f"{row_class.__name__}.{field.name}"
