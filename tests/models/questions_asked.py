# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan that raises no question, what one edit makes it ask, and how that reads."""

from collections.abc import Callable

from app import operations as do
from app.models.changes import Draft
from app.models.plan import Plan
from app.models.question_texts import line_text
from app.models.questions import findings, lines
from tests.builders import LANGUAGE, blank, done, level_named, stage_named

STAGES = (("Needs", "needs"), ("Design", "design"), ("Delivery", "delivery"), ("Evaluation", "evaluation"))


def quiet() -> Plan:
    """Return a plan about which there is nothing to ask: learners and employers in four stages."""
    draft = Draft(blank())
    do.add_group(draft, name="Employers")
    for name, kind in STAGES:
        stage_id = do.add_stage(draft, name=name, kind=kind)
        do.set_control(draft, stage_id=stage_id, control="institution")
    plan = draft.plan
    for stage, level, text in (
        ("Needs", "Consult", "Learners: Focus group (n=6)"),
        ("Design", "Participate", "Learners: Workshop (n=4)"),
        ("Delivery", "Inform", "Employers: Newsletter"),
        ("Evaluation", "Consult", "Employers: Interviews (n=5)"),
    ):
        plan = added(plan, stage, level, text)
    return plan


def added(plan: Plan, stage: str, level: str, text: str, **more: str) -> Plan:
    """Return the plan with an entry that says what people hear back and what they get, unless ``more`` does."""
    draft = Draft(plan)
    said = {"heard_back": "By email", "return_words": "A reference"} | more
    entry_id = do.add_involvement(
        draft, stage_id=stage_named(plan, stage), level_id=level_named(plan, level), text=text
    )
    do.edit_involvement(draft, involvement_id=entry_id, **said)
    return draft.plan


def controlled(plan: Plan, stage: str, control: str, *groups: str, words: str = "") -> Plan:
    """Return the plan with somebody else deciding in a stage."""
    ids = [group.id for group in plan.groups if group.name in groups]
    return done(plan, do.set_control, stage_id=stage_named(plan, stage), control=control, group_ids=ids, words=words)


def with_entry_changed(plan: Plan, activity: str, operation: Callable[..., object], **values: object) -> Plan:
    """Return the plan after an operation on the entry with this activity."""
    entry_id = next(entry.id for entry in plan.involvements() if entry.activity == activity)
    return done(plan, operation, involvement_id=entry_id, **values)


def asked(plan: Plan) -> list[str]:
    """Return what is asked of a plan: a line for each rule."""
    return [line_text(plan, line, LANGUAGE) for line in lines(findings(plan))]


def letters(plan: Plan) -> str:
    """Return which questions are asked, in order."""
    return "".join(line[0].letter for line in lines(findings(plan)))
