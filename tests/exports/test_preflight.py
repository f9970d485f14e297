# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is worth knowing before a file is handed in, and the ways out that are offered with it."""

from dataclasses import replace
from typing import get_args

import pytest

from app import operations as do
from app.exports.options import ExportOptions
from app.exports.preflight import Remark, RemarkKind, remarks
from app.exports.registry import FORMATS, render_plan
from app.models.plan import Plan
from app.models.questions import questions
from app.words import preflight as words
from tests.builders import a_plan, done, stage_named, table_1
from tests.exports.plans import one_stage


def found(plan: Plan, options: ExportOptions, suffix: str = ".pdf") -> dict[RemarkKind, Remark]:
    wanted = FORMATS[suffix]
    return {each.kind: each for each in remarks(plan, wanted, options, render_plan(plan, wanted, options))}


def test_table_1_raises_its_four_questions_and_nothing_else() -> None:
    assert found(table_1(), ExportOptions()) == {"questions": Remark(kind="questions", count=4)}


def test_a_legend_that_makes_a_second_page_can_be_left_out() -> None:
    plan = a_plan(stages=18)
    options = ExportOptions(text_size=11.0)
    assert render_plan(plan, FORMATS[".pdf"], options).pages == 2
    remedy = found(plan, options)["too-many-pages"].remedy
    assert remedy is not None
    assert (remedy.kind, remedy.pages) == ("legend", 1)
    assert render_plan(plan, FORMATS[".pdf"], remedy.options).pages == 1


def test_questions_are_counted_as_their_page_counts_them() -> None:
    plan = one_stage({"Inform": ["Letter", "letter"], "Consult": ["Survey", "survey"]})
    asked = [finding.rule for finding in questions(plan).open]
    assert asked.count("stands-twice") == 2
    assert found(plan, ExportOptions())["questions"].count == len(asked) - 1


def test_the_table_alone_with_narrow_margins_is_the_last_way_out() -> None:
    plan, options = a_plan(stages=26), ExportOptions(pages=1)
    remedy = found(plan, options)["too-many-pages"].remedy
    assert remedy is not None
    assert words.remedy(remedy.kind, "en-CA", pages=remedy.pages) == (
        "With the table alone and margins of 15 mm it is one page."
    )
    assert words.button(remedy.kind, "en-CA") == "Do it"
    assert remedy.options == ExportOptions(pages=1, legend=False, margin=15.0)
    assert render_plan(plan, FORMATS[".pdf"], remedy.options).pages == 1


def test_more_pages_than_asked_for_are_told_though_nothing_helps() -> None:
    remark = found(a_plan(stages=60), ExportOptions(pages=1))["too-many-pages"]
    assert remark.remedy is None
    assert words.remark(remark.kind, "en-CA", count=remark.count, pages=1) == "It takes 3 pages, not 1."


def test_many_pages_are_nothing_to_remark_where_no_number_was_asked_for() -> None:
    assert "too-many-pages" not in found(a_plan(stages=60), ExportOptions())


def test_the_cells_that_force_more_pages_are_named_longest_first() -> None:
    plan = one_stage({"Inform": ["word " * 300], "Consult": ["word " * 900]}, stage="First")
    plan = done(plan, do.add_stage, name="Second")
    assert found(plan, ExportOptions())["tall"].places == ("First, Consult", "First, Inform")


def test_a_missing_credit_can_be_put_back() -> None:
    remedy = found(table_1(), ExportOptions(credit=False))["no-credit"].remedy
    assert remedy is not None
    assert remedy.options == ExportOptions()


def test_a_cell_that_excel_does_not_print_whole_is_named() -> None:
    plan = one_stage({"Inform": ["short"], "Consult": ["a word after another " * 470] * 3}, stage="Long")
    remark = found(plan, ExportOptions(), ".xlsx")["clipped"]
    assert (remark.count, remark.places) == (1, ("Long, Consult",))


@pytest.mark.parametrize(("words_in_cell", "helps"), [(350, True), (1500, False)])
def test_letters_that_excel_would_print_too_small_are_told(words_in_cell: int, helps: bool) -> None:
    plan = one_stage({"Consult": ["word " * words_in_cell]})
    remedy = found(plan, ExportOptions(orientation="portrait"), ".xlsx")["too-wide"].remedy
    assert (remedy is not None) == helps
    if remedy:
        assert "too-wide" not in found(plan, remedy.options, ".xlsx")
        assert words.remedy(remedy.kind, "en-CA") == "On a page on its side they are not."


def test_more_pages_than_asked_for_are_told_of_excel_too() -> None:
    assert "too-long" in found(a_plan(stages=60), ExportOptions(pages=2), ".xlsx")
    assert "too-long" not in found(a_plan(stages=60), ExportOptions(pages=4), ".xlsx")


@pytest.mark.parametrize(("text", "kind"), [("m" * 30, "turned"), ("m" * 46, "smaller"), ("m" * 300, "broken")])
def test_a_long_word_changes_the_page(text: str, kind: RemarkKind) -> None:
    assert kind in found(one_stage({"Consult": [text]}), ExportOptions(orientation="portrait"))


def test_entries_of_an_example_are_counted() -> None:
    plan = table_1()
    entry = plan.cell(stage_named(plan, "Needs Assessment"), plan.levels[1].id)[0]
    plan = plan.replaced({"involvements": {entry.id: replace(entry, is_example=True)}})
    assert found(plan, ExportOptions())["examples"].count == 1


@pytest.mark.parametrize("kind", get_args(RemarkKind))
def test_every_remark_has_a_sentence(kind: RemarkKind) -> None:
    said = words.remark(kind, "en-CA", count=2, places=("Design, Consult",), pages=1)
    assert said.endswith(".")
    assert "{" not in said
