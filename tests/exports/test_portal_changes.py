# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What changed, as sentences for a portal."""

from collections.abc import Callable

import pytest

from app import operations as do
from app.errors import OtherPlan
from app.exports.portal_changes import changes_text
from app.models.plan import Plan
from tests.builders import done, level_named, stage_named, table_1
from tests.exports.portal_plans import example


def entry_in(plan: Plan, stage: str, level: int) -> str:
    return plan.cell(stage_named(plan, stage), plan.levels[level].id)[0].id


def more_surveys(plan: Plan) -> Plan:
    entry = entry_in(plan, "Marketing and Promotion", 1)
    return done(plan, do.retype_involvement, involvement_id=entry, text="Surveys (n=40)")


def deeper_design(plan: Plan) -> Plan:
    return done(
        plan,
        do.move_involvement,
        involvement_id=entry_in(plan, "Curriculum Design", 2),
        stage_id=stage_named(plan, "Curriculum Design"),
        level_id=level_named(plan, "Partnership"),
    )


def to_another_stage(plan: Plan) -> Plan:
    return done(
        plan,
        do.move_involvement,
        involvement_id=entry_in(plan, "Curriculum Design", 2),
        stage_id=stage_named(plan, "Alumni Community"),
        level_id=level_named(plan, "Partnership"),
    )


def one_more(plan: Plan) -> Plan:
    return done(
        plan,
        do.add_involvement,
        stage_id=stage_named(plan, "Needs Assessment"),
        level_id=level_named(plan, "Inform"),
        text="Newsletter",
    )


def one_less(plan: Plan) -> Plan:
    return done(plan, do.delete_involvement, involvement_id=entry_in(plan, "Needs Assessment", 1))


def co_led(plan: Plan) -> Plan:
    return done(plan, do.set_control, stage_id=stage_named(plan, "Marketing and Promotion"), control="co-led")


def decided(plan: Plan) -> Plan:
    return done(plan, do.set_control, stage_id=stage_named(plan, "Needs Assessment"), control="institution")


def renamed(plan: Plan) -> Plan:
    return done(plan, do.rename_stage, stage_id=stage_named(plan, "Curriculum Design"), name="Design")


def new_stage(plan: Plan) -> Plan:
    return done(plan, do.add_stage, name="Evaluation")


def stage_gone(plan: Plan) -> Plan:
    return done(plan, do.delete_stage, stage_id=stage_named(plan, "Alumni Community"))


def renamed_group(plan: Plan) -> Plan:
    return done(plan, do.rename_group, group_id=plan.groups[0].id, name="Students")


def other_levels(plan: Plan) -> Plan:
    return done(plan, do.change_scheme, key="iap2")


def told(change: Callable[[Plan], Plan], language: str = "en") -> str:
    plan = table_1()
    return changes_text(plan, change(plan), language)


@pytest.mark.parametrize(
    ("change", "english", "french"),
    [
        (
            more_surveys,
            "Marketing and Promotion, Consult: Surveys (n=25) became Surveys (n=40).",
            "Marketing and Promotion, Consulter : Surveys (n=25) devient Surveys (n=40).",
        ),
        (
            deeper_design,
            "Curriculum Design: Member of design team (n=2) moved from Participate to Partnership.",
            'Curriculum Design : Member of design team (n=2) passe de "Faire participer" à "Partenariat".',
        ),
        (
            to_another_stage,
            "Member of design team (n=2) moved from Curriculum Design, Participate to Alumni Community, Partnership.",
            'Member of design team (n=2) passe de "Curriculum Design, Faire participer" à "Alumni Community,'
            ' Partenariat".',
        ),
        (
            one_more,
            "Added: Needs Assessment, Inform: Newsletter.",
            "Ajout : Needs Assessment, Informer : Newsletter.",
        ),
        (
            one_less,
            "Left out: Needs Assessment, Consult: Focus group (n=6).",
            "Retrait : Needs Assessment, Consulter : Focus group (n=6).",
        ),
        (
            co_led,
            "Marketing and Promotion, Control: was Institution, now Co-led.",
            "Marketing and Promotion, Décision : était Établissement, désormais Partagée.",
        ),
        (
            decided,
            "Needs Assessment, Control: was not stated, now Institution.",
            "Needs Assessment, Décision : était non précisé, désormais Établissement.",
        ),
        (
            renamed,
            "Stage Curriculum Design is now called Design.",
            'L\'étape "Curriculum Design" s\'appelle désormais "Design".',
        ),
        (new_stage, "Added: stage Evaluation.", "Ajout : étape Evaluation."),
        (stage_gone, "Left out: stage Alumni Community.", "Retrait : étape Alumni Community."),
        (
            renamed_group,
            "Group Learners is now called Students.",
            'Le groupe "Learners" s\'appelle désormais "Students".',
        ),
    ],
)
def test_each_change_is_a_sentence(change: Callable[[Plan], Plan], english: str, french: str) -> None:
    assert told(change) == english
    assert told(change, "fr") == french


def test_changes_come_in_the_order_of_the_plan_with_their_reasons() -> None:
    before = table_1()
    after = more_surveys(deeper_design(new_stage(before)))
    surveys = entry_in(after, "Marketing and Promotion", 1)
    reasons = {("involvements", surveys): "More came\nthan planned."}
    expected = [
        "Curriculum Design: Member of design team (n=2) moved from Participate to Partnership.",
        "Marketing and Promotion, Consult: Surveys (n=25) became Surveys (n=40). Reason: More came than planned.",
        "Added: stage Evaluation.",
    ]
    assert changes_text(before, after, "", reasons).split("\n") == expected
    assert "Motif : More came than planned." in changes_text(before, after, "fr", reasons)


def test_what_is_not_printed_is_not_told() -> None:
    before = table_1()
    after = done(before, do.add_note, text="Ask again", stage_id=before.stages[0].id)
    after = done(after, do.edit_involvement, involvement_id=entry_in(after, "Needs Assessment", 1), lead="Dean")
    after = done(after, do.edit_group, group_id=after.groups[0].id, size=40)
    assert changes_text(before, after, "en") == ""


def test_an_entry_that_moved_and_changed_has_two_sentences() -> None:
    assert told(lambda plan: done(
        deeper_design(plan),
        do.retype_involvement,
        involvement_id=entry_in(plan, "Curriculum Design", 2),
        text="Co-designers (n=3)",
    )) == (
        "Curriculum Design: Member of design team (n=2) moved from Participate to Partnership."
        " Curriculum Design, Partnership: Member of design team (n=2) became Co-designers (n=3)."
    )  # fmt: skip


def test_a_group_that_decides_and_is_renamed_is_told_once() -> None:
    plan = table_1()
    learners = [plan.groups[0].id]
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control="group", group_ids=learners)
    assert changes_text(plan, renamed_group(plan), "en") == "Group Learners is now called Students."


def test_several_groups_are_named_with_their_entries() -> None:
    before = done(table_1(), do.add_group, name="Employers")
    assert changes_text(before, more_surveys(before), "en") == (
        "Marketing and Promotion, Consult: Learners: Surveys (n=25) became Learners: Surveys (n=40)."
    )


def test_other_levels_are_told() -> None:
    assert told(other_levels).split("\n")[0] == (
        "Levels of involvement: was Levels of involvement (Bovill, 2017), now Levels of participation (after IAP2)."
    )


def test_another_plan_is_no_earlier_state() -> None:
    with pytest.raises(OtherPlan):
        changes_text(table_1(), table_1(), "en")


def test_typographic_signs_on_wish() -> None:
    before = example("fr-CA")
    after = done(before, do.add_stage, name="L’été")
    assert changes_text(before, after, "") == "Ajout : étape L'été."
    assert changes_text(before, after, "", plain_characters=False) == "Ajout\u00a0: étape L’été."
