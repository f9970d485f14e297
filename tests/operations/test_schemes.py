# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Other levels for a filled plan: what moves where, what stays, and that nothing is lost."""

import dataclasses
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import operations as do
from app.errors import NameNeeded, NotFound, UnknownChoice
from app.models.changes import Draft, apply, diff, invert
from app.models.merge import merge, take
from app.models.plan import Plan
from app.models.ranks import between
from app.models.rows import Level
from app.models.schemes import SCHEMES
from app.models.templates import Template, TemplateEntry, TemplateStage
from tests.builders import a_plan, blank, done, level_named, table_1, with_entry


def cells(plan: Plan) -> dict[tuple[str, str], list[str]]:
    """Return what stands where, by the names of stage and level."""
    found = {
        (stage.name, level.name): [entry.activity or entry.count_text or entry.wording for entry in cell]
        for stage in plan.stages
        for level in plan.levels
        if (cell := plan.cell(stage.id, level.id))
    }
    assert sum(len(texts) for texts in found.values()) == len(plan.rows("involvements"))
    return found


def test_the_example_with_the_levels_of_iap2() -> None:
    plan = done(table_1(), do.change_scheme, key="iap2")
    assert [level.name for level in plan.levels] == ["Inform", "Consult", "Involve", "Collaborate", "Empower"]
    assert cells(plan) == {
        ("Needs Assessment", "Consult"): ["Focus group"],
        ("Curriculum Design", "Involve"): ["Member of design team"],
        ("Curriculum Development", "Involve"): ["Pilot testers"],
        ("Marketing and Promotion", "Consult"): ["Surveys"],
        ("Learning Recognition", "Consult"): ["Focus group"],
        ("Alumni Community", "Inform"): ["All learners"],
        ("Alumni Community", "Collaborate"): [
            "Alumni and institution design and administer an alumni community together"
        ],
    }
    assert plan.scheme.key == "iap2"
    assert "IAP2" in plan.scheme.credit
    assert len(plan.rows("schemes")) == 1
    assert len(plan.rows("levels")) == 5


def test_there_and_back_nothing_is_different() -> None:
    plan = table_1()
    again = done(done(plan, do.change_scheme, key="iap2"), do.change_scheme, key="bovill-2017")
    assert diff(plan, again) == ()


def test_two_levels_that_become_one_keep_the_order_of_the_levels() -> None:
    plan = done(blank(), do.add_stage, name="Design")
    for level, text in (("Partnership", "third"), ("Participate", "first"), ("Participate", "second")):
        plan = with_entry(plan, "Design", level, text)
    plan = done(plan, do.change_scheme, key="oda-1995")
    assert cells(plan) == {("Design", "Partnership"): ["first", "second", "third"]}


def test_it_goes_where_it_is_said() -> None:
    plan = table_1()
    into = {level_named(plan, "Participate"): "empower", level_named(plan, "Inform"): "empower"}
    plan = done(plan, do.change_scheme, key="iap2", into=into)
    assert cells(plan)["Alumni Community", "Empower"] == ["All learners"]
    assert cells(plan)["Curriculum Design", "Empower"] == ["Member of design team"]
    assert [level.key for level in plan.levels] == ["inform", "consult", "involve", "collaborate", "empower"]


def test_notes_go_along() -> None:
    plan = table_1()
    stage_id = plan.stages[0].id
    for level in ("Participate", "Partnership"):
        plan = done(plan, do.add_note, text=level, stage_id=stage_id, level_id=level_named(plan, level))
    plan = done(plan, do.add_note, text="column", level_id=level_named(plan, "Participate"))
    plan = done(plan, do.change_scheme, key="oda-1995")
    partnership = level_named(plan, "Partnership")
    assert [plan.note(note_id).level_id for note_id in plan.rows("notes")] == [partnership] * 3


def test_unknown_levels_are_refused() -> None:
    plan = table_1()
    with pytest.raises(UnknownChoice):
        done(plan, do.change_scheme, key="arnstein")
    with pytest.raises(UnknownChoice):
        done(plan, do.change_scheme, key="iap2", into={plan.levels[0].id: "partnership"})
    with pytest.raises(NotFound):
        done(plan, do.change_scheme, key="iap2", into={"gone": "inform"})
    with pytest.raises(NotFound):
        done(plan, do.own_levels, levels=plan.levels, into={plan.levels[0].id: "gone"})
    with pytest.raises(NameNeeded):
        done(plan, do.own_levels, levels=[])


def test_the_plan_speaks_its_language() -> None:
    plan = done(blank(), do.edit_project, language="fr-CA")
    plan = done(plan, do.change_scheme, key="bovill-2017")
    assert [level.name for level in plan.levels] == ["Informer", "Consulter", "Faire participer", "Partenariat"]


def level(level_id: str, name: str, **fields: str) -> Level:
    """Return a level as the dialog hands it over."""
    return Level(id=level_id, scheme_id="any", rank=between("", None), name=name, **fields)


def test_a_level_renamed_makes_them_levels_of_ones_own_and_keeps_the_credit() -> None:
    plan = table_1()
    third = plan.levels[2]
    levels = [*plan.levels[:2], dataclasses.replace(third, name="Work along"), plan.levels[3]]
    after = done(plan, do.own_levels, levels=levels)
    assert (after.scheme.key, after.scheme.name) == ("", "Levels of our own, after Bovill, 2017")
    assert after.scheme.credit == "Framework adapted from Bovill (2017), CC BY 4.0."
    assert [(each.key, each.name) for each in after.levels] == [
        ("inform", "Inform"),
        ("consult", "Consult"),
        ("", "Work along"),
        ("partnership", "Partnership"),
    ]
    assert cells(after)["Curriculum Design", "Work along"] == ["Member of design team"]
    assert len(diff(plan, after)) == 2


def test_levels_of_ones_own_added_moved_and_left_out() -> None:
    plan = table_1()
    inform, consult, participate, partnership = plan.levels
    levels = [partnership, level("new", "Shape", definition="They shape it."), consult]
    after = done(plan, do.own_levels, levels=levels, into={inform.id: consult.id, participate.id: "new"})
    assert [each.name for each in after.levels] == ["Partnership", "Shape", "Consult"]
    assert cells(after)["Alumni Community", "Consult"] == ["All learners"]
    assert cells(after)["Curriculum Design", "Shape"] == ["Member of design team"]
    assert after.level("new").scheme_id == plan.scheme.id
    back = done(after, do.change_scheme, key="bovill-2017")
    assert cells(back)["Curriculum Design", "Consult"] == ["Member of design team"]  # halfway: the shallower one


def test_a_level_left_out_goes_to_the_one_of_its_depth() -> None:
    plan = table_1()
    plan = done(plan, do.own_levels, levels=[level("one", "Told"), level("two", "Together")])
    assert cells(plan)["Alumni Community", "Told"] == ["All learners"]
    assert cells(plan)["Curriculum Design", "Together"] == ["Member of design team"]
    assert cells(plan)["Needs Assessment", "Told"] == ["Focus group"]


def test_levels_of_ones_own_that_are_as_they_were_change_nothing() -> None:
    plan = table_1()
    assert done(plan, do.own_levels, levels=plan.levels) == plan
    assert plan.scheme.key == "bovill-2017"


def test_the_example_in_a_plan_with_other_levels() -> None:
    plan = done(done(blank(), do.change_scheme, key="iap2"), do.fill_from_template, key="table-1")
    assert cells(plan) == cells(done(table_1(), do.change_scheme, key="iap2"))


@pytest.mark.parametrize(
    ("scheme", "level", "stands_at"),
    [
        ("iap2", "participate", "Involve"),
        ("iap2", "empower", "Empower"),
        ("iap2", "control", "Empower"),
        ("bovill-2017", "involve", "Participate"),
        ("oda-1995", "empower", "Control"),
    ],
)
def test_an_entry_of_a_template_stands_at_what_its_level_would_become(scheme: str, level: str, stands_at: str) -> None:
    plan = done(blank(), do.change_scheme, key=scheme)
    stage = TemplateStage("Design", "design", "", (TemplateEntry(level, "Workshop"),))
    plan = done(plan, do.take_template, chosen=Template("own", "Own", "", "", (stage,)))
    assert cells(plan) == {("Design", stands_at): ["Workshop"]}


def test_an_entry_of_a_template_at_a_level_nobody_knows_is_left_out() -> None:
    stage = TemplateStage("Design", "design", "", (TemplateEntry("our-own", "Workshop"),))
    plan = done(blank(), do.take_template, chosen=Template("own", "Own", "", "", (stage,)))
    assert cells(plan) == {}


def test_a_reply_with_the_old_levels_comes_in_at_what_they_became() -> None:
    plan = table_1()
    mine = done(plan, do.change_scheme, key="iap2")
    theirs = with_entry(plan, "Needs Assessment", "Participate", "Interviews")
    for merged in (merge(plan, mine, theirs), merge(plan, theirs, mine)):
        assert merged.clashes == ()
        assert cells(merged.plan)["Needs Assessment", "Involve"] == ["Interviews"]
        assert merged.plan.scheme.key == "iap2"


def test_two_who_went_to_the_same_levels_meet() -> None:
    plan = table_1()
    one = done(plan, do.change_scheme, key="iap2")
    other = with_entry(done(plan, do.change_scheme, key="iap2"), "Curriculum Design", "Empower", "Vote")
    merged = merge(plan, one, other)
    assert merged.clashes == ()
    assert len(merged.plan.levels) == 5
    assert cells(merged.plan)["Curriculum Design", "Empower"] == ["Vote"]


def test_two_who_went_to_different_levels_are_asked_and_lose_nothing() -> None:
    plan = table_1()
    mine, theirs = done(plan, do.change_scheme, key="iap2"), done(plan, do.change_scheme, key="oda-1995")
    merged = merge(plan, mine, theirs)
    assert ("schemes", "names") in {(clash.table, clash.atom) for clash in merged.clashes}
    for joined in (merged.plan, take(merged, "mine"), take(merged, "theirs")):
        assert len(joined.rows("involvements")) == 7
        cells(joined)
    assert take(merged, "theirs").scheme.key == "oda-1995"


def test_an_entry_added_at_a_level_that_was_joined_with_another_is_asked_about() -> None:
    plan = table_1()
    mine = done(plan, do.change_scheme, key="oda-1995")
    theirs = with_entry(plan, "Needs Assessment", "Participate", "Interviews")
    merged = merge(plan, mine, theirs)
    assert [(clash.table, clash.deleted_by) for clash in merged.clashes] == [("levels", "mine")]
    assert ["Interviews"] in cells(merged.plan).values()
    assert len(take(merged, "theirs").rows("involvements")) == 8


keys = st.lists(st.sampled_from(SCHEMES), min_size=1, max_size=4)


@given(keys, st.integers(0, 3), st.randoms(use_true_random=False))
def test_no_entry_is_lost_on_any_way_and_undo_brings_all_back(
    route: list[str], entries: int, chance: random.Random
) -> None:
    plan = a_plan(stages=3, groups=2, entries=entries)
    start, undos = plan, []
    for key in route:
        if chance.random() < 0.5:
            levels = list(plan.levels)
            chance.shuffle(levels)
            into = {old.id: chance.choice(levels[:2]).id for old in plan.levels}
            draft = Draft(plan)
            do.own_levels(draft, levels=levels[:2], into=into)
        else:
            draft = Draft(plan)
            do.change_scheme(draft, key=key)
        undos.append(invert(draft.changes()))
        after = apply(plan, draft.changes())
        cells(after)
        assert {each.id for each in after.involvements()} == {each.id for each in plan.involvements()}
        plan = after
    for changes in reversed(undos):
        plan = apply(plan, changes)
    assert plan == start
