# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The command that asks what may be asked of a plan."""

import json
import re
from pathlib import Path

import pytest

from app import operations as do
from app.cli import main
from app.models.plan import Plan
from app.models.questions import findings
from app.storage.encoding import encode
from app.storage.revisions import extended
from tests.builders import blank, done, table_1
from tests.models.questions_asked import added, quiet

DOCUMENTED = (Path(__file__).parent.parent / "docs" / "COMMANDS.md").read_text(encoding="utf-8")


def checked(plan: Plan, folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Return what the command prints about a plan."""
    path = folder / "plan.pplan"
    path.write_bytes(encode(plan, extended((), written_at="", author="")))
    assert main(["check", str(path), *options]) == 0
    return capsys.readouterr().out


def test_it_asks_line_by_line_and_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = checked(table_1(), tmp_path, capsys).splitlines()
    assert lines[:5] == [
        "- Four stages don't say who decides. Who does?",
        "    Needs Assessment",
        "    Curriculum Design",
        "    Curriculum Development",
        "    Learning Recognition",
    ]
    assert [line[:14] for line in lines if line.startswith("- ")][1:] == [
        "- 6 entries as",
        "- No stage is ",
        "- 3 entries as",
    ]
    at = lines.index("By level     Entries  Taking part  Hours  Honoraria (CAD)")
    assert lines[at + 1 : at + 6] == [
        "Inform             1   not stated      0                0",
        "Consult            3           37      0                0",
        "Participate        2            4      0                0",
        "Partnership        1   not stated      0                0",
        "Together           7  at least 41      0                0",
    ]


def test_questions_of_one_rule_stand_under_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = done(done(quiet(), do.add_group, name="Families"), do.add_group, name="Unions")
    assert checked(plan, tmp_path, capsys).splitlines()[:4] == [
        "- Two groups are on the list, but in no stage. Where do they come in?",
        "    Families: on the list, but in no stage. Where do they come in?",
        "    Unions: on the list, but in no stage. Where do they come in?",
        "",
    ]


def test_very_many_places_are_not_all_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = quiet()
    for number in range(23):
        plan = done(plan, do.add_group, name=f"Partner {number}")
    lines = checked(plan, tmp_path, capsys).splitlines()
    assert lines[20:22] == ["    Partner 19: on the list, but in no stage. Where do they come in?", "    and 3 more"]


def test_what_was_left_stands_last_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = done(quiet(), do.add_group, name="Families")
    (finding,) = findings(plan)
    values = {"rule": finding.rule, "subject": finding.subject, "facts": finding.facts_text}
    plan = done(plan, do.leave_question, **values, reason="They come in next year")
    assert checked(plan, tmp_path, capsys).splitlines()[:5] == [
        "Nothing to ask at the moment.",
        "",
        "Left as it is (1)",
        "- Families: on the list, but in no stage. Where do they come in?",
        "    Because: They come in next year",
    ]
    assert checked(blank(), tmp_path, capsys).startswith("Nothing to ask at the moment.\n\nBy level")


def test_json_keeps_its_promise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = added(quiet(), "Design", "Partnership", "Learners: Steering (n≈2)", return_hours="4", return_rate="20.50")
    data = json.loads(checked(plan, tmp_path, capsys, "--json"))
    assert list(data) == ["questions", "counts"]
    (question,) = data["questions"]
    assert list(question) == ["rule", "letter", "question", "definitions", "places", "left", "reason"]
    assert (question["rule"], question["letter"]) == ("partnership-under-institution", "a")
    (place,) = question["places"]
    assert list(place) == ["place", "stage_id", "level_id", "at_control", "group_id", "involvement_ids"]
    assert place["place"] == "Design, Partnership: Learners: Steering (n≈2)"
    assert list(data["counts"]) == ["currency", "levels", "groups", "stages", "total"]
    assert data["counts"]["total"] == {
        "entries": 5,
        "taking_part": {"amount": "17", "at_least": True, "about": True},
        "hours": {"amount": "8", "at_least": False, "about": True},
        "honoraria": {"amount": "164.00", "at_least": False, "about": True},
    }
    assert list(data["counts"]["stages"][0]) == ["id", "name", "entries", "taking_part", "hours", "honoraria"]
    for key in (*question, *place, *data, *data["counts"], *data["counts"]["total"], "amount", "at_least", "about"):
        assert f"`{key}`" in DOCUMENTED, key


def test_every_rule_is_documented() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path("app/models").glob("*_questions.py"))
    rules = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source)) - {"co-led", "at-least", "per-cohort"}
    assert len(rules) == 15
    for rule in rules:
        assert f"`{rule}`" in DOCUMENTED, rule
