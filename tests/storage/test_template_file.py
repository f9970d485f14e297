# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The file of a template: what it says, and what is refused of what a stranger sends."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.errors import CannotOpen, CannotWrite, NotATemplate
from app.models.own_templates import own_template
from app.storage.template_file import LARGEST, SUFFIX, encode_template, read_template, write_template
from tests.builders import a_plan
from tests.models.test_own_templates import a_full_plan

TOP = Path(__file__).parent.parent.parent
Data = dict[str, Any]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / f"ours{SUFFIX}"


def small() -> Data:
    """Return the data of a template as the format tells it, written by hand."""
    return {
        "format": "participation-planner-template",
        "version": 1,
        "name": "Ours",
        "line": "For short courses",
        "language": "fr-CA",
        "scheme": {"name": "Two levels", "levels": [{"name": "Told"}, {"name": "Asked", "definition": "We listen."}]},
        "groups": [{"name": "Welders", "kind": "learners"}, {"name": "The Chamber", "plural": False}],
        "stages": [
            {
                "name": "Needs",
                "kind": "needs",
                "control": "co-led",
                "with": [1],
                "entries": [{"level": 1, "group": 0, "activity": "Survey"}, {"level": 1, "group": 1, "wording": "Tea"}],
            },
            {"name": "End"},
        ],
    }


def read(path: Path, data: object) -> Any:
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return read_template(path)


def test_a_template_comes_back_as_it_was_written(path: Path) -> None:
    made = own_template(a_full_plan(), name="Nôtre", line="For welders")
    write_template(path, made)
    back = read_template(path)
    assert (back.name, back.line) == ("Nôtre", "For welders")
    assert encode_template(back) == path.read_bytes()
    assert not {*back.plan.rows("stages")} & {*made.plan.rows("stages")}  # two plans from one template are strangers


def test_nothing_of_the_project_is_in_the_file(path: Path) -> None:
    write_template(path, own_template(a_full_plan(), name="Ours", line=""))
    text = path.read_text(encoding="utf-8")
    for secret in ("Welding", "North College", "the college", "Ministry", "Anna", "Bea", "2027", "25", "12", "budget"):
        assert secret not in text, secret


def test_a_file_by_hand_is_read(path: Path) -> None:
    plan = read(path, small()).plan
    assert plan.project.language == "fr-CA"
    assert [level.name for level in plan.levels] == ["Told", "Asked"]
    assert [(group.name, group.plural) for group in plan.groups] == [("Welders", True), ("The Chamber", False)]
    needs, end = plan.stages
    assert (needs.name, end.name) == ("Needs", "End")
    assert [group.name for group in plan.deciders(needs.id)] == ["The Chamber"]
    entries = plan.cell(needs.id, plan.levels[1].id)
    assert [(entry.activity, entry.wording, entry.is_example) for entry in entries] == [
        ("Survey", "", True),
        ("", "Tea", True),
    ]


SPOILT: dict[str, Callable[[Data], object]] = {
    "a key that is not told": lambda data: data.update(script="x"),
    "such a key in a stage": lambda data: data["stages"][0].update(id="x"),
    "such a key in an entry": lambda data: data["stages"][0]["entries"][0].update(lead="Anna"),
    "such a key in a level": lambda data: data["scheme"]["levels"][0].update(rank="1"),
    "such a key in a group": lambda data: data["groups"][0].update(size=5),
    "no name": lambda data: data.pop("name"),
    "a blank name": lambda data: data.update(name=" "),
    "a name that is a number": lambda data: data.update(name=5),
    "a name that is too long": lambda data: data.update(name="n" * 101),
    "no version": lambda data: data.pop("version"),
    "a version that is none": lambda data: data.update(version="1"),
    "yes for version 1": lambda data: data.update(version=True),
    "no scheme": lambda data: data.pop("scheme"),
    "no level": lambda data: data["scheme"].update(levels=[]),
    "a level without a name": lambda data: data["scheme"]["levels"][0].pop("name"),
    "no group": lambda data: data.update(groups=[]),
    "groups that are no list": lambda data: data.update(groups={"name": "x"}),
    "a group that is a text": lambda data: data.update(groups=["x"]),
    "a stage without a name": lambda data: data["stages"][0].pop("name"),
    "a kind that nobody knows": lambda data: data["stages"][0].update(kind="magic"),
    "a text that is too long": lambda data: data["stages"][0].update(name="n" * 301),
    "a control character": lambda data: data["stages"][0].update(name="a\x1b[2Jb"),
    "half a letter": lambda data: data["stages"][0].update(name="\ud800"),
    "a level that is not there": lambda data: data["stages"][0]["entries"][0].update(level=2),
    "a level from behind": lambda data: data["stages"][0]["entries"][0].update(level=-1),
    "a level that is a fraction": lambda data: data["stages"][0]["entries"][0].update(level=0.0),
    "a level that is a yes": lambda data: data["stages"][0]["entries"][0].update(level=True),
    "an entry without words": lambda data: data["stages"][0]["entries"][0].pop("activity"),
    "a count": lambda data: data["stages"][0]["entries"][0].update(count_kind="exact"),
    "with a group twice": lambda data: data["stages"][0].update({"with": [1, 1]}),
    "with a list": lambda data: data["stages"][0].update({"with": [[]]}),
    "too many levels": lambda data: data["scheme"].update(levels=[{"name": "x"}] * 21),
    "too many stages": lambda data: data.update(stages=[{"name": "x"}] * 501),
    "plural in words": lambda data: data["groups"][0].update(plural="no"),
}


@pytest.mark.parametrize("case", SPOILT)
def test_what_is_not_as_told_is_refused(case: str, path: Path) -> None:
    data = small()
    SPOILT[case](data)
    with pytest.raises(NotATemplate) as refusal:
        read(path, data)
    assert refusal.value.reason == "wrong"


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "null",
        '"text"',
        "{}",
        '{"format": "other", "version": 1}',
        "[" * 200_000,
        '{"format": "participation-planner-template", "version": ' + "9" * 5_000 + "}",
        '{"format": "participation-planner-template", "name": "a", "name": "b"}',
        "\x00" * 100,
    ],
)
def test_what_is_no_template_is_refused(text: str, path: Path) -> None:
    with pytest.raises(NotATemplate) as refusal:
        read(path, text)
    assert refusal.value.reason == "foreign"


def test_a_newer_one_is_told_apart(path: Path) -> None:
    with pytest.raises(NotATemplate) as refusal:
        read(path, {**small(), "version": 2, "more": 1})
    assert refusal.value.reason == "newer"


def test_a_file_that_is_too_large_is_not_even_read(path: Path) -> None:
    path.write_bytes(b" " * (LARGEST + 1))
    with pytest.raises(CannotOpen) as refusal:
        read_template(path)
    assert refusal.value.reason == "too-large"


def test_what_could_not_be_read_again_is_not_written(path: Path) -> None:
    with pytest.raises(CannotWrite) as refusal:
        write_template(path, own_template(a_plan(stages=501), name="Long", line=""))
    assert refusal.value.reason == "too-large"
    assert not path.exists()


def test_the_format_is_told_with_a_file_that_is_read(path: Path) -> None:
    told = (TOP / "docs" / "TEMPLATE_FORMAT.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", told, re.DOTALL)
    assert read(path, example).name == "Short courses"
    written: set[str] = set()

    def collect(data: object) -> None:
        if isinstance(data, dict):
            written.update(data)
        for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
            collect(inner)

    collect(json.loads(encode_template(own_template(a_full_plan(), name="n", line="l"))))
    assert {key for key in written if f"`{key}`" not in told} == set()
