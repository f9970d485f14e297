# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The templates that ship, as DOMAIN lists them."""

import re

import pytest

from app.errors import UnknownChoice
from app.models.rows import CONTROLS, STAGE_KINDS
from app.models.templates import TEMPLATES, template
from app.shipped import shipped_data

STAGES = {
    "table-1": "Needs Assessment; Curriculum Design; Curriculum Development; Marketing and Promotion;"
    " Learning Recognition; Alumni Community",
    "table-1-stages": "Needs Assessment; Curriculum Design; Curriculum Development; Marketing and Promotion;"
    " Learning Recognition; Alumni Community",
    "bc-lifecycle": "Ideation; Team Formation; Feasibility; Design; Approval; Marketing; Build; Launch and Delivery;"
    " Recognition of Learning; Evaluation",
    "ontario-lifecycle": "Ideation; Feasibility; Design; Build; Marketing and Launch; Delivery or Pilot;"
    " Evaluation and Revision",
    "addie": "Analysis; Design; Development; Implementation; Evaluation",
    "bc-funding": "Identification of Need; Curriculum Development; Assessment; Recognition",
    "nzqa": "Develop and List; Content Approval; Accreditation and Delivery; Review",
    "project-cycle": "Identification; Planning; Implementation; Monitoring and Evaluation",
    "blank": "",
}


@pytest.mark.parametrize("key", TEMPLATES)
def test_stages(key: str) -> None:
    found = template(key, "en-CA")
    assert "; ".join(stage.name for stage in found.stages) == STAGES[key]
    assert found.name
    assert 0 < len(found.line) <= 60
    assert {stage.kind for stage in found.stages} <= set(STAGE_KINDS)
    assert {stage.control for stage in found.stages} <= {"", *CONTROLS}


def test_every_template_is_offered() -> None:
    assert set(TEMPLATES) == set(STAGES)
    assert TEMPLATES[0] == "table-1-stages"


def test_only_the_example_is_filled() -> None:
    filled = [key for key in TEMPLATES if any(stage.entries or stage.control for stage in template(key, "en").stages)]
    assert filled == ["table-1"]


def test_an_unknown_template_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownChoice) as refusal:
        template("table-2", "en-CA")
    assert refusal.value.known == TEMPLATES


def test_a_language_without_texts_gets_the_english_ones() -> None:
    assert template("addie", "de-DE").stages[0].name == "Analysis"


def test_the_example_in_french() -> None:
    found = template("table-1", "fr-CA")
    assert [stage.name for stage in found.stages] == [
        "Analyse des besoins",
        "Conception du programme",
        "Élaboration du contenu",
        "Marketing et promotion",
        "Reconnaissance des apprentissages",
        "Communauté des anciennes et anciens",
    ]
    assert found.stages[0].entries[0].text == "Groupe de discussion (n=6)"


@pytest.mark.parametrize("key", TEMPLATES)
def test_every_text_is_there_in_french(key: str) -> None:
    assert "'fr'" in repr(shipped_data(f"templates/{key}.json"))
    assert not re.findall(r"\{'en': '[^']*'\}", repr(shipped_data(f"templates/{key}.json")))
