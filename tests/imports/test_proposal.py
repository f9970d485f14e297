# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is taken of tables, and that everything else is told."""

import dataclasses

from app import operations as do
from app.imports.heads import LEAVE_OUT, Role
from app.imports.outcome import NotTaken
from app.imports.proposal import propose
from app.imports.recognition import Mapping, guess
from app.imports.table import SourceTable, table_of
from app.models.plan import Plan
from app.models.rows import Note
from tests.builders import blank, done, table_1, with_entry
from tests.imports.tables import HEADS, TABLE_1, matrix, proposed, taken
from tests.imports.test_recognition import table

TABLE = table_of([list(HEADS), *TABLE_1])


def joined(lines: list[str], places: dict[tuple[int, int], tuple[int, int]]) -> SourceTable:
    return dataclasses.replace(table(*lines), joined=places)


def plan_people(plan: Plan) -> list[int | None]:
    return [entry.count_from for entry in plan.involvements()]


def test_table_1_is_counted() -> None:
    proposal = proposed(TABLE)
    assert (len(proposal.stages), proposal.new_stages, proposal.entries, proposal.controls) == (6, 6, 7, 2)
    assert proposal.not_taken == ()
    assert not proposal.is_empty


def test_what_is_there_already_is_not_taken_twice() -> None:
    proposal = proposed(TABLE, table_1())
    assert proposal.is_empty
    assert proposal.new_stages == 0
    assert [each.reason for each in proposal.not_taken] == ["there"] * 7


def test_it_adds_and_never_replaces() -> None:
    plan = with_entry(table_1(), "Needs Assessment", "Consult", "Survey (n=9)")
    lines = ("Stage|Consult|Control", "needs assessment|Interviews|", "Marketing and Promotion||Co-led")
    after = taken(table(*lines), plan)
    assert matrix(after)[0][2] == "Focus group (n=6)\nSurvey (n=9)\nInterviews"
    assert matrix(after)[3][5] == "Institution"
    assert proposed(table(*lines), plan).not_taken == (NotTaken("control-stays", "Co-led", 3, "Control"),)


def test_further_columns() -> None:
    lines = ("Stage|Consult|When|Responsible|Notes|Budget", "Design|Survey|March|Dean|TBD|100", "Build||May|||")
    plan = taken(table(*lines))
    (entry,) = plan.involvements()
    assert (entry.activity, entry.timing, entry.lead) == ("Survey", "March", "Dean")
    notes = [note.text for note in plan.rows("notes").values() if isinstance(note, Note)]
    assert sorted(notes) == ["TBD", "When: May"]
    assert proposed(table(*lines)).not_taken == (NotTaken("column", "", 6, "Budget"),)


def test_ticks_take_part_and_dashes_are_told() -> None:
    lines = ("Stage|Inform|Consult|Partnership", "Design|x|-|✓", "Build|no|Oui|–")
    plan = taken(table(*lines))
    assert [row[1:5] for row in matrix(plan)] == [["Learners", "", "", "Learners"], ["", "Learners", "", ""]]
    assert set(proposed(table(*lines)).not_taken) == {
        NotTaken("no-tick", "-"), NotTaken("no-tick", "no"), NotTaken("no-tick", "–")
    }  # fmt: skip


def test_lines_are_entries_and_bullets_go() -> None:
    found = table_of(
        [["Stage", "Inform", "Consult"], ["Design", "", "• Survey (n=12)\n- Focus group\n-5 degrees\n✓ Poll"]]
    )
    assert matrix(taken(found))[0][2] == "Survey (n=12)\nFocus group\n-5 degrees\nPoll"


def test_a_group_column() -> None:
    lines = (
        "Stage|Group|Inform|Consult",
        "Design|Learners|a|",
        "|Employers|b|c",
        "Build|Learners and employers|d|",
        "|Chamber of Commerce, Prince George|e|",
    )
    plan = taken(table(*lines))
    assert [group.name for group in plan.groups] == ["Learners", "Employers", "Chamber of Commerce, Prince George"]
    assert matrix(plan) == [
        ["Design", "Learners: a\nEmployers: b", "Employers: c", "", "", ""],
        ["Build", "Learners: d\nEmployers: d\nChamber of Commerce, Prince George: e", "", "", "", ""],
    ]
    assert proposed(table(*lines)).new_groups == ("Employers", "Chamber of Commerce, Prince George")


def test_one_number_for_several_groups_is_said_once() -> None:
    whole = "Learners and employers: survey (n=20)"
    found = table("Stage|Inform|Consult", f"Design||{whole}", "Build|Employers / learners: letter|")
    plan = taken(found)
    assert matrix(plan) == [
        ["Design", "", f"Learners: {whole}", "", "", ""],
        ["Build", "Employers: letter\nLearners: letter", "", "", "", ""],
    ]
    (survey,) = plan.cell(plan.stages[0].id, plan.levels[1].id)
    assert (survey.wording, survey.count_from) == (whole, None)  # nobody can tell how many learners
    assert proposed(found).not_taken == (NotTaken("one-number", whole, 2, "Learners"),)


def test_one_number_for_the_groups_of_a_column_is_said_once() -> None:
    found = table("Stage|Group|Consult", "Design|Learners and employers|Survey (n=20)", "Build|–|Poll")
    plan = taken(found)
    whole = "Learners and employers: Survey (n=20)"
    assert matrix(plan) == [["Design", "", whole, "", "", ""], ["Build", "", "Poll", "", "", ""]]
    assert plan_people(plan) == [None, None]
    assert proposed(found).not_taken == (NotTaken("one-number", whole, 2, "Learners"), NotTaken("no-tick", "–"))
    assert proposed(found, plan).entries == 0  # nor is it taken a second time


def test_a_second_decision_for_a_stage_is_told() -> None:
    found = table("Stage|Consult|Control", "Design|a|Dean", "Design|b|Co-led", "Design|c|Dean")
    assert matrix(taken(found)) == [["Design", "", "a\nb\nc", "", "", "Dean; Co-led"]]
    assert proposed(found).not_taken == (NotTaken("two-controls", "Dean; Co-led", 3, "Control"),)


def test_a_dash_is_told_in_whatever_column() -> None:
    found = table("Stage|Consult|Control|When|Notes", "Design|a|–|-|—")
    plan = taken(found)
    assert [entry.timing for entry in plan.involvements()] == [""]
    assert not plan.rows("notes")
    assert set(proposed(found).not_taken) == {NotTaken("no-tick", dash) for dash in "–-—"}


def test_groups_as_rows_and_as_columns_come_to_the_same() -> None:
    expected = [
        ["Design", "Employers: Employers", "Learners: Survey", "", "", ""],
        ["Build", "", "", "Learners: Learners", "", ""],
    ]
    below = (
        "Stage|Inform|Consult|Participate",
        "Design|||",
        "Learners||Survey|",
        "Employers|x||",
        "Build|||",
        "Learners|||x",
    )
    across = ("Stage|Learners|Employers", "Design|Consult: Survey|Inform", "Build|Participate|")
    for lines in (below, across):
        assert matrix(taken(table(*lines))) == expected


def test_stages_across() -> None:
    plan = taken(table("|Design|Build", "Inform|a|b", "Consult||c", "Control|Institution|"))
    assert matrix(plan) == [["Design", "a", "", "", "", "Institution"], ["Build", "b", "c", "", "", ""]]


def test_a_known_group_before_an_entry_is_added() -> None:
    proposal = proposed(table("Stage|Inform|Consult", "Design|Employers: Newsletter|Prince George: Survey"))
    assert [(entry.group, entry.text) for entry in proposal.stages[0].entries] == [
        ("Employers", "Newsletter"),
        ("", "Prince George: Survey"),
    ]
    assert proposal.new_groups == ("Employers",)


def test_a_cell_joined_over_two_stages_belongs_to_both() -> None:
    found = joined(["Stage|Consult|Control", "Design|Survey|Dean", "Build||"], {(2, 1): (1, 1), (2, 2): (1, 2)})
    assert matrix(taken(found)) == [["Design", "", "Survey", "", "", "Dean"], ["Build", "", "Survey", "", "", "Dean"]]


def test_a_stage_joined_over_two_rows_is_one_and_its_cells_are_taken_once() -> None:
    found = joined(
        ["Stage|Inform|Consult|Note", "Design|a|Survey|n", "|b||"], {(2, 0): (1, 0), (2, 2): (1, 2), (2, 3): (1, 3)}
    )
    plan = taken(found)
    assert matrix(plan) == [["Design", "a\nb", "Survey", "", "", ""]]
    assert len(plan.rows("notes")) == 1


def test_a_cell_joined_over_two_levels_is_taken_once_and_told() -> None:
    found = joined(["Stage|Inform|Consult|Control", "Design|Survey||"], {(1, 2): (1, 1)})
    assert matrix(taken(found)) == [["Design", "Survey", "", "", "", ""]]
    assert proposed(found).not_taken == (NotTaken("two-levels", "Survey", 2, "Consult"),)


def test_banners_titles_and_what_stands_before_any_stage_are_told() -> None:
    found = joined(
        [
            "Our table",
            "Stage|Inform|Consult",
            "|orphan|",
            "Phase 1||",
            "Design|a|b",
            "Stage|Inform|Consult",
            "Build||c",
        ],
        {(0, 1): (0, 0), (0, 2): (0, 0), (3, 1): (3, 0), (3, 2): (3, 0)},
    )
    others = (NotTaken("no-stage", "orphan", 3, "Inform"), NotTaken("across", "Phase 1", 4))
    titled = done(blank(), do.edit_project, title="Welding")
    assert proposed(found, titled).not_taken == (NotTaken("above", "Our table", 1), *others)
    assert taken(found, titled).project.title == "Welding"
    assert proposed(found).not_taken == others  # a plan without a title takes that of the table
    assert taken(found).project.title == "Our table"
    assert [row[0] for row in matrix(taken(found))] == ["Design", "Build"]


def test_what_is_too_long_is_told_and_the_rest_is_taken() -> None:
    long = "x" * 10_001
    found = table_of(
        [["Stage", "Inform", "Consult", "Control", "Note"], ["Design", f"{long}\nok", "b", long, long], [long, "c"]]
    )
    proposal = proposed(found)
    assert [(each.reason, each.row, each.head) for each in proposal.not_taken] == [
        ("too-long", 2, "Inform"),
        ("too-long", 2, "Control"),
        ("too-long", 2, "Note"),
        ("too-long", 3, ""),
        ("no-stage", 3, "Inform"),
    ]
    assert matrix(taken(found)) == [["Design", "ok", "b", "", "", ""]]


def test_cells_of_a_group_that_name_no_level() -> None:
    found = table("Stage|Learners|Employers", "Design|Consult|Inform", "Build|Sometimes|–")
    assert proposed(found).not_taken == (NotTaken("no-level", "Sometimes", 3, "Learners"), NotTaken("no-tick", "–"))


def test_everything_said_is_taken_or_told() -> None:
    """Every text of a table is found again, whatever the columns are taken for."""
    rows = [[f"r{row}c{column}" for column in range(8)] for row in range(6)]
    found = table_of(rows)
    plan = done(blank(), do.add_group, name="Employers")
    level = Role("level", plan.levels[0].id)
    for roles in (
        (Role("stage"), level, level, Role("control"), Role("when"), Role("lead"), Role("note"), Role("group")),
        (LEAVE_OUT, Role("stage"), Role("of_group"), LEAVE_OUT, level, Role("control"), Role("when"), Role("note")),
        (level, level, Role("when"), LEAVE_OUT, LEAVE_OUT, Role("note"), Role("control"), Role("lead")),
    ):
        for heads in range(3):
            proposal = propose(found, plan, Mapping(heads=heads, roles=roles))
            said = repr(proposal)
            for row in rows[heads:]:
                for text, role in zip(row, roles, strict=True):
                    column = roles.index(role) if role == LEAVE_OUT else None
                    assert text in said or column is not None, (text, role)
            left_out = {each.row for each in proposal.not_taken if each.reason == "column"}
            assert left_out == {number for number, role in enumerate(roles, 1) if role == LEAVE_OUT}
            if Role("stage") not in roles:
                assert not proposal.stages


def test_the_mapping_that_people_correct_is_followed() -> None:
    plan = blank()
    found = table("Design|a|b", "Build|c|")
    mapping = guess(found, plan)
    for column, level in ((1, plan.levels[2]), (2, plan.levels[0])):
        mapping = mapping.with_role(column, Role("level", level.id))
    plan = done(plan, do.take_table, stages=propose(found, plan, mapping).stages)
    assert matrix(plan) == [["Design", "b", "", "a", "", ""], ["Build", "", "", "c", "", ""]]
