# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A file made in a thread: cancelled at whatever moment it leaves nothing, and a disk that refuses is told."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import CannotWrite
from app.exports import registry
from app.exports.change_report import Since
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, Format
from app.exports.rendered import Rendered
from app.models.plan import Plan
from app.views.export.export_job import ExportJob
from tests.builders import a_plan, table_1

MANY_PAGES = a_plan(stages=60)


def run(qtbot: QtBot, job: ExportJob) -> object:
    with qtbot.waitSignal(job.ended, timeout=20_000):
        job.begin()
    job.wait()
    return job.outcome


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_job_writes_its_file(qtbot: QtBot, suffix: str, tmp_path: Path) -> None:
    job = ExportJob(table_1(), FORMATS[suffix], ExportOptions(), tmp_path / f"plan{suffix}")
    made = run(qtbot, job)
    assert isinstance(made, Rendered)
    assert (tmp_path / f"plan{suffix}").read_bytes() == made.data
    assert not job.cancel(), "it is there already"


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_job_cancelled_before_it_begins_leaves_what_was_there(qtbot: QtBot, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"plan{suffix}"
    path.write_bytes(b"old")
    job = ExportJob(table_1(), FORMATS[suffix], ExportOptions(), path)
    assert job.cancel()
    assert run(qtbot, job) is None
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {path.name: b"old"}


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_job_cancelled_while_it_renders_leaves_nothing(
    qtbot: QtBot, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ExportJob(MANY_PAGES, FORMATS[suffix], ExportOptions(), tmp_path / f"plan{suffix}")
    really = registry.render_plan

    def render_plan(plan: Plan, wanted: Format, options: ExportOptions, since: Since | None = None) -> Rendered:
        made = really(plan, wanted, options, since)
        assert job.cancel()
        return made

    monkeypatch.setattr(registry, "render_plan", render_plan)
    assert run(qtbot, job) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_folder_that_is_gone_is_the_outcome(qtbot: QtBot, suffix: str, tmp_path: Path) -> None:
    job = ExportJob(MANY_PAGES, FORMATS[suffix], ExportOptions(), tmp_path / "gone" / f"plan{suffix}")
    outcome = run(qtbot, job)
    assert isinstance(outcome, CannotWrite)
    assert outcome.reason == "folder-missing"
    assert list(tmp_path.iterdir()) == []
