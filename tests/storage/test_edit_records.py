# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""An edit as data."""

from app import operations as do
from app.models.changes import Change, Draft
from app.models.rows import Group, Stage
from app.storage.edit_records import changes_from_text, changes_to_text
from tests.builders import table_1

BEFORE = Stage(id="s", rank="V", name="“Ngā” ākonga")
AFTER = Stage(id="s", rank="V", name="B", kind="design")
GROUP = Group(id="g", rank="V", name="A group", size=12, plural=False, tint="teal", note="“Ngā”\nākonga")


def test_an_edit_is_a_list_of_rows_before_and_after() -> None:
    text = changes_to_text([Change("stages", "s", BEFORE, AFTER), Change("groups", "g", None, GROUP)])
    assert text == (
        '[["stages","s",'
        '{"id":"s","rank":"V","name":"“Ngā” ākonga","kind":"","control":"","control_words":""},'
        '{"id":"s","rank":"V","name":"B","kind":"design","control":"","control_words":""}],'
        '["groups","g",null,'
        '{"id":"g","rank":"V","name":"A group","kind":"","size":12,"one":"","several":"","plural":false,"tint":"teal",'
        '"note":"“Ngā”\\nākonga"}]]'
    )


def test_an_edit_of_every_kind_is_read_as_it_was() -> None:
    draft = Draft(table_1())
    stage, group = draft.plan.stages[0], draft.plan.groups[0]
    do.duplicate_stage(draft, stage_id=stage.id)
    do.set_control(draft, stage_id=stage.id, control="co-led", group_ids=[group.id])
    do.edit_group(draft, group_id=group.id, size=0, plural=False)
    do.add_note(draft, text='One\n"Two"\\ 😀', at_control=True)
    do.set_ladder_place(draft, stage_id=stage.id, group_id=group.id, now="claimed")
    do.leave_question(draft, rule="d", subject=stage.id, facts="1", reason="Not yet")
    do.delete_stage(draft, stage_id=draft.plan.stages[-1].id)
    changes = draft.changes()
    assert len({change.table for change in changes}) == 7
    assert changes_from_text(changes_to_text(changes)) == changes
