# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The bytes of a file."""

import hashlib
import sqlite3
import struct
from contextlib import closing

from app import VERSION
from app import operations as do
from app.models.plan import Plan
from app.models.rows import (
    Answer,
    AnswerGroup,
    AnswerStage,
    ControlParty,
    ExportProfile,
    Group,
    Involvement,
    LadderPlace,
    LeftQuestion,
    Level,
    Note,
    Project,
    Scheme,
    SentenceEdit,
    Stage,
)
from app.storage.frozen import VERSION_4
from tests.builders import done, table_1
from tests.storage.plan_files import CHAIN, digest_of, file_bytes, rows_of

SMALL = Plan(
    {
        "schemes": {"s": Scheme(id="s", key="own", name="Levels", credit="“Ours”")},
        "project": {"p": Project(id="p", scheme_id="s", title="Ngā ākonga")},
        "levels": {"l": Level(id="l", scheme_id="s", rank="V", key="", name="Consult", gloss="", definition="")},
        "stages": {
            "b": Stage(id="b", rank="V", name="Design", kind="design"),
            "a": Stage(id="a", rank="W", name='"Build"', control="co-led"),
        },
        "groups": {"g": Group(id="g", rank="V", name="Learners", size=12, plural=False, tint="teal", note="A\nB")},
        "control_parties": {"c": ControlParty(id="c", stage_id="a", group_id="g")},
        "involvements": {
            "i": Involvement(
                id="i",
                stage_id="a",
                level_id="l",
                group_id="g",
                rank="V",
                activity="Survey",
                is_example=True,
                in_sentences="by mail",
            )
        },
        "ladder_places": {"r": LadderPlace(id="r", stage_id="a", group_id="g", now="claimed", target="together")},
        "notes": {"n": Note(id="n", stage_id="b", at_control=True, text="One\nTwo")},
        "left_questions": {"q": LeftQuestion(id="q", rule="d", subject="a", facts="1", reason="Not\nyet")},
        "answers": {"w": Answer(id="w", rank="V", question="Who?\nHow?", limit=1500, length="short", explain=True)},
        "answer_groups": {"x": AnswerGroup(id="x", answer_id="w", group_id="g")},
        "answer_stages": {"y": AnswerStage(id="y", answer_id="w", stage_id="b")},
        "sentence_edits": {"z": SentenceEdit(id="z", answer_id="w", key="opening", said="They are.", text="We are.")},
        "export_profiles": {"e": ExportProfile(id="e", rank="V", name="Ours", settings='{"paper": "a4"}')},
    }
)


def test_the_header_says_whose_file_it_is() -> None:
    data = file_bytes(table_1())
    assert data[:16] == b"SQLite format 3\x00"
    assert data[18:20] == b"\x01\x01"
    assert struct.unpack(">i", data[60:64]) == (4,)
    assert data[68:72] == b"PPLN"
    assert len(data) == int.from_bytes(data[16:18], "big") * int.from_bytes(data[28:32], "big")


def test_the_file_has_the_frozen_tables_with_every_row_and_nothing_else() -> None:
    data = file_bytes(SMALL)
    schema = [row for row in rows_of(data, "sqlite_schema") if row[0] != "index"]
    assert {row[1]: row[4] for row in schema} == VERSION_4
    assert rows_of(data, "schemes") == [("s", "own", "Levels", "“Ours”")]
    assert rows_of(data, "project") == [("p", "s", "Ngā ākonga", "", "", "", "", "", "en-CA", "CAD")]
    assert rows_of(data, "levels") == [("l", "s", "V", "", "Consult", "", "")]
    assert rows_of(data, "stages") == [
        ("a", "W", '"Build"', "", "co-led", ""),
        ("b", "V", "Design", "design", "", ""),
    ]
    assert rows_of(data, "groups") == [("g", "V", "Learners", "", 12, "", "", 0, "teal", "A\nB")]
    assert rows_of(data, "control_parties") == [("c", "a", "g")]
    assert rows_of(data, "involvements") == [
        ("i", "a", "l", "g", "V", "Survey", "", None, None, *[""] * 12, 1, "by mail"),
    ]
    assert rows_of(data, "notes") == [("n", "b", None, 1, "", "", "One\nTwo")]
    assert rows_of(data, "ladder_places") == [("r", "a", "g", "claimed", "together")]
    assert rows_of(data, "left_questions") == [("q", "d", "a", "1", "Not\nyet")]
    assert rows_of(data, "answers") == [
        ("w", "V", "Who?\nHow?", 1500, "short", "stage", "present", 1, 1, 0),
    ]
    assert rows_of(data, "answer_groups") == [("x", "w", "g")]
    assert rows_of(data, "answer_stages") == [("y", "w", "b")]
    assert rows_of(data, "sentence_edits") == [("z", "w", "opening", "They are.", "We are.")]
    assert rows_of(data, "export_profiles") == [("e", "V", "Ours", '{"paper": "a4"}')]
    assert rows_of(data, "revisions") == [
        (1, "first", "", "2026-01-02T03:04:05+00:00", "Åsa"),
        (2, "second", "first another", "2026-01-03T03:04:05+00:00", ""),
    ]
    assert [row for row in rows_of(data, "about") if row[0] != "digest"] == [
        ("made_with", VERSION),
        ("revision", "second"),
    ]


def test_the_digest_is_that_of_these_very_lines() -> None:
    empty = ",".join(['""'] * 12)
    lines = f"""\
["schemes","s","own","Levels","“Ours”"]
["project","p","s","Ngā ākonga","","","","","","en-CA","CAD"]
["levels","l","s","V","","Consult","",""]
["stages","a","W","\\"Build\\"","","co-led",""]
["stages","b","V","Design","design","",""]
["groups","g","V","Learners","",12,"","",0,"teal","A\\nB"]
["control_parties","c","a","g"]
["involvements","i","a","l","g","V","Survey","",null,null,{empty},1,"by mail"]
["ladder_places","r","a","g","claimed","together"]
["notes","n","b",null,1,"","","One\\nTwo"]
["left_questions","q","d","a","1","Not\\nyet"]
["answers","w","V","Who?\\nHow?",1500,"short","stage","present",1,1,0]
["answer_groups","x","w","g"]
["answer_stages","y","w","b"]
["sentence_edits","z","w","opening","They are.","We are."]
["export_profiles","e","V","Ours","{{\\"paper\\": \\"a4\\"}}"]
["revisions",1,"first","","2026-01-02T03:04:05+00:00","Åsa"]
["revisions",2,"second","first another","2026-01-03T03:04:05+00:00",""]
["about","made_with","{VERSION}"]
["about","revision","second"]
"""
    assert dict(rows_of(file_bytes(SMALL), "about"))["digest"] == hashlib.sha256(lines.encode()).hexdigest()


def test_the_digest_of_a_filled_plan_is_the_one_that_the_format_asks_for() -> None:
    data = file_bytes(table_1())
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        assert dict(rows_of(data, "about"))["digest"] == digest_of(connection)


def test_deleted_text_is_not_in_the_bytes() -> None:
    secret = "The confidential remark 4711"
    plan = done(table_1(), do.add_stage, name="Before " + secret)
    stage = plan.stages[-1]
    plan = done(plan, do.add_note, text=secret * 200, stage_id=stage.id)
    assert secret.encode() in file_bytes(plan)
    plan = done(plan, do.delete_stage, stage_id=stage.id)
    data = file_bytes(plan)
    assert b"confidential" not in data
    assert plan.stages[0].name.encode() in data


def test_the_same_plan_and_chain_make_the_same_bytes() -> None:
    plan = table_1()
    assert file_bytes(plan, CHAIN) == file_bytes(plan, CHAIN)
