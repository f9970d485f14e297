# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Every system call of a publish fails, alone and with any other, once and for good; prints its figures."""

import os
from itertools import combinations, product
from pathlib import Path

import pytest

from app import operations as do
from app.errors import CannotWrite
from app.files import write_whole
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from tests.builders import blank
from tests.faulty_disk import ERRORS, NEW, OLD, WRITING, FaultyDisk, content

pytestmark = pytest.mark.skipif(not os.environ.get("TORTURE"), reason="TORTURE=1 runs it")

MOST_CALLS = len(WRITING) + 3
"""With a few more than a quiet write makes: what is tried again, and the tidying up."""
SIZES = (0, 1, len(NEW), 3_000_000)


def write_through(path: Path, data: bytes, faults: dict[int, str], *, lasting: bool) -> tuple[str, bool]:
    """Write with these faults and check what there is at every moment; return how it went, and if something is left."""
    before = content(path)
    seen = {before}
    with pytest.MonkeyPatch.context() as patch:
        disk = FaultyDisk(patch, faults, lasting=lasting, look=lambda: seen.add(content(path)))
        try:
            write_whole(path, data, waits=[0] * 8)
            outcome = "written"
        except CannotWrite:
            outcome = "refused"
    assert content(path) == (data if outcome == "written" else before)
    assert seen <= {before, data}
    left = [other for other in path.parent.iterdir() if other != path]
    assert all(other.name.startswith("~$") and other.suffix == ".tmp" for other in left)
    assert not left or "unlink" in disk.failed
    for other in left:
        other.unlink()
    return outcome, bool(left)


def test_faults_alone_and_in_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.pplan"
    outcomes = {"written": 0, "refused": 0, "left": 0}
    places = [*combinations(range(MOST_CALLS), 1), *combinations(range(MOST_CALLS), 2)]
    for numbers, lasting, old in product(places, (False, True), (None, OLD)):
        for kinds in product(ERRORS, repeat=len(numbers)):
            path.unlink(missing_ok=True)
            if old is not None:
                path.write_bytes(old)
            faults = dict(zip(numbers, kinds, strict=True))
            outcome, left = write_through(path, NEW, faults, lasting=lasting)
            outcomes[outcome] += 1
            outcomes["left"] += left
    with capsys.disabled():
        print(f"\nwrites with one fault or two: {outcomes}")
    assert min(outcomes.values()) > 0


@pytest.mark.parametrize("size", SIZES)
def test_faults_at_every_size(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.pplan"
    path.write_bytes(OLD)
    for number, kind, lasting in product(range(MOST_CALLS), ERRORS, (False, True)):
        write_through(path, os.urandom(size), {number: kind}, lasting=lasting)


def test_a_plan_is_whole_through_every_fault_and_whole_again_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.pplan"
    opened = OpenPlan.new(blank(), folder=tmp_path / "working")
    opened.save_as(path)
    outcomes = {"written": 0, "refused": 0}
    kinds = [kind for kind in ERRORS if not kind.startswith("Windows")]  # those wait: the pairs above have them
    for number, kind, lasting in product(range(40), kinds, (False, True)):
        before = read_plan_file(path).plan
        opened.run(do.edit_project, title=f"{number} {kind} {lasting}")
        with pytest.MonkeyPatch.context() as patch:
            FaultyDisk(patch, {number: kind}, lasting=lasting)
            try:
                opened.publish()
                outcome = "written"
            except CannotWrite:
                outcome = "refused"
        outcomes[outcome] += 1
        assert read_plan_file(path).plan == (opened.plan if outcome == "written" else before)
        opened.publish()
        assert read_plan_file(path).plan == opened.plan
        assert [other.name for other in tmp_path.glob("~$*")] == []
    opened.close()
    with capsys.disabled():
        print(f"\npublishes with one fault: {outcomes}")
    assert min(outcomes.values()) > 0
