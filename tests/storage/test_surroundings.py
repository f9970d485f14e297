# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where a plan lies."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.errors import CannotWrite
from app.files import write_whole
from app.storage.surroundings import Surroundings, kind_of_place, network_drive, surroundings

LOCAL = r"C:\Users\anna\AppData\Local"
MAC = "/Users/anna/Library"

MAIL = [
    LOCAL + r"\Microsoft\Windows\INetCache\Content.Outlook\7QK2ZB1C\Care aide.pplan",
    LOCAL + r"\Microsoft\Windows\Temporary Internet Files\Content.Outlook\7QK2ZB1C\Care aide (2).pplan",
    r"C:\Documents and Settings\anna\Local Settings\Temporary Internet Files\OLK1A2\Care aide.pplan",
    r"\\files\home$\anna\INetCache\Content.Outlook\7QK2ZB1C\Care aide.pplan",
    LOCAL + r"\Packages\microsoft.windowscommunicationsapps_8wekyb3d8bbwe\LocalState\Files\S0\3\Attachments\a.pplan",
    LOCAL + r"\Packages\Microsoft.OutlookForWindows_8wekyb3d8bbwe\LocalCache\Local\a.pplan",
    LOCAL + r"\Microsoft\Olk\Attachments\ooa-1b2c\9f\Care aide.pplan",
    LOCAL + r"\Temp\pid-16976\Care aide.pplan",
    LOCAL + r"\Temp\3\pid-16976\Care aide.pplan",
    LOCAL + r"\Temp\nsemail-1\Care aide.pplan",
    LOCAL + r"\Temp\notesC7A056\Care aide.pplan",
    LOCAL + r"\Temp\XPgrpwise\Care aide.pplan",
    LOCAL + r"\Temp\eM Client temporary files\Care aide.pplan",
    MAC + "/Containers/com.microsoft.Outlook/Data/Library/Caches/Signatures/Outlook Temp/Care aide.pplan",
    MAC + "/Caches/TemporaryItems/Outlook Temp/Care aide.pplan",
    "/private/var/folders/x7/q1w2e3r4/T/com.microsoft.Outlook/Outlook Temp/Care aide.pplan",
    MAC + "/Containers/com.apple.mail/Data/Library/Mail Downloads/5D1B-77/Care aide.pplan",
    "/private/var/folders/x7/q1w2e3r4/T/com.apple.mail/5D1B-77/Care aide.pplan",
    MAC + "/Mail Downloads/Care aide.pplan",
    MAC + "/Mail/V10/8C1D/INBOX.mbox/3F/Data/Attachments/12/2/Care aide.pplan",
    "/private/var/folders/x7/q1w2e3r4/T/pid-812/Care aide.pplan",
    "/tmp/pid-812/Care aide.pplan",
    "/home/anna/Downloads/thunderbird.tmp/Care aide.pplan",
    "/tmp/messageviewer_aB3dEf.index.2/Care aide.pplan",
    "/home/anna/.cache/evolution/tmp/evolution-Zq81xW/Care aide.pplan",
    "/home/anna/.var/app/org.gnome.Evolution/cache/evolution/tmp/evolution-Zq81xW/Care aide.pplan",
    "/home/anna/.local/share/geary/account_01/attachments/17/4/Care aide.pplan",
    "/home/anna/.claws-mail/mimetmp/0000000a.Care aide.pplan",
]
ZIP = [
    LOCAL + r"\Temp\Temp1_Plans for comments.zip\Care aide.pplan",
    LOCAL + r"\Temp\Temp12_Plans.zip\2026\Care aide.pplan",
    LOCAL + r"\Temp\1b4e28ba-2fa1-11d2-883f-0016d3cca427_Plans.zip.427\Care aide.pplan",
    LOCAL + r"\Temp\7zO8A31F0C2\Care aide.pplan",
    LOCAL + r"\Temp\Rar$DIa4712.23901\Care aide.pplan",
    LOCAL + r"\Temp\Rar$EXb0.123\Care aide.pplan",
    LOCAL + r"\Temp\wz9f3c\Care aide.pplan",
    LOCAL + r"\Temp\peazip-tmp\.pztmp\neutral1\Care aide.pplan",
    "/home/anna/.cache/.fr-Qx71Zb/Care aide.pplan",
    "/tmp/ark-jUxQmW/Care aide.pplan",
    "/tmp/xa-Zq81xW/Care aide.pplan",
    "/run/user/1000/gvfs/archive:host=file%253A%252F%252F%252Fhome%252Fanna%252FPlans.zip/Care aide.pplan",
]
TEMPORARY = [
    LOCAL + r"\Microsoft\Windows\INetCache\IE\4XW1\Care aide.pplan",
    LOCAL + r"\Microsoft\Windows\Temporary Internet Files\Content.IE5\4XW1\Care aide.pplan",
    LOCAL + r"\Temp\MicrosoftEdgeDownloads\91d0\Care aide.pplan",
    "/tmp/mozilla_anna0/Care aide.pplan",
    "/home/anna/Downloads/firefox.tmp/Care aide.pplan",
]
NETWORK = [
    r"\\files\programs\Care aide.pplan",
    r"\\10.0.0.4\c$\Plans\Care aide.pplan",
    r"\\files\Dropbox\Care aide.pplan",
    r"\\?\UNC\files\programs\Care aide.pplan",
]
SYNCED = [
    r"C:\Users\anna\OneDrive\Documents\Care aide.pplan",
    r"C:\Users\anna\OneDrive - Okanagan College\Documents\Care aide.pplan",
    r"D:\Dropbox (Okanagan College)\Care aide.pplan",
    r"G:\My Drive\Care aide.pplan",
    r"C:\Users\anna\Google Drive\Care aide.pplan",
    r"C:\Users\anna\iCloudDrive\Care aide.pplan",
    MAC + "/CloudStorage/OneDrive-OkanaganCollege/Care aide.pplan",
    MAC + "/CloudStorage/GoogleDrive-anna@college.ca/My Drive/Care aide.pplan",
    MAC + "/Mobile Documents/com~apple~CloudDocs/Care aide.pplan",
    "/home/anna/Dropbox/Care aide.pplan",
    "/home/anna/Nextcloud/Programs/Care aide.pplan",
]
ORDINARY = [
    r"C:\Users\anna\Documents\Care aide.pplan",
    r"C:\Users\anna\Documents\Outlook training\Care aide.pplan",
    r"C:\Users\anna\Documents\Content.Outlook.pplan",
    r"C:\Users\anna\Documents\Temp1_Plans\Care aide.pplan",
    r"C:\Users\anna\Documents\Plans.zip\Care aide.pplan",
    r"C:\Users\anna\Documents\pid-12\Care aide.pplan",
    r"C:\Users\anna\Documents\OneDrive training\Care aide.pplan",
    r"C:\Users\anna\Documents\OneDrive-training\Care aide.pplan",
    r"C:\Users\anna\Documents\7zOphelia\Care aide.pplan",
    LOCAL + r"\Temp\Care aide.pplan",
    r"\\wsl.localhost\Ubuntu\home\anna\Care aide.pplan",
    r"\\wsl$\Ubuntu\home\anna\Care aide.pplan",
    r"\\?\C:\Users\anna\Care aide.pplan",
    "/home/anna/Temp plans/Care aide.pplan",
    "/home/anna/tmp/ark-noahs1/Care aide.pplan",
    "/home/anna/Outlook Temp/Care aide.pplan",
    "/home/anna/Mail Downloads/Care aide.pplan",
    "/home/anna/Library/Mailing/V1/Attachments/Care aide.pplan",
    "/home/anna/Dropbox.pplan",
    "/home/anna/notes/Dropbox lessons/Care aide.pplan",
    "/tmp/pidgin/Care aide.pplan",
    "/tmp/Care aide.pplan",
    "/Care aide.pplan",
    "//server/share/Care aide.pplan",
]
TABLES = {"mail": MAIL, "zip": ZIP, "temporary": TEMPORARY, "network": NETWORK, "synced": SYNCED, "ordinary": ORDINARY}
PLACES = [(kind, text) for kind, texts in TABLES.items() for text in texts]

MOUNTS = r"""
22 28 0:21 / /proc rw,nosuid - proc proc rw
28 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
90 28 0:51 / /mnt/programs rw,relatime shared:2 - cifs //files/programs rw,vers=3.1.1
91 28 0:52 / /mnt/College\040drive rw,relatime shared:3 master:1 - nfs4 files:/college rw
92 91 8:17 / /mnt/College\040drive/stick rw,relatime - vfat /dev/sdb1 rw
93 28 0:53 / /home/anna/far rw,nosuid,nodev - fuse.sshfs anna@files: rw
94 28 0:54 / /run/user/1000/gvfs rw,nosuid,nodev - fuse.gvfsd-fuse gvfsd-fuse rw
95 28 0:55 / /mnt/lazy rw,relatime - autofs systemd-1 rw
96 95 0:56 / /mnt/lazy rw,relatime - nfs files:/lazy rw
97 28 0:57 / /run/user/1000/doc rw,nosuid,nodev - fuse.portal portal rw
half a line
"""


def pure(text: str) -> PurePath:
    """Return a path of the system that it looks like."""
    return PureWindowsPath(text) if "\\" in text else PurePosixPath(text)


@contextmanager
def an_ordinary_person() -> Iterator[Path]:
    """Give a folder of somebody who may not do everything, and be that person, also where root runs the tests."""
    folder = Path(tempfile.mkdtemp())
    is_root = os.geteuid() == 0
    try:
        if is_root:
            os.chown(folder, 65534, 65534)
            os.setresuid(65534, 65534, 0)
        yield folder
    finally:
        if is_root:
            os.setresuid(0, 0, 0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@pytest.mark.parametrize(("kind", "text"), PLACES, ids=[text for _, text in PLACES])
def test_a_place_is_known_by_the_names_of_its_folders(kind: str, text: str) -> None:
    assert kind_of_place(pure(text), {}) == kind
    assert kind_of_place(pure(text.upper()), {}) == kind or "\\" not in text


@pytest.mark.parametrize(
    ("environment", "text", "kind"),
    [
        ({"TEMP": r"D:\Scratch"}, r"D:\Scratch\pid-16976\a.pplan", "mail"),
        ({"TEMP": r"D:\Scratch"}, r"D:\Scratch\a.pplan", "ordinary"),
        ({"TMPDIR": "/scratch/anna"}, "/scratch/anna/ark-jUxQmW/a.pplan", "zip"),
        ({"TMPDIR": "/"}, "/home/anna/a.pplan", "ordinary"),
        ({"OneDriveCommercial": r"D:\College"}, r"D:\College\Plans\a.pplan", "synced"),
        ({"OneDriveCommercial": r"D:\College"}, r"D:\College plans\a.pplan", "ordinary"),
        ({"OneDrive": ""}, r"D:\College\a.pplan", "ordinary"),
    ],
)
def test_the_environment_tells_where_some_folders_are(environment: dict[str, str], text: str, kind: str) -> None:
    assert kind_of_place(pure(text), environment) == kind


@pytest.mark.parametrize(
    ("text", "network"),
    [
        ("/mnt/programs/a.pplan", True),
        ("/mnt/programs-old/a.pplan", False),
        ("/mnt/College drive/Plans/a.pplan", True),
        ("/mnt/College drive/stick/a.pplan", False),
        ("/home/anna/far/a.pplan", True),
        ("/home/anna/a.pplan", False),
        ("/run/user/1000/gvfs/smb-share:server=files,share=programs/a.pplan", True),
        ("/run/user/1000/doc/1f2e/a.pplan", False),
        ("/mnt/lazy/a.pplan", True),
    ],
)
def test_a_network_drive_is_known_by_what_is_mounted(text: str, network: bool) -> None:
    assert network_drive(PurePosixPath(text), MOUNTS) is network


def test_nothing_mounted_is_no_network_drive() -> None:
    assert not network_drive(PurePosixPath("/home/anna/a.pplan"), "")


def test_a_plan_in_a_folder_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "a.pplan"
    assert surroundings(path) == Surroundings("ordinary", reachable=True, may_write=True)
    path.write_bytes(b"plan")
    assert surroundings(path) == Surroundings("ordinary", reachable=True, may_write=True)


def test_looking_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.pplan").write_bytes(b"plan")
    before = [tmp_path.stat().st_mtime_ns, (tmp_path / "a.pplan").stat().st_mtime_ns]
    surroundings(tmp_path / "a.pplan")
    assert [tmp_path.stat().st_mtime_ns, (tmp_path / "a.pplan").stat().st_mtime_ns] == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.pplan"]


def test_a_folder_that_is_gone_cannot_be_reached(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "round").symlink_to("round")
    for folder in ("gone", "file", "round"):
        assert surroundings(tmp_path / folder / "a.pplan") == Surroundings("ordinary", reachable=False, may_write=False)


def test_a_link_lies_where_it_leads_and_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / "a.pplan").touch()
    (tmp_path / "here.pplan").symlink_to(Path("Dropbox", "a.pplan"))
    assert surroundings(tmp_path / "here.pplan").kind == "synced"
    (tmp_path / "plans").mkdir()
    (tmp_path / "Nextcloud").symlink_to("plans")
    assert surroundings(tmp_path / "Nextcloud" / "b.pplan").kind == "synced"


def test_a_read_only_file_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.pplan"
    path.touch()
    path.chmod(0o444)
    (tmp_path / "link.pplan").symlink_to(path)
    assert surroundings(path) == Surroundings("ordinary", reachable=True, may_write=False)
    assert surroundings(tmp_path / "link.pplan").may_write is False


@pytest.mark.parametrize(("bits", "may"), [(0o700, True), (0o500, False), (0o600, False), (0o300, True)])
def test_a_read_only_folder_may_not_be_written_to(bits: int, may: bool) -> None:
    """What is foretold is what then happens."""
    with an_ordinary_person() as person:
        folder = person / "folder"
        folder.mkdir()
        path = folder / "a.pplan"
        path.write_bytes(b"old")
        folder.chmod(bits)
        found = surroundings(path)
        try:
            write_whole(path, b"new")
            wrote = True
        except CannotWrite:
            wrote = False
        folder.chmod(0o700)
    assert found.may_write is wrote is may
    assert found.reachable


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make a file of somebody else's"
)
def test_a_file_of_somebody_else_in_a_folder_for_all_may_not_be_written() -> None:
    with an_ordinary_person() as person:
        os.setresuid(0, 0, 0)
        person.chmod(0o1777)
        os.chown(person, 0, 0)
        (person / "theirs.pplan").write_bytes(b"old")
        os.setresuid(65534, 65534, 0)
        (person / "own.pplan").write_bytes(b"old")
        found = [surroundings(person / name).may_write for name in ("theirs.pplan", "own.pplan", "new.pplan")]
        with pytest.raises(CannotWrite):
            write_whole(person / "theirs.pplan", b"new")
    assert found == [False, True, True]


@example("")
@example("/")
@example("\0")
@example("\ud800/a.pplan")
@example("/proc/1/fd/0/a.pplan")
@example("long" * 2_000)
@given(st.text())
def test_no_path_is_too_strange(text: str) -> None:
    found = surroundings(Path(text))
    assert found.reachable or not found.may_write
    assert kind_of_place(PureWindowsPath(text), {"TEMP": text, "OneDrive": text}) in TABLES
    assert isinstance(network_drive(PurePosixPath(text), text), bool)
