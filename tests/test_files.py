# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The disk: whole or not at all."""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from app.errors import CannotOpen, CannotWrite
from app.files import WAITS, read_whole, remove_old_siblings, write_all_whole, write_whole
from tests.faulty_disk import ERRORS, IN_PLACE, NEW, OLD, REASONS, WRITING, FaultyDisk, content

LIMIT = 100


@contextmanager
def a_mask(mask: int) -> Iterator[None]:
    """Let new files be made under this mask of permissions."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    """Return the permission bits of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def write_refused(path: Path) -> CannotWrite:
    """Return the error of an attempt to write."""
    with pytest.raises(CannotWrite) as caught:
        write_whole(path, b"new")
    assert caught.value.path == path
    return caught.value


def read_refused(path: Path) -> str:
    """Return why a file cannot be read."""
    with pytest.raises(CannotOpen) as caught:
        read_whole(path, LIMIT)
    assert caught.value.path == path
    return caught.value.reason


def fail_with(number: int) -> Callable[..., None]:
    """Return a function that fails as the system does."""

    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_file_is_read_whole_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(range(LIMIT)))
    assert read_whole(path, LIMIT) == bytes(range(LIMIT))


def test_a_file_is_read_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"text")
    (tmp_path / "link").symlink_to("a")
    assert read_whole(tmp_path / "link", LIMIT) == b"text"


def test_a_byte_more_than_the_limit_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(LIMIT + 1))
    assert read_refused(tmp_path / "a") == "too-large"


def test_what_is_no_file_with_bytes_is_refused_by_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "nowhere").symlink_to("not-there")
    (tmp_path / "round").symlink_to("round")
    assert read_refused(tmp_path / "not-there") == "missing"
    assert read_refused(tmp_path / "empty" / "a") == "missing"
    assert read_refused(tmp_path / "nowhere") == "missing"
    assert read_refused(tmp_path) == "folder"
    assert read_refused(tmp_path / "empty") == "empty"
    assert read_refused(tmp_path / "round") == "unreadable"


def test_a_pipe_that_nobody_writes_to_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_refused(tmp_path / "pipe") == "foreign"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_a_file_that_the_system_does_not_give_out_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "a").write_bytes(b"text")
    monkeypatch.setattr(Path, "read_bytes", fail_with(number))
    assert read_refused(tmp_path / "a") == "unreadable"


def test_a_new_file_is_made_with_the_usual_permissions(tmp_path: Path) -> None:
    for mask, bits in ((0o027, 0o640), (0o002, 0o664)):
        path = tmp_path / f"{mask:03o}"
        with a_mask(mask):
            write_whole(path, b"new")
        assert (path.read_bytes(), mode(path)) == (b"new", bits)
    assert names(tmp_path) == ["002", "027"]


@pytest.mark.parametrize("bits", [0o600, 0o664, 0o755])
def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"something longer that was there")
    path.chmod(bits)
    with a_mask(0o077):
        write_whole(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", bits)
    assert names(tmp_path) == ["a"]


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to(Path("there", "a"))
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").readlink() == Path("there", "a")
    assert (tmp_path / "there" / "a").read_bytes() == b"new"
    assert names(tmp_path / "there") == ["a"]


def test_a_link_that_leads_nowhere_leads_to_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("a")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").readlink() == Path("a")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_the_old_file_stands_until_the_new_one_is_complete_and_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    seen: list[object] = []
    flush, replace = os.fsync, Path.replace

    def flushed(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        seen.append((kind, "flushed", path.read_bytes()))
        flush(descriptor)

    def replaced(sibling: Path, target: Path) -> Path:
        assert sibling.parent == tmp_path
        assert sibling.name[:2] + sibling.name[-4:] == "~$.tmp"
        seen.append((sibling.read_bytes(), "replaces", target.read_bytes()))
        return replace(sibling, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", replaced)
    write_whole(path, b"new")
    assert seen == [("file", "flushed", b"old"), (b"new", "replaces", b"old"), ("folder", "flushed", b"new")]


def test_a_file_that_its_owner_made_read_only_is_refused_even_to_the_superuser(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o444)
    (tmp_path / "link").symlink_to("a")
    assert write_refused(path).reason == "denied"
    assert write_refused(tmp_path / "link").reason == "denied"
    assert (path.read_bytes(), mode(path), names(tmp_path)) == (b"old", 0o444, ["a", "link"])


def test_a_place_where_no_file_can_be_is_refused_by_what_is_wrong_with_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    os.mkfifo(tmp_path / "pipe")
    assert write_refused(tmp_path / "not-there" / "a").reason == "folder-missing"
    assert write_refused(tmp_path / "file" / "a").reason == "not-a-folder"
    assert write_refused(tmp_path / "folder").reason == "is-a-folder"
    assert write_refused(tmp_path / "link").reason == "is-a-folder"
    assert write_refused(tmp_path / "pipe").reason == "failed"
    assert write_refused(tmp_path / ("long" * 100)).reason == "failed"
    assert names(tmp_path) == ["file", "folder", "link", "pipe"]
    assert names(tmp_path / "folder") == []


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to("round")
    assert write_refused(tmp_path / "round").reason == "failed"


STEPS = [(os, "open"), (os, "fsync"), (Path, "read_bytes"), (Path, "chmod"), (Path, "replace")]
FAILURES = [(errno.ENOSPC, "full"), (errno.EDQUOT, "full"), (errno.EACCES, "denied"), (errno.EPERM, "denied")]
FAILURES += [(errno.EROFS, "denied"), (errno.EIO, "failed")]


@pytest.mark.parametrize(("owner", "step"), STEPS, ids=[step for _, step in STEPS])
@pytest.mark.parametrize(("number", "reason"), FAILURES, ids=[errno.errorcode[number] for number, _ in FAILURES])
def test_whatever_step_fails_the_old_file_stands_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str, number: int, reason: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, fail_with(number))
        error = write_refused(path)
    assert (error.reason, error.detail) == (reason, os.strerror(number))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_new_file_that_fails_is_not_there_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os if step == "fsync" else Path, step, fail_with(errno.ENOSPC))
        assert write_refused(tmp_path / "a").reason == "full"
    assert names(tmp_path) == []


@pytest.mark.parametrize("read_back", [b"", b"ne", b"nex"])
def test_what_does_not_read_back_as_written_does_not_take_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_back: bytes
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _path: read_back)
        assert write_refused(path).reason == "failed"
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["a"])


def test_an_interruption_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["a"])


def test_a_folder_that_cannot_be_flushed_is_no_failure_for_the_file_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))  # so do some network drives
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_several_files_take_their_places_once_all_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [(tmp_path / "a", NEW), (tmp_path / "b", NEW)]
    write_all_whole(files)
    assert [path.read_bytes() for path, _ in files] == [NEW, NEW]
    write_all_whole([(path, OLD) for path, _ in files])
    with monkeypatch.context() as patch:
        disk = FaultyDisk(patch, {})
        write_all_whole(files)
    alone = WRITING[: IN_PLACE - 1]
    assert disk.calls == [*alone, *alone, "replace", "replace", *WRITING[IN_PLACE:]]
    write_all_whole([(path, OLD) for path, _ in files])
    for number in range(2 * len(alone)):
        with monkeypatch.context() as patch:
            FaultyDisk(patch, {number: "ENOSPC"})
            with pytest.raises(CannotWrite) as caught:
                write_all_whole(files)
        assert caught.value.path == files[number // len(alone)][0]
        assert [path.read_bytes() for path, _ in files] == [OLD, OLD]
        assert names(tmp_path) == ["a", "b"]


def test_a_file_that_is_held_is_waited_for_two_seconds_and_a_half_in_all() -> None:
    assert sum(WAITS) == pytest.approx(2.55)
    assert [later / earlier for earlier, later in pairwise(WAITS)] == [2] * 7


def test_these_are_the_system_calls_of_a_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(OLD)
    with monkeypatch.context() as patch:
        disk = FaultyDisk(patch, {})
        write_whole(tmp_path / "a", NEW)
    assert disk.calls == WRITING


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for-good"])
@pytest.mark.parametrize("kind", ERRORS)
@pytest.mark.parametrize("number", range(len(WRITING)))
def test_whatever_system_call_fails_there_is_the_old_file_or_the_new_one_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: str, lasting: bool
) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    seen = set()
    held = kind.startswith("Windows") and WRITING[number] in ("read", "replace")
    with monkeypatch.context() as patch:
        FaultyDisk(patch, {number: kind}, lasting=lasting, look=lambda: seen.add(content(path)))
        if number >= IN_PLACE or (held and not lasting):
            write_whole(path, NEW, waits=[0, 0])
            stands = NEW
        else:
            with pytest.raises(CannotWrite) as caught:
                write_whole(path, NEW, waits=[0, 0])
            assert caught.value.reason == REASONS[kind]
            stands = OLD
    assert (path.read_bytes(), names(tmp_path)) == (stands, ["a"])
    assert seen <= {OLD, NEW}


@pytest.mark.parametrize("kind", ["Windows 5", "Windows 32", "Windows 33"])
def test_a_file_that_is_held_for_a_moment_is_tried_as_often_as_there_are_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    held = range(IN_PLACE - 1, IN_PLACE + 2)
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    with monkeypatch.context() as patch:
        disk = FaultyDisk(patch, dict.fromkeys(held, kind))
        write_whole(path, NEW, waits=[1, 2, 4])
    assert (disk.failed, slept, path.read_bytes()) == (["replace"] * 3, [1, 2, 4], NEW)
    slept.clear()
    with monkeypatch.context() as patch:
        disk = FaultyDisk(patch, dict.fromkeys(held, kind))
        with pytest.raises(CannotWrite) as caught:
            write_whole(path, OLD, waits=[1, 2])
    assert (caught.value.reason, disk.failed, slept) == (REASONS[kind], ["replace"] * 3, [1, 2])
    assert (path.read_bytes(), names(tmp_path)) == (NEW, ["a"])


def test_other_failures_are_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    for kind in ("ENOSPC", "EACCES", "EIO"):
        with monkeypatch.context() as patch:
            FaultyDisk(patch, {IN_PLACE - 2: kind})
            assert write_refused(tmp_path / "a").reason == REASONS[kind]
    assert slept == []


def test_what_is_left_because_it_cannot_be_removed_does_not_hide_what_went_wrong_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    with monkeypatch.context() as patch:
        disk = FaultyDisk(patch, {IN_PLACE - 1: "ENOSPC", IN_PLACE: "EIO"})
        assert write_refused(path).reason == "full"
    assert disk.failed == ["replace", "unlink"]
    assert path.read_bytes() == OLD
    left = [name for name in names(tmp_path) if name != "a"]
    assert [(name[:2], name[-4:]) for name in left] == [("~$", ".tmp")]


def test_only_old_siblings_of_our_making_are_removed(tmp_path: Path) -> None:
    ours, others = (
        ["~$0123456789ab.tmp", "~$abcdef012345.tmp"],
        ["~$plan.docx", "~$0123456789abc.tmp", "x~$0123456789ab.tmp"],
    )
    for name in (*ours, *others, "~$ffffffffffff.tmp"):
        (tmp_path / name).write_bytes(OLD)
    (tmp_path / "~$aaaaaaaaaaaa.tmp").mkdir()
    for name in (*ours, *others, "~$aaaaaaaaaaaa.tmp"):
        os.utime(tmp_path / name, (time.time() - 86_500,) * 2)
    os.utime(tmp_path / "~$ffffffffffff.tmp", (time.time() - 86_000,) * 2)
    remove_old_siblings(tmp_path / "a")
    assert names(tmp_path) == sorted([*others, "~$ffffffffffff.tmp", "~$aaaaaaaaaaaa.tmp"])
    remove_old_siblings(tmp_path / "nowhere" / "a")
