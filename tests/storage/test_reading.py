# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Reading a file that anybody may have sent: either the very plan that was written, or none."""

import os
import random
import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from app import VERSION
from app import operations as do
from app.errors import CannotOpen
from app.models.plan import Plan
from app.storage import reading
from app.storage.reading import read_plan_file
from app.storage.revisions import Revision
from tests.builders import a_plan, blank, done, table_1
from tests.storage.plan_files import CHAIN, edited, file_bytes, opens_as, refusal


def rich_plan() -> Plan:
    """Return a plan with rows in every table, numbers, flags, and letters of several scripts."""
    plan = a_plan(stages=3, groups=2, entries=2)
    stage, group = plan.stages[0], plan.groups[0]
    plan = done(plan, do.set_control, stage_id=stage.id, control="co-led", group_ids=[group.id], words="Ngā ākonga")
    plan = done(plan, do.edit_group, group_id=group.id, size=12, plural=False, tint="teal", note="One\nTwo")
    plan = done(plan, do.set_ladder_place, stage_id=stage.id, group_id=group.id, now="few-choices", target="together")
    plan = done(plan, do.leave_question, rule="d", subject=stage.id, facts="1", reason="Not\nyet")
    plan = done(plan, do.give_reason, version_id="v", table="stages", row_id=stage.id, text="Shorter")
    plan = done(plan, do.add_note, text="𝔘nicode 😀\n学习者 — ᐃᓄᒃᑎᑐᑦ", stage_id=stage.id, at_control=True)
    plan = done(plan, do.add_answer, question="Who?\nHow?", limit=1500)
    (answer,) = plan.rows("answers")
    plan = done(plan, do.pick_answer_groups, answer_id=answer, group_ids=[group.id])
    plan = done(plan, do.pick_answer_stages, answer_id=answer, stage_ids=[stage.id])
    plan = done(plan, do.edit_sentence, answer_id=answer, key="opening", said="They are.", text="We\nare.")
    plan = done(plan, do.keep_profile, name="Ours", settings='{"paper": "a4"}')
    entry = next(plan.involvements())
    words = {"return_hours": "12.5", "wording": "“Free” words", "in_sentences": "by mail"}
    return done(plan, do.edit_involvement, involvement_id=entry.id, **words)


PLAN = rich_plan()
DATA = file_bytes(PLAN)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the place of a file, in a folder where nothing else lies."""
    return tmp_path / "a.pplan"


@pytest.mark.parametrize("plan", [blank(), table_1(), PLAN], ids=["blank", "table-1", "rich"])
def test_what_was_written_is_read_with_its_chain(path: Path, plan: Plan) -> None:
    path.write_bytes(file_bytes(plan))
    opens_as(path, plan)
    file = read_plan_file(path)
    assert file.chain == CHAIN
    assert file.revision == Revision("second", ("first", "another"), "2026-01-03T03:04:05+00:00", "")


def test_a_file_that_is_read_only_opens(path: Path) -> None:
    path.write_bytes(DATA)
    path.chmod(0o444)
    opens_as(path, PLAN)


def test_a_flipped_bit_never_changes_what_is_read(path: Path) -> None:
    chance = random.Random(20170401)
    filled = [place for place, byte in enumerate(DATA) if byte]
    # Most of a page is empty: half of the places are chosen among the bytes that say something.
    places = chance.choices(filled, k=250) + chance.choices(range(len(DATA)), k=150)
    reasons = Counter[str]()
    for place in places:
        data = bytearray(DATA)
        data[place] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        try:
            file = read_plan_file(path)
        except CannotOpen as error:
            reasons[error.reason] += 1
        else:
            assert (file.plan, file.chain) == (PLAN, CHAIN), place
    assert reasons["damaged"] > 200
    assert reasons.keys() <= {"damaged", "foreign", "other-program", "newer"}


def test_a_file_cut_short_is_refused(path: Path) -> None:
    for length in range(0, len(DATA), 512):
        path.write_bytes(DATA[:length])
        refusal(path, "damaged" if length else "empty")
    for length in (1, 15, 16, 17, 60, 71, 72, 99, 100):
        path.write_bytes(DATA[:length])
        refusal(path, "damaged")


def test_a_page_of_zeros_is_refused(path: Path) -> None:
    size = 4096
    for start in range(0, len(DATA), size):
        path.write_bytes(DATA[:start] + bytes(size) + DATA[start + size :])
        refusal(path, "damaged" if start else "foreign")


def test_a_page_of_another_plan_is_refused(path: Path) -> None:
    other = file_bytes(done(PLAN, do.rename_stage, stage_id=PLAN.stages[0].id, name="Stage 7"))
    assert len(other) == len(DATA)
    size, mixed = 4096, 0
    for start in range(0, len(DATA), size):
        data = DATA[:start] + other[start : start + size] + DATA[start + size :]
        if data != DATA:
            path.write_bytes(data)
            refusal(path, "damaged")
            mixed += 1
    assert mixed >= 2


def test_a_plan_as_another_sqlite_lays_it_out_opens(path: Path) -> None:
    path.write_bytes(DATA)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 1024")
        connection.execute("VACUUM")
    assert path.stat().st_size % 4096
    opens_as(path, PLAN)


def test_a_copy_marked_as_having_a_write_ahead_log_opens(path: Path) -> None:
    path.write_bytes(DATA[:18] + b"\2\2" + DATA[20:])
    opens_as(path, PLAN)


def test_what_is_no_database_is_foreign(path: Path) -> None:
    others = [b"x", b"Stage,Consult\n", b"\x89PNG\r\n\x1a\n" + bytes(100), b"PK\3\4" + bytes(5000), b"\xff" * 200]
    for data in [*others, b"SQLite format 2\0" + bytes(100), bytes(5000), b"S" * 20]:
        path.write_bytes(data)
        refusal(path, "foreign")


def test_what_is_no_file_is_refused_by_what_it_is(path: Path) -> None:
    refusal(path, "missing")
    refusal(path.parent, "folder")
    path.touch()
    refusal(path, "empty")
    with pytest.raises(CannotOpen) as caught:
        read_plan_file(path / "a.pplan")
    assert caught.value.reason == "missing"


def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    refusal(path, "foreign")


def test_another_programs_database_is_told_apart(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE stages (id TEXT, name TEXT)")
    refusal(path, "other-program")
    path.write_bytes(edited(DATA, "PRAGMA application_id = 0x50504C4F"))
    refusal(path, "other-program")


def test_a_version_that_never_was_is_damaged(path: Path) -> None:
    for version in (0, -1):
        path.write_bytes(edited(DATA, f"PRAGMA user_version = {version}"))
        refusal(path, "damaged")


def test_a_newer_file_is_refused_by_the_version_that_made_it(path: Path) -> None:
    newer = edited(
        DATA,
        "PRAGMA user_version = 5",
        "UPDATE about SET value = '3.1.4' WHERE key = 'made_with'",
        "ALTER TABLE stages ADD COLUMN colour TEXT",
        "CREATE TABLE partners (id TEXT)",
    )
    path.write_bytes(newer)
    assert refusal(path, "newer").made_with == "3.1.4"


@pytest.mark.parametrize(
    ("statement", "made_with"),
    [
        ("DELETE FROM about", ""),
        ("DROP TABLE about", ""),
        ("UPDATE about SET value = 'a' || char(10) || 'b' WHERE key = 'made_with'", ""),
        ("UPDATE about SET value = x'31' WHERE key = 'made_with'", ""),
        (
            "UPDATE about SET value = '12345678901234567890123456789012345678901' WHERE key = 'made_with'",
            "1234567890" * 4,
        ),
    ],
)
def test_a_newer_file_may_say_anything_about_who_made_it(path: Path, statement: str, made_with: str) -> None:
    path.write_bytes(edited(DATA, "PRAGMA user_version = 5", statement, signed=False))
    assert refusal(path, "newer").made_with == made_with


def test_a_newer_file_that_is_damaged_is_still_refused_as_newer(path: Path) -> None:
    newer = edited(DATA, "PRAGMA user_version = 7")
    path.write_bytes(newer[:4096] + bytes(len(newer) - 4096))
    assert refusal(path, "newer").made_with == ""


def test_nothing_in_a_newer_file_is_run(path: Path) -> None:
    view = "CREATE VIEW about AS SELECT 'made_with' AS key, upper('out of a view') AS value"
    path.write_bytes(edited(DATA, "PRAGMA user_version = 5", "DROP TABLE about", view, signed=False))
    assert refusal(path, "newer").made_with == ""


def test_nothing_in_a_file_is_run_before_the_schema_is_known(path: Path) -> None:
    slow = "CHECK(instr(hex(zeroblob(300000)), hex(zeroblob(150000)) || 1) = 0)"
    path.write_bytes(
        edited(
            DATA,
            f"UPDATE sqlite_schema SET sql = replace(sql, 'PRIMARY KEY (\"key\")', 'PRIMARY KEY (\"key\"), {slow}') "
            "WHERE name = 'about'",
            signed=False,
        )
    )
    start = time.monotonic()
    refusal(path, "damaged")
    assert time.monotonic() - start < 0.5


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE more (a)",
        "CREATE VIEW more AS SELECT * FROM stages",
        "CREATE TRIGGER more AFTER INSERT ON stages BEGIN DELETE FROM notes; END",
        "CREATE INDEX more ON stages (name)",
        "CREATE VIRTUAL TABLE more USING fts5(a)",
        "CREATE TABLE more (a INTEGER PRIMARY KEY AUTOINCREMENT)",
        "ANALYZE",
        "ALTER TABLE stages ADD COLUMN more TEXT",
        "ALTER TABLE stages ADD COLUMN more TEXT AS (hex(zeroblob(500000)))",
        "ALTER TABLE stages RENAME COLUMN kind TO sort",
        "DROP TABLE notes",
        "UPDATE sqlite_schema SET sql = replace(sql, 'TEXT NOT NULL', 'TEXT') WHERE name = 'stages'",
        "UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TABLE', 'create table') WHERE name = 'stages'",
        "UPDATE sqlite_schema SET sql = sql || ' WITHOUT ROWID' WHERE name = 'stages'",
        "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'notes'",
        "DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_stages_1'",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'groups') "
        "WHERE name = 'stages'",
        "UPDATE sqlite_schema SET type = 'view' WHERE name = 'stages'",
    ],
)
def test_a_schema_that_is_not_to_the_letter_ours_is_damaged(path: Path, statement: str) -> None:
    unsigned = "DROP TABLE" in statement or "sqlite_schema" in statement
    path.write_bytes(edited(DATA, statement, signed=not unsigned))
    refusal(path, "damaged")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE groups SET size = 'many'",
        "UPDATE groups SET size = 1.5",
        "UPDATE groups SET size = -1",
        "UPDATE groups SET size = 10000000",
        "UPDATE groups SET size = 9223372036854775807",
        "UPDATE groups SET size = 9e999",
        "UPDATE groups SET plural = 2",
        "UPDATE groups SET plural = 'yes'",
        "UPDATE stages SET name = replace(hex(zeroblob(151)), '0', 'a')",
        "UPDATE notes SET text = replace(hex(zeroblob(5001)), '0', 'a')",
        "UPDATE about SET value = replace(hex(zeroblob(500001)), '0', 'a') WHERE key = 'made_with'",
        "UPDATE stages SET name = name || ' '",
        "UPDATE stages SET name = 'a' || char(10) || 'b'",
        "UPDATE stages SET name = 'a' || char(0) || 'b'",
        "UPDATE stages SET name = 'e' || char(0x301)",
        "UPDATE notes SET text = 'a' || char(13) || char(10) || 'b'",
        "UPDATE stages SET kind = 'unheard of'",
        "UPDATE stages SET control = 'Institution'",
        "UPDATE involvements SET count_kind = 'some'",
        "UPDATE involvements SET return_hours = '1,5'",
        "UPDATE stages SET rank = ''",
        "UPDATE stages SET rank = 'V0'",
        "UPDATE notes SET id = ''",
        "UPDATE notes SET id = 'a b'",
        "UPDATE involvements SET stage_id = 'nowhere'",
        "UPDATE notes SET stage_id = 'nowhere'",
        "DELETE FROM schemes",
        "DELETE FROM project",
        "INSERT INTO project SELECT 'another', scheme_id, title, organisation, organisation_short, funder, caption, "
        "credit, language, currency FROM project",
        "DELETE FROM revisions",
        "UPDATE about SET value = 'first' WHERE key = 'revision'",
        "DELETE FROM about WHERE key = 'revision'",
        "DELETE FROM about WHERE key = 'digest'",
    ],
)
def test_rows_that_cannot_stand_in_a_plan_are_damaged_however_well_they_are_signed(path: Path, statement: str) -> None:
    path.write_bytes(edited(DATA, statement))
    refusal(path, "damaged")


@pytest.mark.parametrize("value", ["x'4142'", "CAST(x'4142FF' AS TEXT)", "CAST(x'EDA080' AS TEXT)"])
def test_bytes_and_broken_text_have_no_digest_and_are_damaged(path: Path, value: str) -> None:
    path.write_bytes(edited(DATA, f"UPDATE stages SET name = {value}", signed=False))
    refusal(path, "damaged")


def test_a_plan_without_a_group_is_damaged(path: Path) -> None:
    emptied = ("DELETE FROM involvements", "DELETE FROM control_parties", "DELETE FROM groups")
    path.write_bytes(edited(DATA, *emptied))
    refusal(path, "damaged")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stages SET name = 'Another' WHERE name = 'Stage 2'",
        "DELETE FROM notes",
        "UPDATE groups SET size = 13",
        "UPDATE revisions SET author = 'Somebody else' WHERE number = 1",
        "UPDATE about SET value = '9.9.9' WHERE key = 'made_with'",
        "INSERT INTO about VALUES ('more', '')",
    ],
)
def test_whatever_was_changed_behind_the_programs_back_is_damaged(path: Path, statement: str) -> None:
    path.write_bytes(edited(DATA, statement, signed=False))
    refusal(path, "damaged")
    path.write_bytes(edited(DATA, statement, signed=True))
    assert read_plan_file(path).chain[-1] == CHAIN[-1]  # it was the digest that told


@pytest.mark.parametrize("revision", ["", "a b", "x" * 65, "\x1b[31m"])
def test_a_revision_that_is_no_id_is_damaged(path: Path, revision: str) -> None:
    quoted = f"CAST(x'{revision.encode().hex()}' AS TEXT)"
    path.write_bytes(
        edited(
            DATA,
            f"UPDATE revisions SET id = {quoted} WHERE number = 2",
            f"UPDATE about SET value = {quoted} WHERE key = 'revision'",
        )
    )
    refusal(path, "damaged")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revisions SET author = replace(hex(zeroblob(151)), '0', 'a')",
        "UPDATE revisions SET author = char(27) || '[31m'",
        "UPDATE revisions SET author = author || ' '",
        "UPDATE revisions SET written_at = 'a' || char(10)",
        "UPDATE revisions SET parents = 'first  another' WHERE number = 2",
        "UPDATE revisions SET parents = 'first ' WHERE number = 2",
        "UPDATE revisions SET parents = char(155) WHERE number = 2",
    ],
)
def test_what_a_revision_tells_is_checked_like_every_text(path: Path, statement: str) -> None:
    path.write_bytes(edited(DATA, statement))
    refusal(path, "damaged")


def test_a_file_larger_than_a_plan_can_be_is_not_even_read(path: Path) -> None:
    path.write_bytes(DATA)
    with path.open("r+b") as file:
        file.truncate(64 * 1024 * 1024)
    assert read_plan_file(path).plan == PLAN  # what lies behind the last page does not count
    with path.open("r+b") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(CannotOpen) as caught:
        read_plan_file(path)
    assert caught.value.reason == "too-large"


def test_a_file_that_keeps_sqlite_busy_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(file_bytes(a_plan(stages=60, groups=4, entries=2)))
    monkeypatch.setattr(reading, "_SECONDS", -1.0)
    refusal(path, "damaged")


def test_a_file_with_more_rows_than_a_plan_can_have_is_refused_before_they_are_read(path: Path) -> None:
    rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
    path.write_bytes(
        edited(DATA, f"{rows} INSERT INTO stages SELECT 'a' || i, 'V', '', '', '', '' FROM n", signed=False)
    )
    start = time.monotonic()
    refusal(path, "too-large")
    assert time.monotonic() - start < 0.5


def test_the_version_that_made_a_file_is_this_one(path: Path) -> None:
    path.write_bytes(edited(DATA, "PRAGMA user_version = 5"))
    assert refusal(path, "newer").made_with == VERSION


A_VERSION = "INSERT INTO versions VALUES ('v', 'kept', 'As submitted', 'a' || char(10) || 'b', '', 'then', '', x'00')"
A_BLOCK = "INSERT INTO history VALUES ('b', 'then', 3, x'00')"


def test_kept_versions_and_history_are_read_unopened(path: Path) -> None:
    path.write_bytes(edited(DATA, A_VERSION, A_BLOCK))
    file = read_plan_file(path)
    assert [(each.id, each.kind, each.name, each.note, each.content) for each in file.versions] == [
        ("v", "kept", "As submitted", "a\nb", b"\0")
    ]
    assert [(block.id, block.edits, block.content) for block in file.history] == [("b", 3, b"\0")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE versions SET kind = 'other'",
        "UPDATE versions SET id = 'no id'",
        "UPDATE versions SET name = 'a' || char(7)",
        "UPDATE versions SET content = 'text'",
        "UPDATE versions SET author = x'41'",
        "UPDATE history SET edits = 0",
        "UPDATE history SET edits = 'three'",
        "UPDATE history SET content = 7",
        "UPDATE history SET begun_at = replace(hex(zeroblob(30)), '0', 'a')",
        "UPDATE about SET value = replace(hex(zeroblob(30)), '0', 'a') WHERE key = 'made_with'",
        "DELETE FROM about WHERE key = 'made_with'",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
        " INSERT INTO history SELECT 'b' || i, '', 1, x'00' FROM n",
    ],
)
def test_kept_versions_and_history_that_cannot_be_are_damaged(path: Path, statement: str) -> None:
    path.write_bytes(edited(DATA, A_VERSION, A_BLOCK, statement))
    refusal(path, "damaged")


def test_a_packed_value_that_was_changed_is_damaged(path: Path) -> None:
    path.write_bytes(edited(edited(DATA, A_VERSION), "UPDATE versions SET content = x'01'", signed=False))
    refusal(path, "damaged")
