# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is remembered between starts, and that a spoilt file of settings stops nothing."""

from pathlib import Path

import pytest

from app.views.settings import Settings


def test_choices_are_kept_for_the_plans_that_were_exported_last(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for number in range(60):
        settings.remember_export(f"plan {number}", {"legend": False, "margins": 12.7})
        settings.remember_export("plan 0", {"left_out": ["a"]})
    again = Settings(tmp_path)
    assert again.export_choices("plan 0") == {"left_out": ["a"]}
    assert again.export_choices("plan 59") == {"legend": False, "margins": 12.7}
    assert again.export_choices("plan 1") == {}


@pytest.mark.parametrize("text", ["{", "[]", '{"plan": 7}', "null"])
def test_what_cannot_be_read_is_as_if_nothing_was_chosen(text: str, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings._store.setValue("exports", text)
    assert settings.export_choices("plan") == {}
    settings.remember_export("plan", {"legend": True})
    assert settings.export_choices("plan") == {"legend": True}


def test_what_stands_across_is_kept_by_plan(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.remember_groups_across("one", across=True)
    settings.remember_groups_across("two", across=True)
    settings.remember_groups_across("two", across=True)
    settings.remember_groups_across("one", across=False)
    again = Settings(tmp_path)
    assert [again.groups_across(plan_id) for plan_id in ("one", "two", "three")] == [False, True, False]
    again._store.setValue("groups_across", "{")
    assert not again.groups_across("two")


def test_zoom_and_widths_are_kept_for_each_plan_beside_what_was_chosen_for_its_export(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.remember_export("a", {"legend": True})
    settings.remember_grid_look("a", {"zoom": 120, "widths": {"stage": 200.5}})
    settings.remember_grid_look("b", {"zoom": 80, "widths": {}})
    again = Settings(tmp_path)
    assert again.grid_look("a") == {"zoom": 120, "widths": {"stage": 200.5}}
    assert again.grid_look("b") == {"zoom": 80, "widths": {}}
    assert again.grid_look("c") == {}
    assert again.export_choices("a") == {"legend": True}
