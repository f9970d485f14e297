# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Files and working copies of older versions: nothing is lost on the way to today's."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

from app import operations as do
from app.models.answers import answers
from app.models.plan import Plan
from app.models.rows import TABLES, LadderPlace, LeftQuestion
from app.storage import working_copy
from app.storage.contents import unpack_plan
from app.storage.frozen import SCHEMAS, columns
from app.storage.history import unpack_edits
from app.storage.migrations import STEPS, Tables, migrated
from app.storage.reading import read_plan_file
from app.storage.rows_as_data import file_as_data
from app.storage.schema import FILE_VERSION
from app.storage.working_copy import WorkingCopy, place_for
from tests.builders import done
from tests.storage.house import House, add, in_file, stages

FILES = Path(__file__).parent.parent / "files"

ANSWERS = ("answers", "answer_groups", "answer_stages", "sentence_edits")
WORKING_1 = """
CREATE TABLE edits (number INTEGER NOT NULL, verb TEXT NOT NULL, author TEXT NOT NULL, made_at TEXT NOT NULL,
  of INTEGER, changes TEXT NOT NULL, PRIMARY KEY (number));
CREATE TABLE state ("key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key"));
"""
KNOWN_2 = """
CREATE TABLE known (revision TEXT NOT NULL, edit INTEGER NOT NULL, changes TEXT NOT NULL, PRIMARY KEY (revision));
"""


def file_of(version: int) -> Path:
    """Return a real file of a version."""
    return FILES / f"version-{version}.pplan"


def place_old(house: House, version: int = 1) -> None:
    """Put a file of an older version into the house."""
    shutil.copyfile(file_of(version), house.path)


def leave_old_working_copy(house: House, *, edits: int, version: int = 1) -> Path:
    """Leave a working copy as an older version of the program did: one stage more for each edit."""
    place = place_for(house.path, house.working)
    house.working.mkdir()
    file = read_plan_file(file_of(version))
    plan = file.plan
    for number in range(1, edits + 1):
        plan = done(plan, do.add_stage, name=f"Added {number}")
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        for table, text in SCHEMAS[version].items():
            if table != "about":
                connection.execute(text)
        connection.executescript(WORKING_1 + (KNOWN_2 if version > 1 else ""))
        kept = {"versions": file.versions, "history": file.history}
        for table, names in columns(version).items():
            rows = [*plan.rows(table).values()] if table in TABLES else kept.get(table, ())
            for row in rows:
                values = [getattr(row, name) for name in names]
                connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
        for number, revision in enumerate(file.chain, 1):
            link = (number, revision.id, " ".join(revision.parents), revision.written_at, revision.author)
            connection.execute("INSERT INTO revisions VALUES (?, ?, ?, ?, ?)", link)
        for number in range(1, edits + 1):
            connection.execute("INSERT INTO edits VALUES (?, 'add_stage', '', '', NULL, '[]')", (number,))
        state = {"path": str(house.path), "published": "0", "publishing": ""}
        if version > 1:
            state["version"] = str(version)
        connection.executemany("INSERT INTO state VALUES (?, ?)", state.items())
    return place


def test_there_is_a_step_from_every_older_version() -> None:
    assert list(STEPS) == list(range(1, FILE_VERSION))


def test_the_second_version_brings_reasons_versions_and_history() -> None:
    old = {"stages": [{"id": "s"}], "notes": []}
    assert STEPS[1](old) == {**old, "reasons": [], "versions": [], "history": []}
    assert old == {"stages": [{"id": "s"}], "notes": []}


def test_the_third_version_brings_tints_notes_on_groups_examples_the_ladder_and_left_questions() -> None:
    old: Tables = {"groups": [{"id": "g", "plural": 0}], "involvements": [{"id": "i", "source": "Ours"}], "reasons": []}
    assert STEPS[2](old) == {
        "groups": [{"id": "g", "plural": 0, "tint": "", "note": ""}],
        "involvements": [{"id": "i", "source": "Ours", "is_example": 0}],
        "reasons": [],
        "ladder_places": [],
        "left_questions": [],
    }
    assert old == {"groups": [{"id": "g", "plural": 0}], "involvements": [{"id": "i", "source": "Ours"}], "reasons": []}


def test_the_fourth_version_brings_words_for_sentences_answers_and_profiles() -> None:
    old: Tables = {"groups": [{"id": "g"}], "involvements": [{"id": "i", "is_example": 0}]}
    assert migrated(old, 3) == {
        "groups": [{"id": "g"}],
        "involvements": [{"id": "i", "is_example": 0, "in_sentences": ""}],
        "answers": [],
        "answer_groups": [],
        "answer_stages": [],
        "sentence_edits": [],
        "export_profiles": [],
    }
    assert old == {"groups": [{"id": "g"}], "involvements": [{"id": "i", "is_example": 0}]}
    assert migrated(old, 4) is old


def as_todays(said: dict[str, Any]) -> dict[str, Any]:
    """Return what a file of an older version said, with what this version says besides."""
    later = ("reasons", "ladder_places", "left_questions", *ANSWERS, "export_profiles")
    tables: dict[str, list[dict[str, Any]]] = {**{table: [] for table in later}, **said["tables"]}
    tables["groups"] = [{"tint": "", "note": "", **row} for row in tables["groups"]]
    tables["involvements"] = [{"is_example": False, "in_sentences": "", **row} for row in tables["involvements"]]
    return {**said, "version": 4, "tables": tables}


def said_by(version: int) -> dict[str, Any]:
    """Return what the file of a version said when it was made."""
    said: dict[str, Any] = json.loads(file_of(version).with_suffix(".json").read_text(encoding="utf-8"))
    assert said["version"] == version
    return said


def test_a_file_of_the_first_version_says_what_it_always_said() -> None:
    file = read_plan_file(file_of(1))
    assert (file.version, file.versions, file.history) == (1, (), ())
    assert file_as_data(file) == as_todays(said_by(1))


def rows_of(plan: Plan, table: str, *fields: str) -> set[tuple[Any, ...]]:
    """Return these fields of the rows of a table."""
    return {tuple(getattr(row, field) for field in fields) for row in plan.rows(table).values()}


def test_a_file_of_the_fourth_version_says_what_it_always_said() -> None:
    file = read_plan_file(file_of(4))
    assert file.version == 4
    assert file_as_data(file) == said_by(4)
    plan = file.plan
    needs, design, evaluation = (stage.id for stage in plan.stages)
    assert {entry.stage_id: entry.in_sentences for entry in plan.involvements()} == {
        needs: "", design: "au sein de l’équipe",
    }  # fmt: skip
    answer, empty = answers(plan)
    assert (answer.question, answer.limit) == ("Comment les employeurs\nparticipent-ils ?", 1500)
    assert (answer.length, answer.by, answer.tense) == ("medium", "group", "planned")
    assert (answer.plain, answer.explain, answer.details) == (False, True, True)
    assert (empty.question, empty.limit, empty.length, empty.by, empty.tense) == ("", None, "", "stage", "present")
    assert (empty.plain, empty.explain, empty.details) == (True, False, False)
    assert rows_of(plan, "answer_groups", "answer_id", "group_id") == {(answer.id, plan.groups[1].id)}
    assert rows_of(plan, "answer_stages", "answer_id", "stage_id") == {(answer.id, needs), (answer.id, evaluation)}
    assert rows_of(plan, "sentence_edits", "answer_id", "key", "said", "text") == {
        (answer.id, "long/opening", "Employers have a part.", "Nos employeurs\nsont de la partie."),
    }
    assert rows_of(plan, "export_profiles", "name", "settings") == {("Fondation du Nord", '{"paper": "a4"}')}
    (kept,) = (version for version in file.versions if version.name == "répondu")
    assert unpack_plan(kept.content).rows("answers") == plan.rows("answers")
    assert [edit.verb for edit in unpack_edits(file.history[-1].content)] == [
        "edit_involvement", "add_answer", "edit_answer", "pick_answer_groups", "pick_answer_stages", "edit_sentence",
        "add_answer", "keep_profile",
    ]  # fmt: skip


def test_a_file_of_the_third_version_says_what_it_always_said() -> None:
    file = read_plan_file(file_of(3))
    assert file.version == 3
    assert file_as_data(file) == as_todays(said_by(3))
    plan = file.plan
    learners, employers, _nation = plan.groups
    assert [(group.tint, group.note) for group in plan.groups] == [
        ("", ""), ("amber", ""), ("teal", "Suivre le protocole.\nDemander à Ana d’abord."),
    ]  # fmt: skip
    needs, design, evaluation = (stage.id for stage in plan.stages)
    assert {entry.stage_id: entry.is_example for entry in plan.involvements()} == {needs: True, design: False}
    places = cast("list[LadderPlace]", list(plan.rows("ladder_places").values()))
    assert {(place.stage_id, place.group_id, place.now, place.target) for place in places} == {
        (design, learners.id, "few-choices", "together"), (evaluation, employers.id, "", "given-parts"),
    }  # fmt: skip
    questions = cast("list[LeftQuestion]", list(plan.rows("left_questions").values()))
    assert {(left.rule, left.subject, left.facts, left.reason) for left in questions} == {
        ("d", evaluation, "1", "Le bureau\ndécidera en mars"), ("h", "", "0 of 3", ""),
    }  # fmt: skip
    (version,) = file.versions
    assert (version.kind, version.name) == ("kept", "envoyé à la bailleuse")
    kept = unpack_plan(version.content)
    assert ([entry.is_example for entry in kept.involvements()], kept.rows("ladder_places")) == ([True] * 3, {})
    (block,) = file.history
    assert [edit.verb for edit in unpack_edits(block.content)] == [
        "retype_involvement", "edit_group", "edit_group", "set_ladder_place", "set_ladder_place",
        "leave_question", "leave_question",
    ]  # fmt: skip


def test_a_file_of_the_second_version_says_what_it_always_said() -> None:
    file = read_plan_file(file_of(2))
    assert file.version == 2
    assert file_as_data(file) == as_todays(said_by(2))
    (version,) = file.versions
    assert (version.kind, version.name, version.note, version.author) == (
        "kept", "envoyé à la bailleuse", "Une ligne\net une autre", "Benoît",
    )  # fmt: skip
    kept = unpack_plan(version.content)
    assert [stage.name for stage in kept.stages][::5] == ["Needs Assessment", "Alumni Community"]
    (block,) = file.history
    edits = unpack_edits(block.content)
    assert [(edit.author, edit.verb) for edit in edits] == [
        ("Benoît", "rename_stage"), ("Benoît", "give_reason"), ("Benoît", "delete_stage"),
    ]  # fmt: skip
    (renamed,) = edits[0].changes
    assert (renamed.before, renamed.after) == ({"name": "Needs Assessment"}, {"name": "Besoins"})


@pytest.mark.parametrize("version", [1, 2, 3])
def test_opening_changes_nothing_and_the_first_save_keeps_the_old_file(house: House, version: int) -> None:
    place_old(house, version)
    before = file_of(version).read_bytes()
    opened = house.open()
    assert opened.is_published
    opened.publish()
    opened = house.reopen(opened)
    assert (house.path.read_bytes(), house.files()) == (before, ["a.pplan"])
    add(opened, "New")
    opened = house.reopen(opened)  # not saved in the session in which it was opened
    opened.publish()
    assert house.files() == ["a (état précédent).pplan", "a.pplan"]
    assert house.path.with_name("a (état précédent).pplan").read_bytes() == before
    file = read_plan_file(house.path)
    assert (file.version, in_file(house.path)[-1]) == (4, "New")
    assert file.chain[:-1] == read_plan_file(file_of(version)).chain
    add(opened, "More")
    opened.publish()
    assert house.files() == ["a (état précédent).pplan", "a.pplan"]


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("edits", [0, 2])
def test_a_working_copy_of_an_older_version_goes_on(house: House, edits: int, version: int) -> None:
    place_old(house, version)
    leave_old_working_copy(house, edits=edits, version=version)
    opened = house.open()
    old = read_plan_file(file_of(version))
    assert {each.id for each in old.versions} <= {each.id for each in opened.shelf.versions()}
    added = [f"Added {number}" for number in range(1, edits + 1)]
    assert (opened.continued, opened.is_published, opened.set_aside) == (edits > 0, edits == 0, None)
    assert stages(opened) == [*stages(old.plan), *added]
    assert opened.undo() is None
    add(opened, "New")
    opened = house.reopen(opened)
    opened.publish()
    assert in_file(house.path) == [*stages(old.plan), *added, "New"]
    assert house.files() == ["a (état précédent).pplan", "a.pplan"]
    opened.undo()
    assert stages(opened)[-1] != "New"
    names = sorted(path.name for path in house.working.iterdir() if "moving" in path.name)
    assert names == []


class Killed(BaseException):
    """The end of the process."""


@pytest.mark.parametrize("step", ["create", "flush", "replace", "flush_folder"])
def test_a_kill_while_a_working_copy_is_carried_over_loses_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    place_old(house)
    leave_old_working_copy(house, edits=2)
    left: list[House] = []

    def killed(*_arguments: object, **_named: object) -> None:
        left.append(house.after_a_kill())
        raise Killed

    with monkeypatch.context() as patch:
        if step == "create":
            patch.setattr(WorkingCopy, "create", killed)
        elif step == "replace":
            patch.setattr(Path, "replace", killed)
        else:
            patch.setattr(working_copy, step, killed)
        with pytest.raises(Killed):
            house.open()
    for each in (left[0], house):
        opened = each.open()
        assert (opened.continued, stages(opened)[-2:]) == (True, ["Added 1", "Added 2"])
    left[0].leave()
