# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where a plan lies: in a mail program's temporary folder, a zip viewer's, on a network drive, in a synced folder."""

import os
import re
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath
from typing import Literal

from app.files import resolved

Kind = Literal["ordinary", "mail", "zip", "temporary", "network", "synced"]
"""What is saved to "mail", "zip" and "temporary" is lost: "temporary" is a browser's folder for what it opened."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a plan lies, whether its folder is there, and whether a file may be put in place there."""

    kind: Kind
    reachable: bool
    may_write: bool


_TEMPORARY = (
    r"(?:^/(?:private/)?(?:var/)?tmp|/snap-private-tmp/[^/]+/tmp|/folders/../[^/]+/t|/local(?: settings)?/temp)"
)
_TEMPORARY += r"(?:/\d+)?"  # a terminal server has one for each session
_MAIL = (
    r"/content\.outlook",
    r"/temporary internet files/olk\w*",
    r"/com\.microsoft\.outlook/.*outlook temp",
    r"/(?:temporaryitems|microsoft)/outlook temp",
    r"/microsoft/olk/attachments",
    r"/packages/microsoft\.(?:windowscommunicationsapps|outlookforwindows)_\w+",
    r"/com\.apple\.mail",
    r"/library/mail downloads",
    r"/library/mail/v\d+/.*attachments",
    r"/thunderbird\.tmp",
    _TEMPORARY + r"/(?:nsemail[^/]*|pid-\d+)",  # Thunderbird
    _TEMPORARY + r"/(?:messageviewer_[^/]+|kmail[^/]*|evolution-[^/]+|geary-[^/]+)",
    _TEMPORARY + r"/(?:notes[0-9a-f]{6}|xpgrpwise|em client temporary files)",
    r"/(?:\.cache|cache)/evolution/tmp",
    r"/geary/[^/]+/attachments",
    r"/\.(?:claws-mail|sylpheed-2\.0)/mimetmp",
)
_ZIP = (
    r"/temp\d+_[^/]+\.zip",  # Windows Explorer
    r"/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}_[^/]+\.zip\.[0-9a-f]{3}",  # and since Windows 11
    r"/7zo[0-9a-f]{8}",
    r"/rar\$[a-z]{2}[^/]*",
    r"/(?:peazip-tmp|\.pztmp)",
    _TEMPORARY + r"/(?:ark-\w{6}|xa-\w{6}|wz[0-9a-f]{4}|bnz\.[0-9a-f]+|_tc)",  # Ark, Xarchiver, WinZip, Bandizip
    r"/\.cache/\.fr-\w+",  # File Roller, Engrampa
    r"/gvfs/archive:[^/]+",
)
_BROWSER = (
    r"/inetcache/(?:ie|low)",
    r"/content\.ie5",
    r"/microsoftedgedownloads",
    r"/firefox\.tmp",
    _TEMPORARY + r"/mozilla_[^/]+",  # Thunderbird's too
)
_SYNCED = (
    r"/onedrive(?: - [^/]+)?",
    r"/dropbox(?: \([^/]+\))?",
    r"/google ?drive",
    r"^/[d-z]:/(?:my drive|shared drives|mon drive|drive partagés)",
    r"/library/(?:cloudstorage|mobile documents)/[^/]+",
    r"/icloud ?drive",
    r"/(?:nextcloud|owncloud|seafile|pcloud ?drive|box sync)",
)
_KINDS: dict[Kind, tuple[str, ...]] = {"mail": _MAIL, "zip": _ZIP, "temporary": _BROWSER, "synced": _SYNCED}
_BY_NAME = [(kind, re.compile(f"(?:{'|'.join(patterns)})/")) for kind, patterns in _KINDS.items()]
_STAND_INS = {"TMPDIR": "/local/temp", "TEMP": "/local/temp", "TMP": "/local/temp"}
_STAND_INS |= {"OneDrive": "/onedrive", "OneDriveCommercial": "/onedrive", "OneDriveConsumer": "/onedrive"}
"""For folders that the environment names: a name by which they are recognised."""

_SHARE = re.compile(r"//(?:\?/unc/|(?![?.]/|wsl(?:\$|\.localhost)/))")
"""A Windows path to another computer; Linux within Windows is none."""

_LASTING = ("ordinary", "synced")

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "lustre", "fuse.glusterfs"}
_NETWORK |= {"fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.kio-fuse"}
_REMOTE = 4
"""What Windows calls a mapped drive."""


def surroundings(path: Path) -> Surroundings:
    """Return where the plan at a path lies; nothing is written to find out.

    It asks the disk, so on a dead network drive it may take as long as the system waits for one: call it in a thread.
    ``may_write`` foretells what ``write_whole`` would be let do. On Windows it knows of read-only files only: what
    the owner of a folder allows shows when a file is written.
    """
    try:
        real = resolved(path)
    except (OSError, ValueError):
        real = path
    kind = kind_of_place(real)
    if kind == "ordinary":
        kind = kind_of_place(path)
    if kind in _LASTING and _on_network_drive(real):
        kind = "network"
    try:
        reachable = stat.S_ISDIR(real.parent.stat().st_mode)
        return Surroundings(kind, reachable, may_write=reachable and _may_write(real))
    except (OSError, ValueError):
        return Surroundings(kind, reachable=False, may_write=False)


def kind_of_place(path: PurePath, environment: Mapping[str, str] = os.environ) -> Kind:
    """Return what the names of the folders tell about an absolute path; the disk is not asked."""
    folder = path.parent
    for variable, name in _STAND_INS.items():
        place = type(path)(environment.get(variable, ""))
        if len(place.parts) > 1 and folder.is_relative_to(place):
            folder = type(path)(name) / folder.relative_to(place)
    text = f"/{folder.as_posix().lower().lstrip('/')}/"
    found: Kind = next((kind for kind, pattern in _BY_NAME if pattern.search(text)), "ordinary")
    if found in _LASTING and isinstance(path, PureWindowsPath) and _SHARE.match(path.as_posix().lower()):
        return "network"
    return found


def network_drive(path: PurePath, mounts: str) -> bool:
    """Tell whether a path lies on a drive of another computer; ``mounts`` as in Linux' /proc/self/mountinfo."""
    longest, found = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(), after.split()
        if len(fields) > 4 and kinds:
            place = PurePath(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4]))
            if len(place.parts) >= longest and path.is_relative_to(place):  # a later one lies over an earlier one
                longest, found = len(place.parts), kinds[0]
    return found in _NETWORK


def _on_network_drive(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive: int = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
        return drive == _REMOTE
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False  # a Mac does not tell without another program
    return network_drive(path, mounts)


def _may_write(path: Path) -> bool:
    """Tell whether a file can be put in place, in a folder that is there; raises OSError."""
    folder = path.parent
    if not os.access(folder, os.W_OK | os.X_OK):
        return False
    try:
        file = path.lstat()
    except FileNotFoundError:
        return True
    if not file.st_mode & stat.S_IWUSR:
        return False
    around = folder.stat()
    if sys.platform != "win32" and around.st_mode & stat.S_ISVTX:  # nobody replaces the files of others there
        return os.geteuid() in (0, file.st_uid, around.st_uid)
    return True
