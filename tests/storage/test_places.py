# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where working copies are kept."""

from pathlib import Path

import pytest

from app.storage.places import data_folder, working_folder


def test_the_environment_may_name_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTICIPATION_PLANNER_DATA", str(tmp_path / "elsewhere"))
    assert data_folder() == tmp_path / "elsewhere"
    assert working_folder() == tmp_path / "elsewhere" / "working"
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_named_from_where_the_program_stands_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARTICIPATION_PLANNER_DATA", "here")
    assert data_folder() == tmp_path / "here"


@pytest.mark.parametrize("value", [None, ""])
def test_it_is_a_folder_of_the_program_in_the_users_own_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("PARTICIPATION_PLANNER_DATA")
    if value is not None:
        monkeypatch.setenv("PARTICIPATION_PLANNER_DATA", value)
    assert data_folder().name == "Participation Planner"
    assert tmp_path in data_folder().parents
    assert working_folder() == data_folder() / "working"
