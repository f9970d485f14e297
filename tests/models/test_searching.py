# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Words are found where they are read, and replaced in one step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import operations as do
from app.errors import NameNeeded
from app.models.plan import Plan
from app.models.searching import Query, find, texts
from app.models.wording import printed
from tests.builders import a_plan, done, stage_named, table_1


def found(plan: Plan, text: str, *, capitals: bool = False) -> list[tuple[str, str, int]]:
    return [
        (plan.stage(hit.place.stage_id).name, hit.place.text, hit.start)
        for hit in find(texts(plan), Query(text, capitals=capitals))
    ]


def cells(plan: Plan) -> list[str]:
    return [
        printed(entry, plan.group(entry.group_id), plan.project.language)
        for stage in plan.stages
        for level in plan.levels
        for entry in plan.cell(stage.id, level.id)
    ]


def test_names_of_stages_cells_who_decides_and_notes_are_searched_in_reading_order() -> None:
    plan = table_1()
    stage_id = stage_named(plan, "Marketing and Promotion")
    plan = done(plan, do.add_note, text="Ask the Institution again", stage_id=stage_id, level_id=plan.levels[0].id)
    assert found(plan, "institution") == [
        ("Marketing and Promotion", "Ask the Institution again", 8),
        ("Marketing and Promotion", "Institution", 0),
        ("Alumni Community", "Alumni and institution design and administer an alumni community together", 11),
    ]
    assert found(plan, "CURRICULUM") == [
        ("Curriculum Design", "Curriculum Design", 0),
        ("Curriculum Development", "Curriculum Development", 0),
    ]


def test_capitals_matter_where_asked_and_a_text_may_hold_several_places() -> None:
    plan = table_1()
    assert [at for _, _, at in found(plan, "alumni")] == [0, 0, 48]
    assert [at for _, _, at in found(plan, "alumni", capitals=True)] == [48]
    assert found(plan, "(n=6)") == [
        ("Needs Assessment", "Focus group (n=6)", 12),
        ("Learning Recognition", "Focus group (n=6)", 12),
    ]
    assert found(plan, ".*") == found(plan, "") == []


def test_replacing_everywhere_reads_each_text_anew() -> None:
    plan = table_1()
    plan = done(plan, do.replace_found, hits=find(texts(plan), Query("focus group (n=6)")), words="Interviews (n=8)")
    assert cells(plan)[0] == cells(plan)[4] == "Interviews (n=8)"
    entry = next(entry for entry in plan.involvements() if entry.activity == "Interviews")
    assert (entry.count_kind, entry.count_from) == ("exact", 8)
    plan = done(plan, do.replace_found, hits=find(texts(plan), Query("alumni")), words="graduates")
    assert plan.stages[5].name == "graduates Community"
    assert cells(plan)[6] == "graduates and institution design and administer an graduates community together"


def test_replacing_what_decides_goes_by_what_is_typed_there() -> None:
    plan = table_1()
    plan = done(plan, do.replace_found, hits=find(texts(plan), Query("co-led")), words="Institution")
    plan = done(
        plan, do.replace_found, hits=find(texts(plan), Query("Institution", capitals=True)), words="The college"
    )
    assert [(stage.control, stage.control_words) for stage in plan.stages[3:]] == [
        ("other", "The college"), ("", ""), ("other", "The college"),
    ]  # fmt: skip


def test_own_words_for_who_decides_together_stay_those_of_all_of_them() -> None:
    plan = table_1()
    stage_id = plan.stages[5].id
    ids = [plan.groups[0].id]
    plan = done(plan, do.set_control, stage_id=stage_id, control="co-led", group_ids=ids, words="By vote")
    plan = done(plan, do.replace_found, hits=find(texts(plan), Query("vote")), words="lot")
    assert (plan.stages[5].control, plan.stages[5].control_words) == ("co-led", "By lot")
    assert plan.deciders(stage_id) == plan.groups


def test_what_nothing_is_left_of_goes_but_a_stage_keeps_a_name() -> None:
    plan = table_1()
    plan = done(plan, do.add_note, text="later", stage_id=plan.stages[0].id)
    after = done(plan, do.replace_found, hits=find(texts(plan), Query("later")), words="")
    assert dict(after.rows("notes")) == {}
    after = done(plan, do.replace_found, hits=find(texts(plan), Query("Surveys (n=25)")), words=" ")
    assert len(cells(after)) == 6
    with pytest.raises(NameNeeded):
        done(plan, do.replace_found, hits=find(texts(plan), Query("Needs Assessment")), words="")


@given(st.text(max_size=6), st.booleans())
def test_every_place_found_holds_the_words(text: str, capitals: bool) -> None:
    for hit in find(texts(a_plan(stages=2, groups=2)), Query(text, capitals=capitals)):
        there = hit.place.text[hit.start : hit.end]
        assert there == text or (not capitals and there.lower() == text.lower())


def test_what_is_searched_is_what_the_cells_say() -> None:
    plan = a_plan(stages=3, groups=3, entries=2)
    assert [each.text for each in texts(plan) if each.table == "involvements"] == cells(plan)
