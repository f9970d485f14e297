# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan as plain data."""

import json

from app.models.plan import Plan
from app.models.rows import Group, Level, Note, Project, Scheme, Stage
from app.storage.reading import PlanFile
from app.storage.rows_as_data import file_as_data, tables
from tests.storage.plan_files import CHAIN, PLAN_TABLES

PLAN = Plan(
    {
        "schemes": {"s": Scheme(id="s", key="own", name="Levels", credit="")},
        "project": {"p": Project(id="p", scheme_id="s", title="Ngā ākonga")},
        "levels": {"l": Level(id="l", scheme_id="s", rank="V", key="", name="Consult", gloss="", definition="")},
        "stages": {
            "a": Stage(id="a", rank="W", name="Third"),
            "c": Stage(id="c", rank="V", name="Second"),
            "b": Stage(id="b", rank="V", name="First"),
        },
        "groups": {"g": Group(id="g", rank="V", name="Learners", plural=False, tint="teal", note="One\nTwo")},
        "notes": {"n": Note(id="n", level_id="l", text="One\nTwo"), "m": Note(id="m")},
    }
)


def test_rows_come_in_the_order_of_rank_then_of_id() -> None:
    found = tables(PLAN)
    assert [row["name"] for row in found["stages"]] == ["First", "Second", "Third"]
    assert [row["id"] for row in found["notes"]] == ["m", "n"]


def test_everything_in_a_file_comes_out_as_json_can_carry_it() -> None:
    data = file_as_data(PlanFile(PLAN, CHAIN))
    assert list(data["tables"]) == PLAN_TABLES
    assert {key: data[key] for key in data if key != "tables"} == {
        "format": "participation-planner",
        "version": 4,
        "revision": "second",
    }
    assert data["tables"]["notes"][1] == {
        "id": "n",
        "stage_id": None,
        "level_id": "l",
        "at_control": False,
        "author": "",
        "written_at": "",
        "text": "One\nTwo",
    }
    assert data["tables"]["groups"] == [
        {
            "id": "g",
            "rank": "V",
            "name": "Learners",
            "kind": "",
            "size": None,
            "one": "",
            "several": "",
            "plural": False,
            "tint": "teal",
            "note": "One\nTwo",
        }
    ]
    assert data["tables"]["control_parties"] == []
    assert json.loads(json.dumps(data)) == data
