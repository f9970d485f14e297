# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What can be read of a damaged file becomes a new plan, which says of itself what it is."""

import random
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from app import operations as do
from app.models.plan import Plan
from app.models.rows import Note
from app.storage import salvage as module
from app.storage.reading import read_plan_file
from app.storage.salvage import Salvaged, salvage
from app.words.salvage import headline, lines
from tests.builders import a_plan, blank, done
from tests.storage.damage import PAGE, Tally, damaged
from tests.storage.plan_files import edited, file_bytes, refusal
from tests.storage.test_reading import DATA as RICH_DATA
from tests.storage.test_reading import PLAN as RICH

FILES = Path(__file__).parent.parent / "files"
PLAN = done(a_plan(stages=12, groups=3), do.edit_project, title="Welding")
DATA = file_bytes(PLAN)
# In which page of DATA the rows are, as SQLite lays them out: 36 entries stand in two pages.
HEAD, SCHEMES, PROJECT, LEVELS, STAGES, GROUPS, ENTRY_INDEX = 1, 2, 4, 6, 8, 10, 15
SCHEMA, ENTRIES = (22, 23), (43, 44)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the place of a file, in a folder where nothing else lies."""
    return tmp_path / "a.pplan"


def without(*pages: int, data: bytes = DATA) -> bytes:
    """Return a file with some pages full of zeros."""
    for page in pages:
        data = data[: (page - 1) * PAGE] + bytes(PAGE) + data[page * PAGE :]
    return data


def salvaged(path: Path, data: bytes) -> Salvaged:
    """Return what is salvaged of a file; it stays as it was, with nothing beside it."""
    path.write_bytes(data)
    found = salvage(path)
    assert found is not None
    assert path.read_bytes() == data
    assert [other.name for other in path.parent.iterdir()] == ["a.pplan"]
    return found


def content(plan: Plan, *, of: Plan = PLAN) -> Plan:
    """Return a salvaged plan without what marks it as one."""
    assert plan.project.id != of.project.id
    told = "(ce qui se lit)" if of.project.language == "fr-CA" else "(what could be read)"
    assert plan.project.title == f"{of.project.title or 'Plan'} {told}"
    (label,) = (note for note in plan.rows("notes").values() if note.id not in of.rows("notes"))
    project = replace(plan.project, id=of.project.id, title=of.project.title)
    return plan.replaced({"project": {plan.project.id: None, project.id: project}, "notes": {label.id: None}})


def told(found: Salvaged) -> list[str]:
    return lines(found.counts, found.mends, digest_matches=found.digest_matches, language="en-CA")


def notes(found: Salvaged) -> list[str]:
    return [cast("Note", note).text for note in found.plan.rows("notes").values()]


ALTERED = "The words and numbers that can be read may be altered too: compare them with an earlier copy."


def test_a_lost_first_page_costs_nothing(path: Path) -> None:
    found = salvaged(path, without(HEAD))
    assert content(found.plan) == PLAN
    assert found.counts["involvements"] == (36, 36)
    assert found.digest_matches


def test_a_lost_index_costs_nothing(path: Path) -> None:
    found = salvaged(path, without(ENTRY_INDEX))
    refusal(path, "damaged")
    assert content(found.plan) == PLAN
    assert told(found) == ["Everything that the plan says can be read, just as it was written."]


def test_lost_entries_are_counted_by_their_index(path: Path) -> None:
    found = salvaged(path, without(ENTRIES[0]))
    assert not found.digest_matches
    assert found.counts["involvements"] == (16, 36)
    assert found.counts["stages"] == (12, 12)
    assert headline("a.pplan", found.counts, "en-CA") == (
        "“a.pplan” is damaged: 16 of 36 entries can be read. The file was not changed."
    )
    assert told(found) == ["Entries: 16 of 36 can be read.", ALTERED]
    kept = {entry.id for entry in found.plan.involvements()}
    assert all(found.plan.involvement(row_id) == PLAN.involvement(row_id) for row_id in kept)


def test_where_the_index_is_lost_too_nobody_makes_up_a_number(path: Path) -> None:
    found = salvaged(path, without(ENTRY_INDEX, ENTRIES[0]))
    assert found.counts["involvements"] == (16, None)
    assert headline("a.pplan", found.counts, "en-CA") == (
        "“a.pplan” is damaged: 16 entries can be read, and it cannot be told how many there were."
        " The file was not changed."
    )
    assert told(found) == ["It cannot be told how many there were of: Entries.", ALTERED]


def test_an_altered_letter_is_never_said_to_be_whole(path: Path) -> None:
    found = salvaged(path, DATA.replace(b"Stage 7", b"Stage 8"))
    assert not found.digest_matches
    assert found.counts["stages"] == (12, 12)
    assert told(found) == [ALTERED]
    assert notes(found) == [f"{headline('a.pplan', found.counts, 'en-CA')}\n{ALTERED}"]


def test_entries_whose_stages_are_lost_stay_apart(path: Path) -> None:
    found = salvaged(path, without(STAGES))
    assert [stage.name for stage in found.plan.stages] == [f"Found again {number}" for number in range(1, 13)]
    for stage in PLAN.stages:
        for level in PLAN.levels:
            assert found.plan.cell(stage.id, level.id) == PLAN.cell(stage.id, level.id)
    assert told(found) == [
        "Stages: 0 of 12 can be read.",
        "Entries: 36 with another “Stage”, because theirs is lost.",
        "Stages: 12 made anew to hold what belonged to lost ones. Give them their names.",
        ALTERED,
    ]


def test_lost_levels_come_back_as_they_ship_beside_what_belonged_to_them(path: Path) -> None:
    found = salvaged(path, without(LEVELS))
    assert [level.name for level in found.plan.levels] == [
        *("Inform", "Consult", "Participate", "Partnership"),
        *(f"Unknown level {number}" for number in range(1, 5)),
    ]
    assert {entry.level_id for entry in found.plan.involvements()} == {level.id for level in PLAN.levels}


def test_the_rest_that_a_plan_needs_is_made_anew(path: Path) -> None:
    found = salvaged(path, without(SCHEMES, GROUPS))
    assert found.plan.scheme == PLAN.scheme
    assert [group.name for group in found.plan.groups] == [f"Unknown group {number}" for number in (1, 2, 3)]
    found = salvaged(path, without(PROJECT))
    assert found.plan.project.title == "Plan (what could be read)"
    assert found.plan.scheme == PLAN.scheme
    assert told(found)[:2] == [
        "Properties of the plan: 0 of 1 can be read.",
        "Properties of the plan: 1 made anew as the program brings them along.",
    ]


def test_pages_behind_a_lost_block_are_found_where_they_are_now(path: Path) -> None:
    found = salvaged(path, DATA[: 12 * PAGE] + DATA[12 * PAGE + 512 :])
    assert content(found.plan) == PLAN


def test_a_page_that_says_another_type_of_itself_is_read_all_the_same(path: Path) -> None:
    for page in (*SCHEMA, SCHEMES, PROJECT, LEVELS, STAGES, GROUPS, *ENTRIES):
        at = (page - 1) * PAGE
        assert DATA[at] == 0x0D
        assert content(salvaged(path, DATA[:at] + b"\x4d" + DATA[at + 1 :]).plan) == PLAN


def test_pages_of_another_size_are_read(path: Path) -> None:
    path.write_bytes(RICH_DATA)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 1024")
        connection.execute("VACUUM")
    found = salvaged(path, path.read_bytes().replace(b"Stage 2", b"Stage 9"))
    assert sorted(stage.name for stage in found.plan.stages) == ["Stage 1", "Stage 3", "Stage 9"]
    assert len(content(found.plan, of=RICH).rows("notes")) == 1


def test_of_a_long_text_is_kept_what_can_be_followed(path: Path) -> None:
    text = "".join(f"{number:04} " for number in range(1900)).strip()
    data = file_bytes(done(PLAN, do.add_note, text=text))
    assert text in notes(salvaged(path, data))
    found = salvaged(path, data[: data.index(b"1700 1701") // PAGE * PAGE])
    (part,) = (note for note in notes(found) if note.startswith("0000 "))
    assert text.startswith(part)
    assert 4_000 < len(part) < len(text)
    assert "Notes: 1 with only a part of “Note”." in told(found)


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA user_version = 2000",
        "CREATE TRIGGER more AFTER INSERT ON stages BEGIN DELETE FROM notes; END",
        "CREATE VIEW more AS SELECT * FROM stages",
        "CREATE INDEX more ON stages (name)",
        "CREATE VIRTUAL TABLE more USING fts5(a)",
    ],
)
def test_a_newer_file_and_one_that_could_act_are_not_salvaged(path: Path, statement: str) -> None:
    path.write_bytes(edited(DATA, statement, signed=False))
    assert salvage(path) is None


def test_what_is_no_plan_is_not_salvaged(path: Path) -> None:
    assert salvage(path) is None
    assert salvage(path.parent) is None
    for data in (b"", b"x", random.Random(1).randbytes(3 * PAGE), DATA[:PAGE], bytes(5 * PAGE), b"\x0d" * PAGE):
        path.write_bytes(data)
        assert salvage(path) is None
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE stages (id TEXT, rank TEXT, name TEXT, kind TEXT, control TEXT, words TEXT)")
        connection.execute("INSERT INTO stages VALUES ('a', 'V', 'Somebody else''s', '', '', '')")
        connection.commit()
    assert salvage(path) is None


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_file_of_any_version_is_salvaged(path: Path, version: int) -> None:
    old = FILES / f"version-{version}.pplan"
    data, plan = old.read_bytes(), read_plan_file(old).plan
    found = salvaged(path, without(HEAD, data=data))
    assert content(found.plan, of=plan) == plan
    assert (found.digest_matches, found.mends) == (True, ())


def test_tables_of_one_shape_are_told_apart_by_what_they_hold(path: Path) -> None:
    plan = done(RICH, do.set_ladder_place, stage_id=RICH.stages[1].id, group_id=RICH.groups[1].id, target="claimed")
    plan = done(plan, do.leave_question, rule="h", subject="", facts="0 of 3")
    plan = done(plan, do.give_reason, version_id="v", table="groups", row_id="gone", text="together")
    found = salvaged(path, without(HEAD, data=file_bytes(plan)))
    for table, rows in (("ladder_places", 2), ("reasons", 2), ("left_questions", 2)):
        assert found.plan.rows(table) == plan.rows(table)
        assert found.counts[table] == (rows, rows)


def test_what_only_says_where_it_leads_is_told_apart_by_that(path: Path) -> None:
    plan = done(RICH, do.set_control, stage_id=RICH.stages[1].id, control="group", group_ids=[RICH.groups[1].id])
    (answer,) = plan.rows("answers")
    plan = done(plan, do.pick_answer_stages, answer_id=answer, stage_ids=[stage.id for stage in plan.stages])
    plan = done(plan, do.edit_sentence, answer_id=answer, key="sum", said="", text="schemes")
    found = salvaged(path, without(HEAD, data=file_bytes(plan)))
    assert content(found.plan, of=plan) == plan
    for table, rows in (
        ("control_parties", 2), ("answers", 1), ("answer_groups", 1), ("answer_stages", 3), ("sentence_edits", 2),
        ("export_profiles", 1), ("schemes", 1),
    ):  # fmt: skip
        assert found.counts[table] == (rows, rows)


def test_an_empty_plan_is_salvaged(path: Path) -> None:
    plan = blank()
    found = salvaged(path, without(26, data=file_bytes(plan)))
    assert content(found.plan, of=plan) == plan


def test_a_file_without_end_is_read_as_far_as_there_is_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ROWS", 5_000)
    rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
    start = time.monotonic()
    found = salvaged(
        path, edited(DATA, f"{rows} INSERT INTO stages SELECT 'a' || i, 'V', '', '', '', '' FROM n", signed=False)
    )
    assert time.monotonic() - start < 2
    assert found.counts["stages"].expected in (None, 20_012)
    assert 4_000 < found.counts["stages"].found < 6_000
    monkeypatch.setattr(module, "_SECONDS", -1.0)
    assert salvage(path) is None


def test_whatever_is_done_to_a_file_it_is_opened_whole_salvaged_or_refused(path: Path) -> None:
    tally = Tally()
    for case in damaged(RICH_DATA, seed=20170401, flips=80, randoms=10, step=9 * 512):
        tally.meet(path, case, RICH)
    assert tally.outcomes["salvaged"] > tally.outcomes["refused"] > 20
    assert tally.outcomes["whole"] > 10
