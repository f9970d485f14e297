# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The curriculum ladder in Details."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.models.rows import LadderPlace
from app.views.controller import PlanController
from app.views.details.details import DetailsPanel
from app.views.details.details_ladder import LadderPart
from tests.builders import done, stage_named, table_1


@pytest.fixture
def controller(control: Callable[[Plan], PlanController]) -> PlanController:
    return control(done(table_1(), do.add_group, name="Employers"))


@pytest.fixture
def details(controller: PlanController, qtbot: QtBot) -> Iterator[DetailsPanel]:
    made = DetailsPanel(controller, "en-CA")
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    yield made
    made.finish_typing()


def places(controller: PlanController) -> list[tuple[str, str, str, str]]:
    plan = controller.plan
    return [
        (plan.stage(row.stage_id).name, plan.group(row.group_id).name, row.now, row.target)
        for row in plan.rows("ladder_places").values()
        if isinstance(row, LadderPlace)
    ]


def at(details: DetailsPanel, controller: PlanController, stage: str) -> LadderPart:
    details.show_place(stage_named(controller.plan, stage), None, 0)
    return details.stage.ladder


def test_it_stands_open_where_a_curriculum_is_made_and_folded_elsewhere(
    details: DetailsPanel, controller: PlanController
) -> None:
    ladder = at(details, controller, "Marketing and Promotion")
    assert ladder.fold.isVisible()
    assert not ladder.now.isVisible()
    at(details, controller, "Curriculum Design")
    assert ladder.now.isVisible()
    assert [ladder.now.itemText(at) for at in range(ladder.now.count())] == [
        "Not said",
        "They decide the curriculum",
        "They create it together with the instructor",
        "They decide some parts, of their choosing",
        "They decide the parts handed to them",
        "Many choices among set options",
        "Few choices among set options",
        "Participation is claimed, the instructor decides",
        "The instructor decides",
    ]


def test_now_and_aimed_at_by_the_keyboard_and_how_far_apart(
    details: DetailsPanel, controller: PlanController, qtbot: QtBot
) -> None:
    ladder = at(details, controller, "Curriculum Design")
    assert not ladder.told.isVisible()
    for _ in range(4):
        qtbot.keyClick(ladder.now, Qt.Key.Key_Down)
    assert places(controller) == [("Curriculum Design", "Learners", "given-parts", "")]
    assert ladder.told.text() == "They decide the parts handed to them"
    for _ in range(2):
        qtbot.keyClick(ladder.target, Qt.Key.Key_Down)
    assert places(controller) == [("Curriculum Design", "Learners", "given-parts", "together")]
    told = "From “They decide the parts handed to them” to “They create it together with the instructor”: two rungs up."
    assert ladder.told.text() == ladder.target.accessibleDescription() == told
    assert ladder.fold.text() == "Curriculum ladder (1)"
    controller.undo()
    assert ladder.told.text().endswith("to “They decide the curriculum”: three rungs up.")
    for _ in range(4):
        qtbot.keyClick(ladder.target, Qt.Key.Key_Down)
    assert ladder.told.text().endswith(": one rung down.")


def test_each_group_has_a_place_of_its_own(details: DetailsPanel, controller: PlanController, qtbot: QtBot) -> None:
    plan = controller.plan
    employers = plan.groups[1].id
    stage_id = stage_named(plan, "Alumni Community")
    controller.run(do.set_ladder_place, stage_id=stage_id, group_id=employers, now="claimed", target="claimed")
    ladder = at(details, controller, "Alumni Community")
    assert ladder.now.isVisible()  # something is said there
    assert ladder.group.currentText() == "Employers"
    assert ladder.told.text() == "Participation is claimed, the instructor decides: it stays on the same rung."
    qtbot.keyClick(ladder.group, Qt.Key.Key_Up)
    assert (ladder.group.currentText(), ladder.now.currentText()) == ("Learners", "Not said")
    qtbot.keyClick(ladder.now, Qt.Key.Key_Down)
    assert sorted(place[1:] for place in places(controller)) == [
        ("Employers", "claimed", "claimed"),
        ("Learners", "learners-decide", ""),
    ]
    qtbot.keyClick(ladder.now, Qt.Key.Key_Up)
    assert [place[1] for place in places(controller)] == ["Employers"]


def test_a_group_that_goes_takes_its_place_along(details: DetailsPanel, controller: PlanController) -> None:
    plan = controller.plan
    stage_id = stage_named(plan, "Curriculum Design")
    controller.run(do.set_ladder_place, stage_id=stage_id, group_id=plan.groups[1].id, now="claimed")
    ladder = at(details, controller, "Curriculum Design")
    controller.run(do.delete_group, group_id=plan.groups[1].id)
    assert places(controller) == []
    assert ladder.now.currentText() == "Not said"
    assert (ladder.group.count(), ladder.group.currentText()) == (1, "Learners")
