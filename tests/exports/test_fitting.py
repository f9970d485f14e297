# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Which page a table goes on: as asked for, on its side, with smaller letters, or with a broken word."""

import pytest

from app.exports.fitting import fit, measure
from app.exports.options import ExportOptions, Orientation
from app.models.plan import Plan
from tests.builders import table_1
from tests.exports.plans import document_of, one_stage
from tests.exports.readers import set_width

UPRIGHT = ExportOptions(orientation="portrait")


def fitted(plan: Plan, options: ExportOptions) -> tuple[str, float]:
    settled = options.settled(language="en-CA", title=True)
    used = fit(document_of(plan), settled, 8.0).options
    return used.orientation, used.text_size


def test_table_1_is_kept_as_it_was_asked_for() -> None:
    assert fitted(table_1(), ExportOptions()) == ("landscape", 10)
    assert fitted(table_1(), UPRIGHT) == ("portrait", 10)
    assert fitted(table_1(), ExportOptions(orientation="portrait", text_size=12.0)) == ("portrait", 12)


@pytest.mark.parametrize(
    ("letters", "page"),
    [
        (10, ("portrait", 10)),
        (30, ("landscape", 10)),  # 250 points: too wide for an upright page beside the other columns
        (45, ("landscape", 9.5)),  # 375 points: too wide on its side as well, but for smaller letters
        (47, ("landscape", 9)),
        (200, ("portrait", 10)),  # no page takes it, so it is broken on the one that was asked for
    ],
)
def test_a_long_word_turns_the_page_then_shrinks_letters(letters: int, page: tuple[str, float]) -> None:
    assert fitted(one_stage({"Consult": ["m" * letters]}), UPRIGHT) == page


def test_letters_never_get_smaller_than_9_points() -> None:
    assert fitted(one_stage({"Consult": ["m" * 47]}), ExportOptions(text_size=24.0)) == ("landscape", 9)
    assert fitted(one_stage({"Consult": ["m" * 47]}), ExportOptions(text_size=9.0)) == ("landscape", 9)


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("count", [3, 5, 6, 7, 8, 9, 10, 12, 20, 40])
def test_heads_stay_whole_beside_a_text_of_any_length(orientation: Orientation, count: int) -> None:
    text = " ".join(("Survey of learners about the price and form of the course and its times " * 3).split()[:count])
    settled = ExportOptions(orientation=orientation).settled(language="en-CA", title=True)
    found = fit(document_of(one_stage({"Consult": [text]})), settled, 8.0)
    for word, width in zip(
        ("Micro-credential", "Inform", "Consult", "Participate", "Partnership", "Control"), found.widths[0], strict=True
    ):
        assert width >= set_width(word, found.options.text_size, bold=True) + 8.0 - 1e-6


def test_columns_fill_the_page() -> None:
    settled = ExportOptions(paper="letter").settled(language="en-CA", title=True)
    assert sum(fit(document_of(table_1()), settled, 8.0).widths[0]) == pytest.approx(648)


def test_a_format_that_draws_wider_letters_gets_wider_columns() -> None:
    settled = ExportOptions(paper="letter", orientation="portrait").settled(language="en-CA", title=True)
    document = document_of(one_stage({"Consult": ["m" * 18]}))
    assert fit(document, settled, 8.0).options.orientation == "portrait"
    assert fit(document, settled, 8.0, wider=1.4).options.orientation == "landscape"


def test_a_text_is_measured_at_its_size_and_weight() -> None:
    width = measure(10)
    assert width("Focus group (n=6)", False) == pytest.approx(82.0, abs=0.1)
    assert width("Focus group (n=6)", True) > width("Focus group (n=6)", False)
