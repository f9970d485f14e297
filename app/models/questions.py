# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The questions that the program may ask of a plan: advice that blocks nothing, and no score.

Each rule is a function over an ``Overview`` that yields what it found; here they stand in the order in which they are
asked. Which of them somebody left as they are, the plan itself says. The search goes by small steps: in a large plan it
would keep a key waiting.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from app.models import entry_questions, group_questions, stage_questions
from app.models.finding import Finding, Search
from app.models.overview import Overview
from app.models.plan import Plan
from app.models.rows import LeftQuestion

_Cell = tuple[str, str | None]

_RULES: tuple[Callable[[Overview], Search], ...] = (
    stage_questions.partnership_under_institution,
    stage_questions.shared_without_partnership,
    stage_questions.nobody_takes_part,
    stage_questions.control_empty,
    group_questions.group_used_nowhere,
    group_questions.learners_never_shape,
    group_questions.learners_after_design,
    entry_questions.not_heard_back,
    group_questions.same_small_number,
    group_questions.more_than_the_group,
    entry_questions.stands_twice,
    stage_questions.no_evaluation,
    entry_questions.nothing_in_return,
    entry_questions.all_at_partnership,
    entry_questions.odd_level,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What there is to ask of a plan: what is open, and what somebody left as it is, each in the order of asking."""

    open: tuple[Finding, ...]
    left: tuple[tuple[Finding, LeftQuestion], ...]
    _at: Mapping[_Cell, tuple[Finding, ...]] = field(default_factory=dict, repr=False)

    def findings_at(self, stage_id: str, level_id: str | None) -> tuple[Finding, ...]:
        """Return the open questions about a cell; None for the level is who decides in the stage."""
        return self._at.get((stage_id, level_id), ())


def findings(plan: Plan) -> tuple[Finding, ...]:
    """Return every question that a plan raises, whether left or not, from (a) to (o)."""
    return tuple(finding for finding in _search(plan) if finding)


def questions(plan: Plan) -> Questions:
    """Return what there is to ask of a plan."""
    return next(found for found in questions_by_steps(plan) if found)


def questions_by_steps(plan: Plan) -> Iterator[Questions | None]:
    """Yield None after each small step of the search, and at last what there is to ask of a plan."""
    rows = (cast("LeftQuestion", row) for row in plan.rows("left_questions").values())
    left_rows = {(row.rule, row.subject): row for row in rows}
    still_open: list[Finding] = []
    left: list[tuple[Finding, LeftQuestion]] = []
    at: dict[_Cell, tuple[Finding, ...]] = {}
    for finding in _search(plan):
        row = left_rows.get(finding.key) if finding else None
        if finding and row and finding.is_left_by(row):
            left.append((finding, row))
        elif finding:
            still_open.append(finding)
            for cell in _cells(finding):
                at[cell] = (*at.get(cell, ()), finding)
        yield None
    yield Questions(open=tuple(still_open), left=tuple(left), _at=at)


def lines(found: tuple[Finding, ...]) -> list[tuple[Finding, ...]]:
    """Return findings by the line that asks them: one for each rule, however many places."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in found:
        by_rule.setdefault(finding.rule, []).append(finding)
    return [tuple(each) for each in by_rule.values()]


def _search(plan: Plan) -> Search:
    seen = Overview(plan)
    yield from seen.gather()
    for rule in _RULES:
        yield from rule(seen)
        yield None


def _cells(finding: Finding) -> set[_Cell]:
    """Return the cells that a question is about."""
    places = () if finding.of_whole_plan else finding.places
    return {
        (place.stage_id, place.level_id) for place in places if place.stage_id and (place.level_id or place.at_control)
    }
