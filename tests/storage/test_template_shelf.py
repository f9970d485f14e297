# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The folder of one's own templates."""

from pathlib import Path

from app.models.own_templates import own_template
from app.storage.template_shelf import TemplateShelf
from tests.builders import a_plan


def test_templates_are_kept_found_renamed_and_thrown_away(tmp_path: Path) -> None:
    shelf = TemplateShelf(tmp_path / "templates")
    assert shelf.templates() == {}
    plan = a_plan(stages=2)
    welding = shelf.keep(own_template(plan, name="Welding", line=""))
    shelf.keep(own_template(plan, name="care", line=""))
    assert [template.name for template in shelf.templates().values()] == ["care", "Welding"]
    assert shelf.named(" WELDING ") == welding
    assert shelf.keep(own_template(plan, name="Zoo", line="For zoos"), welding) == welding
    assert [(template.name, template.line) for template in shelf.templates().values()] == [
        ("care", ""),
        ("Zoo", "For zoos"),
    ]
    shelf.throw_away(welding)
    shelf.throw_away(welding)
    assert [template.name for template in shelf.templates().values()] == ["care"]
    assert shelf.named("Zoo") is None


def test_what_is_no_template_is_left_alone(tmp_path: Path) -> None:
    stray = tmp_path / "stray.pplan-template"
    stray.write_text("{}", encoding="utf-8")
    assert TemplateShelf(tmp_path).templates() == {}
    assert stray.exists()
