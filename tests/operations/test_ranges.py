# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Many cells in one step: pasting, moving, filling, typing."""

import pytest

from app import operations as do
from app.errors import TextTooLong
from app.models.changes import Draft
from app.models.copied import NAME, Column, CopiedCell, copied_cell, from_data, to_data
from app.models.plan import Plan, Replacement
from app.models.rows import Note
from app.operations.cells import cell_lines
from tests.builders import a_plan, done, level_named, stage_named, table_1

FOCUS_GROUP = ("Needs Assessment", "Consult")


def place(plan: Plan, stage: str, column: str) -> tuple[str, Column]:
    return stage_named(plan, stage), None if column == "Control" else level_named(plan, column)


def copied(plan: Plan, stage: str, column: str) -> CopiedCell:
    """Return a cell as it comes back from the clipboard of the same plan."""
    where = place(plan, stage, column)
    text = "\n".join(cell_lines(plan, where[0], where[1])) if where[1] else plan.stage(where[0]).control
    found = from_data(to_data(plan, [[copied_cell(plan, where, text)]]), plan)
    assert found
    return found[0][0][0]


def pasted(plan: Plan, *cells: tuple[str | int, Column, CopiedCell], **more: object) -> Plan:
    return done(plan, do.paste_cells, cells=cells, unnamed=["New stage", "New stage 2"], **more)


def lines(plan: Plan, stage: str, level: str) -> list[str]:
    return cell_lines(plan, stage_named(plan, stage), level_named(plan, level))


def with_details(plan: Plan) -> Plan:
    """Return table 1 with more to say about the first focus group, and a note on its cell."""
    (entry,) = plan.cell(stage_named(plan, FOCUS_GROUP[0]), level_named(plan, FOCUS_GROUP[1]))
    plan = done(
        plan, do.edit_involvement, involvement_id=entry.id, timing="March", return_words="$25 gift card", lead="Dean"
    )
    return done(
        plan, do.add_note, stage_id=entry.stage_id, level_id=entry.level_id, text="Ask early", author="",
        written_at="2026-01-05T10:00:00+00:00",
    )  # fmt: skip


def test_text_goes_into_every_kind_of_cell_and_makes_stages() -> None:
    plan = table_1()
    consult = level_named(plan, "Consult")
    plan = pasted(
        plan,
        (stage_named(plan, "Needs Assessment"), NAME, CopiedCell(text="Needs")),
        (stage_named(plan, "Needs Assessment"), consult, CopiedCell(text="Poll (n=9)\nInterviews")),
        (stage_named(plan, "Needs Assessment"), None, CopiedCell(text="co-led")),
        (0, NAME, CopiedCell(text="Evaluation")),
        (0, consult, CopiedCell(text="Survey (n=40)")),
        (1, NAME, CopiedCell(text=" ")),
        (1, consult, CopiedCell()),
        (2, consult, CopiedCell(text="Testimonials")),
    )
    assert [stage.name for stage in plan.stages][-3:] == ["Alumni Community", "Evaluation", "New stage"]
    assert lines(plan, "Needs", "Consult") == ["Poll (n=9)", "Interviews"]
    assert plan.stage(stage_named(plan, "Needs")).control == "co-led"
    assert lines(plan, "Evaluation", "Consult") == ["Survey (n=40)"]
    assert lines(plan, "New stage", "Consult") == ["Testimonials"]


def test_a_name_and_who_decides_of_one_stage_go_in_together_and_in_either_order() -> None:
    plan = table_1()
    stage_id = stage_named(plan, "Needs Assessment")
    name, control = (stage_id, NAME, CopiedCell(text="Needs")), (stage_id, None, CopiedCell(text="co-led"))
    for cells in ((name, control), (control, name)):
        stage = pasted(plan, *cells).stage(stage_id)
        assert (stage.name, stage.control) == ("Needs", "co-led")


def test_hundreds_of_cells_are_put_with_a_few_looks_at_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = a_plan(stages=200)
    looks = []
    replaced = Plan.replaced

    def noting(plan: Plan, replacement: Replacement) -> Plan:
        looks.append(replacement)
        return replaced(plan, replacement)

    monkeypatch.setattr(Plan, "replaced", noting)
    columns = [*(level.id for level in plan.levels), None]
    places = [(stage.id, column) for stage in plan.stages for column in columns]
    pasted(plan, *((*place, CopiedCell(text="Survey (n=9)")) for place in places))
    done(plan, do.type_cells, cells=places, text="Survey")
    done(plan, do.fill_cells, pairs=[(places[at], places[len(columns) + at]) for at in range(len(places) - 6)])
    done(plan, do.clear_cells, cells=places)
    assert len(looks) < 20


def test_an_empty_cell_empties_but_no_name_is_ever_emptied() -> None:
    plan = table_1()
    stage_id = stage_named(plan, "Marketing and Promotion")
    columns = (NAME, *(level.id for level in plan.levels), None)
    plan = pasted(plan, *[(stage_id, column, CopiedCell()) for column in columns])
    assert plan.stage(stage_id).name == "Marketing and Promotion"
    assert plan.stage(stage_id).control == ""
    assert not any(plan.cell(stage_id, level.id) for level in plan.levels)


def test_typed_text_keeps_what_the_words_do_not_say() -> None:
    plan = with_details(table_1())
    stage_id, level_id = place(plan, *FOCUS_GROUP)
    plan = pasted(plan, (stage_id, level_id, CopiedCell(text="Focus group (n=8)")))
    (entry,) = plan.cell(stage_id, str(level_id))
    assert (entry.count_from, entry.timing, entry.lead) == (8, "March", "Dean")


def test_a_copied_entry_takes_all_its_fields_along_under_an_id_of_its_own() -> None:
    plan = with_details(table_1())
    cell = copied(plan, *FOCUS_GROUP)
    plan = pasted(plan, (*place(plan, "Curriculum Design", "Participate"), cell))
    (original,) = plan.cell(*map(str, place(plan, *FOCUS_GROUP)))
    (copy,) = plan.cell(*map(str, place(plan, "Curriculum Design", "Participate")))
    assert copy.id != original.id
    assert (copy.activity, copy.count_from, copy.timing, copy.return_words, copy.lead) == (
        "Focus group", 6, "March", "$25 gift card", "Dean",
    )  # fmt: skip
    assert not copy.is_example
    assert "Member of design team (n=2)" not in lines(plan, "Curriculum Design", "Participate")


def test_a_copy_pasted_where_it_came_from_changes_nothing() -> None:
    plan = with_details(table_1())
    draft = Draft(plan)
    target = (*place(plan, *FOCUS_GROUP), copied(plan, *FOCUS_GROUP))
    do.paste_cells(draft, cells=[target], unnamed=[])
    do.paste_cells(draft, cells=[target], unnamed=[], cut=True)
    assert draft.changes() == ()


def test_what_was_cut_moves_with_its_details_and_the_note_of_its_cell() -> None:
    plan = with_details(table_1())
    (entry,) = plan.cell(*map(str, place(plan, *FOCUS_GROUP)))
    target = place(plan, "Learning Recognition", "Consult")
    plan = pasted(plan, (*target, copied(plan, *FOCUS_GROUP)), cut=True)
    assert lines(plan, *FOCUS_GROUP) == []
    (moved,) = plan.cell(*map(str, target))
    assert (moved.id, moved.timing) == (entry.id, "March")
    (note,) = plan.rows("notes").values()
    assert isinstance(note, Note)
    assert (note.stage_id, note.level_id) == target


def test_who_decides_moves_too() -> None:
    plan = table_1()
    cell = copied(plan, "Marketing and Promotion", "Control")
    plan = pasted(plan, (*place(plan, "Needs Assessment", "Control"), cell), cut=True)
    assert plan.stage(stage_named(plan, "Marketing and Promotion")).control == ""
    assert plan.stage(stage_named(plan, "Needs Assessment")).control == "institution"


def test_a_cut_range_may_be_pasted_over_part_of_itself() -> None:
    plan = table_1()
    names = ["Needs Assessment", "Marketing and Promotion", "Learning Recognition"]
    cells = [copied(plan, name, "Consult") for name in names[1:]]
    targets = [(*place(plan, name, "Consult"), cell) for name, cell in zip(names[:2], cells, strict=True)]
    plan = pasted(plan, *targets, cut=True)
    assert [lines(plan, name, "Consult") for name in names] == [["Surveys (n=25)"], ["Focus group (n=6)"], []]


def test_what_was_cut_and_is_gone_meanwhile_is_pasted_as_a_copy() -> None:
    plan = table_1()
    cell = copied(plan, *FOCUS_GROUP)
    plan = done(plan, do.delete_stage, stage_id=stage_named(plan, "Needs Assessment"))
    plan = pasted(plan, (*place(plan, "Curriculum Design", "Consult"), cell), cut=True)
    assert lines(plan, "Curriculum Design", "Consult") == ["Focus group (n=6)"]


def test_entries_among_names_or_control_are_words() -> None:
    plan = table_1()
    cell = copied(plan, *FOCUS_GROUP)
    stage_id = stage_named(plan, "Curriculum Design")
    plan = pasted(plan, (stage_id, None, cell), (stage_id, NAME, cell), cut=True)
    assert plan.stage(stage_id).control_words == "Focus group (n=6)"
    assert plan.stage(stage_id).name == "Focus group (n=6)"
    assert lines(plan, *FOCUS_GROUP) == ["Focus group (n=6)"]  # nothing went where its details would be lost


def test_a_text_that_is_too_long_refuses_the_whole_paste() -> None:
    plan = table_1()
    with pytest.raises(TextTooLong):
        pasted(plan, (0, NAME, CopiedCell(text="Evaluation")), (1, NAME, CopiedCell(text="x" * 301)))


def test_new_lines_are_entries_of_the_group_that_is_chosen() -> None:
    plan = a_plan(stages=1, groups=2, entries=0)
    group = plan.groups[1]
    target = (plan.stages[0].id, plan.levels[0].id)
    plan = pasted(plan, (*target, CopiedCell(text="Poll\nLearners: Survey")), group_id=group.id)
    assert cell_lines(plan, *target) == ["Group 2: Poll", "Learners: Survey"]


def test_in_the_column_of_a_group_entries_keep_their_level_and_come_after_those_of_others() -> None:
    plan = a_plan(stages=2, groups=3, entries=0)
    (first, second), (inform, consult, *_), (learners, two, three) = plan.stages, plan.levels, plan.groups
    plan = done(plan, do.type_cell, stage_id=first.id, level_id=consult.id, text="Poll\nVisit")
    plan = done(plan, do.type_cell, stage_id=second.id, level_id=consult.id, text="Group 3: Tour")
    cell = copied_cell(plan, (first.id, learners.id), "Consult: Poll\nConsult: Visit")
    words = CopiedCell(text="Letter\nConsult: Survey\nTalk")
    plan = pasted(plan, (second.id, learners.id, cell), (second.id, two.id, words), level_id=inform.id)
    assert cell_lines(plan, second.id, consult.id) == [
        "Group 3: Tour", "Learners: Poll", "Learners: Visit", "Group 2: Survey", "Group 2: Talk",
    ]  # fmt: skip
    assert cell_lines(plan, second.id, inform.id) == ["Group 2: Letter"]
    plan = done(plan, do.fill_cells, pairs=[((second.id, learners.id), (second.id, three.id))])
    assert cell_lines(plan, second.id, consult.id)[-2:] == ["Group 3: Poll", "Group 3: Visit"]


def test_filling_copies_entries_and_who_decides_and_leaves_names() -> None:
    plan = with_details(table_1())
    first, second = stage_named(plan, "Needs Assessment"), stage_named(plan, "Curriculum Design")
    marketing = stage_named(plan, "Marketing and Promotion")
    consult, participate = level_named(plan, "Consult"), level_named(plan, "Participate")
    pairs = [
        ((first, consult), (second, consult)),
        ((first, NAME), (second, NAME)),
        ((marketing, None), (second, None)),
    ]
    plan = done(plan, do.fill_cells, pairs=[*pairs, ((first, consult), (first, participate))])
    assert [entry.timing for entry in plan.cell(second, consult)] == ["March"]
    assert [entry.timing for entry in plan.cell(first, participate)] == ["March"]
    assert plan.stage(second).name == "Curriculum Design"
    assert plan.stage(second).control == "institution"
    assert len({entry.id for entry in plan.involvements()}) == 9


def test_control_filled_into_a_level_is_words() -> None:
    plan = table_1()
    stage_id, level_id = stage_named(plan, "Alumni Community"), level_named(plan, "Inform")
    plan = done(plan, do.fill_cells, pairs=[((stage_id, None), (stage_id, level_id))])
    assert cell_lines(plan, stage_id, level_id) == ["Co-led"]


def test_typing_into_several_cells_is_typing_into_each() -> None:
    plan = with_details(table_1())
    cells = [
        place(plan, *FOCUS_GROUP),
        place(plan, "Curriculum Design", "Consult"),
        (stage_named(plan, "Needs Assessment"), None),
    ]
    plan = done(plan, do.type_cells, cells=cells, text="Institution")
    (entry,) = plan.cell(*map(str, cells[0]))
    assert (entry.activity, entry.timing) == ("Institution", "March")
    assert lines(plan, "Curriculum Design", "Consult") == ["Institution"]
    assert plan.stage(cells[2][0]).control == "institution"


def test_several_stages_go_at_once() -> None:
    plan = table_1()
    plan = done(plan, do.delete_stages, stage_ids=[stage.id for stage in plan.stages[1:5]])
    assert [stage.name for stage in plan.stages] == ["Needs Assessment", "Alumni Community"]
    assert len(list(plan.involvements())) == 3
