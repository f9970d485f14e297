# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How options are settled: papers, margins, and what no page can do with."""

import math

import pytest

from app.errors import NumberOutOfRange
from app.exports.options import ExportOptions


@pytest.mark.parametrize(
    ("language", "paper", "margin", "sheet", "room"),
    [
        ("en-CA", "letter", 25.4, (792.0, 612.0), (648.0, 468.0)),
        ("fr-CA", "letter", 25.4, (792.0, 612.0), (648.0, 468.0)),
        ("en-US", "letter", 25.4, (792.0, 612.0), (648.0, 468.0)),
        ("en-GB", "a4", 25.0, (841.89, 595.28), (700.16, 453.54)),
        ("en-NZ", "a4", 25.0, (841.89, 595.28), (700.16, 453.54)),
        ("fr-FR", "a4", 25.0, (841.89, 595.28), (700.16, 453.54)),
        ("en", "a4", 25.0, (841.89, 595.28), (700.16, 453.54)),
    ],
)
def test_the_usual_page_is_that_of_the_region_on_its_side(
    language: str, paper: str, margin: float, sheet: tuple[float, float], room: tuple[float, float]
) -> None:
    settled = ExportOptions().settled(language=language, title=True)
    assert (settled.paper, settled.orientation, settled.margin) == (paper, "landscape", margin)
    assert settled.sheet == pytest.approx(sheet, abs=0.01)
    assert settled.room == pytest.approx(room, abs=0.01)
    assert (settled.text_size, settled.legend, settled.page_numbers, settled.groups) == (10.0, True, None, ())


def test_what_was_asked_for_goes_before_the_usual() -> None:
    asked = ExportOptions(
        paper="a4",
        orientation="portrait",
        margin=15.0,
        text_size=12.0,
        title=False,
        legend=False,
        page_numbers=True,
        groups=("g",),
    )
    settled = asked.settled(language="en-CA", title=True)
    assert settled.sheet == pytest.approx((595.28, 841.89), abs=0.01)
    assert settled.inset == pytest.approx(42.52, abs=0.01)
    assert (settled.text_size, settled.title, settled.legend) == (12.0, False, False)
    assert (settled.page_numbers, settled.groups) == (True, ("g",))


def test_the_margin_follows_the_paper_that_was_asked_for() -> None:
    assert ExportOptions(paper="a4").settled(language="en-CA", title=True).margin == 25.0


def test_the_format_decides_on_the_title_line_unless_told_otherwise() -> None:
    assert ExportOptions().settled(language="en-CA", title=True).title is True
    assert ExportOptions().settled(language="en-CA", title=False).title is False
    assert ExportOptions(title=True).settled(language="en-CA", title=False).title is True


def test_a_page_turned_on_its_side_is_otherwise_the_same() -> None:
    upright = ExportOptions(orientation="portrait", margin=10.0).settled(language="en-CA", title=True)
    assert upright.sheet == pytest.approx((612.0, 792.0))
    assert upright.landscape().sheet == pytest.approx((792.0, 612.0))
    assert upright.landscape().margin == 10.0


@pytest.mark.parametrize("size", [9.0, 24.0])
def test_letters_from_9_to_24_points_are_taken(size: float) -> None:
    assert ExportOptions(text_size=size).text_size == size


@pytest.mark.parametrize("size", [8.9, 24.1, 0.0, -10.0, math.nan, math.inf])
def test_letters_that_no_form_takes_are_refused(size: float) -> None:
    with pytest.raises(NumberOutOfRange) as refused:
        ExportOptions(text_size=size)
    assert (refused.value.field, refused.value.low, refused.value.high) == ("text_size", 9.0, 24.0)


@pytest.mark.parametrize("margin", [5.0, 60.0])
def test_margins_from_5_to_60_millimetres_are_taken(margin: float) -> None:
    assert ExportOptions(margin=margin).margin == margin


@pytest.mark.parametrize("margin", [4.9, 60.1, 0.0, -5.0, math.nan])
def test_margins_that_leave_no_page_are_refused(margin: float) -> None:
    with pytest.raises(NumberOutOfRange) as refused:
        ExportOptions(margin=margin)
    assert (refused.value.field, refused.value.low, refused.value.high) == ("margin", 5.0, 60.0)


def test_details_lie_on_their_side_unless_told_otherwise() -> None:
    def lies(options: ExportOptions) -> str:
        return options.settled(language="en-CA", title=True, orientation="portrait").orientation

    assert lies(ExportOptions()) == "portrait"
    assert lies(ExportOptions(details=True)) == "landscape"
    assert lies(ExportOptions(details=True, orientation="portrait")) == "portrait"
