# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The long form of the damage that files come to; ``TORTURE=1`` runs it, for half a minute or more."""

import os
from pathlib import Path

import pytest

from tests.storage.damage import Tally, damaged
from tests.storage.plan_files import file_bytes
from tests.storage.test_reading import rich_plan

pytestmark = pytest.mark.skipif(not os.environ.get("TORTURE"), reason="takes its time: TORTURE=1 runs it")


def test_every_damaged_file_is_opened_whole_salvaged_or_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, tally = rich_plan(), Tally()
    for case in damaged(file_bytes(plan), seed=2017, flips=5_000, randoms=1_000, huge=50_000_000):
        tally.meet(tmp_path / "a.pplan", case, plan)
    with capsys.disabled():
        print(f"\n{tally}")  # the figures are the point
    assert all(tally.outcomes[outcome] for outcome in ("whole", "salvaged", "refused"))
