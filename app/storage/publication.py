# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A state of a plan on its way into its file: frozen, so that a thread can write it while the plan goes on changing."""

from dataclasses import dataclass
from pathlib import Path

from app.errors import CannotOpen, CannotWrite
from app.files import read_whole, remove_old_siblings, write_whole
from app.models.plan import Plan
from app.storage.encoding import encode
from app.storage.history import Block, latest
from app.storage.locks import publishing
from app.storage.reading import LARGEST, PlanFile, file_fingerprint, fingerprint, read_plan_file
from app.storage.revisions import Chain
from app.storage.shelf import LooseEdits
from app.storage.versions import Version


class Overtaken(Exception):
    """The file is no longer the one last known here; nothing was written. ``file`` is what it says."""

    def __init__(self, path: Path, file: PlanFile) -> None:
        super().__init__(file.revision.id)
        self.path, self.file = path, file


@dataclass(frozen=True, slots=True)
class Published:
    """What came of a publication: how the file looks now, and the blocks of history that were new in it."""

    fingerprint: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Everything that the file at ``path`` is to say.

    ``state`` counts what is in it; ``chain`` goes on from the revision that is to be replaced. ``last_seen`` is the
    fingerprint of the file as last read or written from here, None for a place that is taken whatever is there.
    ``put_back`` writes the file also where it is gone. ``set_aside`` is where an old file goes that cannot be written
    again (another version's, a damaged one's).
    """

    path: Path
    plan: Plan
    chain: Chain
    versions: tuple[Version, ...]
    history: tuple[Block, ...]
    loose: LooseEdits
    state: tuple[int, int]
    last_seen: str | None
    put_back: bool = False
    set_aside: Path | None = None

    def write(self) -> Published:
        """Put the file in place; nothing of the working copy is touched.

        Raises Overtaken where somebody else has changed the file, and CannotWrite: with "gone" where the file is not
        there any more though its folder is, with "changed" where something else than a plan has taken its place, with
        "too-large" where it could not be read again.
        """
        blocks = tuple(self.loose.blocks())
        data = encode(self.plan, self.chain, versions=self.versions, history=latest((*self.history, *blocks)))
        if len(data) > LARGEST:
            raise CannotWrite(self.path, "too-large")
        with publishing(self.path):
            self.check()
            if self.set_aside:
                self._put_aside(self.set_aside)
            write_whole(self.path, data)
        remove_old_siblings(self.path)
        return Published(fingerprint(data), blocks)

    def check(self) -> None:
        """Raise what ``write`` would raise because of what is in the file's place."""
        seen = file_fingerprint(self.path)
        if self.last_seen is None or (seen and seen == self.last_seen):
            return
        try:
            file = read_plan_file(self.path)
        except CannotOpen as refusal:
            if refusal.reason != "missing":
                raise CannotWrite(self.path, "changed") from refusal
            if not self.put_back and self.path.parent.is_dir():
                raise CannotWrite(self.path, "gone") from refusal
            return
        if file.revision.id != self.chain[-2].id:
            raise Overtaken(self.path, file)

    def _put_aside(self, place: Path) -> None:
        try:
            write_whole(place, read_whole(self.path, LARGEST))
        except CannotOpen as refusal:
            if refusal.reason not in ("missing", "empty"):
                raise CannotWrite(self.path, "failed") from refusal
