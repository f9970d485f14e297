# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Each question: a plan that raises it, and the nearest one that does not."""

import dataclasses
import time

import pytest
from hypothesis import given, settings

from app import operations as do
from app.models.plan import Plan
from app.models.question_texts import definitions, line_text, place_text, question
from app.models.questions import findings, lines, questions, questions_by_steps
from app.models.rows import TABLES
from tests.builders import LANGUAGE, a_plan, blank, done, level_named, stage_named, table_1
from tests.models.edited_plans import STEPS, Step, edited
from tests.models.questions_asked import added, asked, controlled, letters, quiet, with_entry_changed


def test_nothing_is_asked_of_a_plan_without_a_stage_or_of_one_that_says_it_all() -> None:
    assert asked(blank()) == []
    assert asked(quiet()) == []


def test_the_published_example_raises_d_h_l_and_m() -> None:
    plan = table_1()
    assert asked(plan) == [
        "Four stages don't say who decides. Who does?",
        "6 entries ask people for something and don't say what they hear back. How will they learn what became of it?",
        "No stage is about evaluation. Who finds out whether it worked, and do learners have a part in that?",
        "3 entries ask for people's working time and note nothing in return, such as pay, credit or a reference."
        " What do they get?",
    ]
    assert letters(plan) == "dhlm"
    (who_decides, *_) = findings(plan)
    assert [place_text(plan, place, LANGUAGE) for place in who_decides.places] == [
        "Needs Assessment",
        "Curriculum Design",
        "Curriculum Development",
        "Learning Recognition",
    ]


def test_a_partnership_where_the_institution_decides() -> None:
    plan = added(quiet(), "Design", "Partnership", "Learners: Steering (n=2)")
    plan = added(plan, "Design", "Partnership", "Employers: Steering (n=3)")
    assert asked(plan) == [
        "Design: Learners and Employers at Partnership, where both sides decide together, yet Control says the"
        " institution. Who decides here?"
    ]
    assert definitions(plan, findings(plan)[0], LANGUAGE) == [
        "Partnership: Group and institution frame the options and choose among them together, looking for consensus."
    ]
    assert letters(controlled(plan, "Design", "co-led")) == ""


def test_b_shared_and_nobody_at_partnership() -> None:
    plan = controlled(quiet(), "Needs", "co-led", "Employers")
    assert asked(plan) == [
        "Needs: Control says “Co-led with Employers”, but nobody is at Partnership, the level where both sides decide"
        " together. Who shares the decision?"
    ]
    assert letters(controlled(quiet(), "Needs", "group", "Employers")) == "b"
    assert letters(controlled(quiet(), "Needs", "other", words="The board")) == ""
    assert letters(added(plan, "Needs", "Partnership", "Employers: Steering (n=2)")) == ""


def test_c_nobody_takes_part() -> None:
    plan = controlled(done(quiet(), do.add_stage, name="Approval"), "Approval", "institution")
    assert asked(plan) == ["Nobody takes part in Approval. Is that meant?"]
    assert letters(added(plan, "Approval", "Inform", "Employers: Newsletter")) == ""
    for name in ("Marketing", "Launch"):
        plan = controlled(done(plan, do.add_stage, name=name), name, "institution")
    assert asked(plan) == ["Nobody takes part in Approval, Marketing and Launch. Is that meant?"]
    plan = controlled(done(plan, do.add_stage, name="Alumni"), "Alumni", "institution")
    assert asked(plan) == ["Nobody takes part in four stages. Is that meant?"]


def test_d_control_is_empty() -> None:
    assert asked(controlled(quiet(), "Needs", "")) == ["Who decides in Needs? Control is empty there."]
    assert asked(controlled(controlled(quiet(), "Needs", ""), "Delivery", "")) == [
        "Who decides in Needs and Delivery? Control is empty there."
    ]
    assert letters(controlled(quiet(), "Needs", "other", words="The board")) == ""


def test_e_a_group_in_no_stage() -> None:
    plan = done(quiet(), do.add_group, name="Families")
    assert asked(plan) == ["Families: on the list, but in no stage. Where do they come in?"]
    assert letters(added(plan, "Needs", "Inform", "Families: Newsletter")) == ""
    assert "e" not in letters(controlled(plan, "Needs", "co-led", "Families"))
    assert asked(done(plan, do.add_group, name="Unions")) == [
        "Two groups are on the list, but in no stage. Where do they come in?"
    ]


def test_f_learners_are_only_told_and_asked() -> None:
    base = quiet()
    only_asked = with_entry_changed(base, "Workshop", do.move_involvement, level_id=level_named(base, "Consult"))
    assert asked(only_asked) == ["Learners are asked, but nowhere work along or decide. Is that what you want to say?"]
    assert asked(added(only_asked, "Needs", "Inform", "All learners")) == [
        "Learners are told and asked, but nowhere work along or decide. Is that what you want to say?"
    ]
    assert letters(controlled(only_asked, "Needs", "co-led", "Learners")) == "b"


def test_g_learners_come_after_the_design() -> None:
    base = quiet()
    late = with_entry_changed(base, "Focus group", do.delete_involvement)
    late = added(late, "Needs", "Consult", "Employers: Focus group (n=6)")
    late = with_entry_changed(late, "Workshop", do.move_involvement, stage_id=stage_named(base, "Delivery"))
    assert asked(added(late, "Design", "Consult", "Employers: Interviews")) == [
        "Learners first appear in Delivery, after the design. What is still open for them to shape by then?"
    ]
    assert letters(added(late, "Design", "Consult", "Learners: Interviews")) == ""
    in_no_design = done(late, do.edit_stage, stage_id=stage_named(base, "Design"), kind="build")
    assert "g" not in letters(in_no_design)


def test_h_what_they_hear_back() -> None:
    base = quiet()
    plan = added(base, "Needs", "Consult", "Employers: Interviews (n=9)", heard_back="")
    assert asked(plan) == [
        "Needs, Consult: “Interviews (n=9)” asks people for something and doesn't say what they hear back. How will"
        " they learn what became of it?"
    ]
    assert letters(added(base, "Needs", "Inform", "Employers: News", heard_back="")) == ""
    two = added(plan, "Design", "Consult", "Employers: Interviews (n=8)", heard_back="")
    assert asked(two) == [
        "2 entries ask people for something and don't say what they hear back. How will they learn what became of it?"
    ]
    assert len(findings(two)) == 2


def test_i_the_same_small_number() -> None:
    plan = added(quiet(), "Design", "Consult", "Learners: Interviews (n=6)")
    assert letters(plan) == ""
    plan = added(plan, "Delivery", "Consult", "Learners: Interviews (n=6)")
    assert asked(plan) == ["n=6 stands in 3 entries for Learners. The same people each time?"]
    other = added(quiet(), "Design", "Consult", "Learners: Interviews (n=6)")
    assert letters(added(other, "Delivery", "Consult", "Employers: Interviews (n=6)")) == ""
    for number, letter in ((10, "i"), (11, "")):
        many = quiet()
        for stage in ("Needs", "Design", "Delivery"):
            many = added(many, stage, "Consult", f"Employers: Panel (n={number})")
        assert letters(many) == letter


@pytest.mark.parametrize(
    ("text", "asks"),
    [("(n=9)", 9), ("(n=8)", None), ("(n=7-9)", 9), ("(n≈9)", 9), ("(n=9+)", 9), ("(n=9 per cohort)", 9), ("", None)],
)
def test_j_more_than_the_group(text: str, asks: int | None) -> None:
    base = quiet()
    learners = base.groups[0].id
    plan = done(base, do.edit_group, group_id=learners, size=8)
    plan = added(plan, "Delivery", "Consult", f"Learners: Panel {text}".strip())
    expected = [f"Delivery: n={asks}, but Learners has a size of 8. Which number holds?"] if asks else []
    assert asked(plan) == expected


def test_k_the_same_words_twice() -> None:
    plan = added(quiet(), "Needs", "Consult", "Learners: focus Group (n=6)")
    assert asked(plan) == ["Needs, Consult: “Focus group (n=6)” stands there twice for Learners. One too many?"]
    assert asked(added(plan, "Needs", "Consult", "Learners: Focus group (n=6)"))[-1] == (
        "Needs, Consult: “Focus group (n=6)” stands there 3 times for Learners. One too many?"
    )
    assert letters(added(quiet(), "Needs", "Consult", "Employers: Focus group (n=6)")) == ""
    assert letters(added(quiet(), "Needs", "Consult", "Learners: Focus group (n=7)")) == ""
    assert letters(added(quiet(), "Needs", "Participate", "Learners: Focus group (n=6)")) == ""


def test_l_no_stage_is_about_evaluation() -> None:
    base = quiet()
    stage_id = stage_named(base, "Evaluation")
    named = done(base, do.edit_stage, stage_id=stage_id, kind="")
    assert letters(named) == ""
    renamed = done(named, do.rename_stage, stage_id=stage_id, name="Closing")
    assert asked(renamed) == [
        "No stage is about evaluation. Who finds out whether it worked, and do learners have a part in that?"
    ]
    assert letters(done(renamed, do.rename_stage, stage_id=stage_id, name="Suivi et évaluation")) == ""


@pytest.mark.parametrize("field", ["return_words", "return_hours", "return_rate"])
def test_m_nothing_in_return(field: str) -> None:
    base = quiet()
    plan = added(base, "Needs", "Participate", "Employers: Workshop (n=3)", return_words="")
    assert asked(plan) == [
        "Needs, Participate: “Workshop (n=3)” asks for people's working time and notes nothing in return, such as pay,"
        " credit or a reference. What do they get?"
    ]
    assert letters(added(base, "Needs", "Consult", "Employers: Workshop (n=3)", return_words="")) == ""
    more = {"return_words": "", field: "3"}
    assert letters(added(base, "Needs", "Participate", "Employers: Workshop (n=3)", **more)) == ""


def test_n_all_of_a_group_decide() -> None:
    base = controlled(quiet(), "Design", "co-led")
    plan = added(base, "Design", "Partnership", "All learners")
    assert asked(plan) == [
        "Design: all learners at Partnership, where both sides decide together. Do all of them decide, or do some speak"
        " for the rest?"
    ]
    assert letters(added(base, "Design", "Partnership", "Learners: Council (n=3)")) == ""
    assert letters(added(quiet(), "Design", "Participate", "All learners")) == ""


@pytest.mark.parametrize(
    ("level", "text", "activity"),
    [
        ("Participate", "Survey (n=40)", "a survey"),
        ("Participate", "Online polls", "a survey"),
        ("Participate", "Sondage en ligne", "a survey"),
        ("Participate", "Design the survey together", ""),
        ("Participate", "Prototype test", ""),
        ("Consult", "Survey (n=40)", ""),
        ("Consult", "Newsletter", "a newsletter"),
        ("Inform", "Newsletter", ""),
        ("Consult", "Web page", "a web page"),
        ("Inform", "Web page", ""),
        ("Inform", "Advisory committee (n=3)", "a committee"),
        ("Inform", "Minutes of the committee", ""),
        ("Inform", "Design team", "a design team"),
        ("Participate", "Design team", ""),
    ],
)
def test_o_an_activity_at_an_odd_level(level: str, text: str, activity: str) -> None:
    plan = added(quiet(), "Needs", level, f"Employers: {text}")
    gloss = {"Inform": "they are told", "Consult": "they are asked", "Participate": "they work with us"}[level]
    expected = [f"Needs: “{text}” stands at {level}: {gloss}. Does {activity} do that?"] if activity else []
    assert asked(plan) == expected


def test_another_scheme_raises_no_question_that_leans_on_a_level_it_has_not() -> None:
    plan = added(quiet(), "Design", "Partnership", "All learners", heard_back="", return_words="")
    plan = added(plan, "Needs", "Partnership", "Employers: Survey")
    assert letters(plan) == "ahmno"
    rows = {level.id: dataclasses.replace(level, key="") for level in plan.levels}
    assert letters(plan.replaced({"levels": rows})) == ""


def test_what_is_left_comes_back_when_the_facts_change() -> None:
    plan = controlled(controlled(quiet(), "Needs", ""), "Delivery", "")
    (finding,) = findings(plan)
    values = {"rule": finding.rule, "subject": finding.subject, "facts": finding.facts_text}
    left = done(plan, do.leave_question, **values, reason="The board settles it in May")
    assert questions(left).open == ()
    assert [row.reason for _, row in questions(left).left] == ["The board settles it in May"]
    assert len(questions(controlled(left, "Delivery", "institution")).left) == 1
    assert len(questions(controlled(left, "Design", "")).open) == 1
    assert len(questions(done(left, do.ask_again, rule=finding.rule, subject=finding.subject)).open) == 1


def test_what_is_left_of_very_many_places_comes_back_too() -> None:
    plan = a_plan(stages=400)
    finding = next(found for found in findings(plan) if found.letter == "d")
    values = {"rule": finding.rule, "subject": finding.subject, "facts": finding.facts_text}
    left = done(plan, do.leave_question, **values)
    assert [found.letter for found, _ in questions(left).left] == ["d"]
    again = done(left, do.add_stage, name="One more")
    assert "d" in [found.letter for found in questions(again).open]


def test_what_is_asked_once_for_the_whole_plan_comes_back_for_new_places_and_once_it_is_begun() -> None:
    plan = table_1()
    finding = next(found for found in findings(plan) if found.letter == "h")
    left = done(plan, do.leave_question, rule=finding.rule, subject=finding.subject, facts=finding.facts_text)
    assert "h" not in [found.letter for found in questions(left).open]
    fewer = done(left, do.delete_stage, stage_id=stage_named(left, "Needs Assessment"))
    assert "h" not in [found.letter for found in questions(fewer).open]
    more = done(left, do.duplicate_stage, stage_id=stage_named(left, "Needs Assessment"))
    assert "h" in [found.letter for found in questions(more).open]
    begun = with_entry_changed(more, "Surveys", do.edit_involvement, heard_back="By email")
    assert [found.letter for found in questions(begun).open].count("h") == 6


def test_the_questions_about_a_cell() -> None:
    plan = controlled(added(quiet(), "Design", "Partnership", "All learners"), "Delivery", "")
    found = questions(plan)
    design, delivery = stage_named(plan, "Design"), stage_named(plan, "Delivery")
    assert [each.letter for each in found.findings_at(design, level_named(plan, "Partnership"))] == ["a", "n"]
    assert [each.letter for each in found.findings_at(delivery, None)] == ["d"]
    assert found.findings_at(design, None) == ()
    assert found.findings_at(design, level_named(plan, "Inform")) == ()


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_every_plan_can_be_asked_and_every_question_said(steps: list[Step]) -> None:
    plan = edited(a_plan(stages=3, groups=2), steps)
    found = findings(plan)
    assert found == findings(Plan({table: plan.rows(table) for table in TABLES}))
    assert [each.letter for each in found] == sorted(each.letter for each in found)
    assert len({(each.rule, each.subject) for each in found}) == len(found)
    for line in lines(found):
        assert line_text(plan, line, LANGUAGE).count("?") == 1
        for each in line:
            assert question(plan, each, LANGUAGE).count("?") == 1
            for place in each.places:
                assert place_text(plan, place, LANGUAGE)


def test_the_search_goes_by_steps_that_are_a_stage_each_and_ends_with_the_questions() -> None:
    plan = a_plan(stages=300, groups=5, entries=2)
    spent: list[float] = []
    last = None
    begun = time.process_time()
    for found in questions_by_steps(plan):
        ended = time.process_time()
        spent.append(ended - begun)
        begun, last = ended, found
    assert last == questions(plan)
    assert len(spent) > 8 * 300  # eight rules or more pause after each stage
    spent.sort()
    assert spent[-3] < 0.1 * sum(spent)  # the first search also reads its words
