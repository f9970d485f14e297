# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The kept versions and the history, as a working copy holds them until the file does."""

import dataclasses
import itertools
from collections.abc import Iterable, Sequence

from sqlalchemy import RowMapping, Table, delete, insert, select, update

from app.errors import CannotWrite, TextTooLong, VersionUnreadable
from app.models.changes import Edit, new_id
from app.models.fields import PlanBroken, clean_text
from app.models.plan import Plan
from app.storage.contents import pack_plan, unpack_plan
from app.storage.edit_records import changes_from_text
from app.storage.history import FULL, LARGEST_EDIT, Block, PastEdit, edits_in, joined, pack_edits, pieces
from app.storage.moments import now
from app.storage.schema import EDITS, HISTORY, VERSIONS
from app.storage.versions import LARGEST_CONTENT, LONGEST_NAME, LONGEST_NOTE, Kind, Version, too_many
from app.storage.working_database import WorkingDatabase


class Shelf:
    """The part of a working copy that keeps what was; each change of it is one for the file too."""

    def __init__(self, database: WorkingDatabase) -> None:
        self._database = database
        self._connection = database.connection
        self._versions: list[Version] | None = None  # as last read: their contents are large

    def begin(self, versions: Iterable[Version], history: Iterable[Block]) -> None:
        """Begin with what a file holds, and with a history of its own; inside a transaction."""
        self._put(VERSIONS, versions)
        self._put(HISTORY, history)
        self._database.set("history", f"{new_id()} 1")

    def versions(self) -> list[Version]:
        """Return every kept version, the latest first."""
        if self._versions is None:
            with self._database.transaction():
                rows = self._connection.execute(select(VERSIONS)).mappings().all()
            self._versions = sorted((Version(**row) for row in rows), key=lambda each: each.kept_at, reverse=True)
        return list(self._versions)

    def plan_in(self, version_id: str) -> Plan:
        """Return what the plan was in a kept version; raises VersionUnreadable."""
        content = next((version.content for version in self.versions() if version.id == version_id), b"")
        try:
            return unpack_plan(content)
        except PlanBroken as error:
            raise VersionUnreadable from error

    def as_opened(self, plan: Plan, author: str) -> Version | None:
        """Return the plan as a version to be put with the first change of it; None where the latest says the same."""
        version = _version("opened", pack_plan(plan), author=author)
        return None if self.ends_with(version) or len(version.content) > LARGEST_CONTENT else version

    def ends_with(self, version: Version) -> bool:
        """Tell whether the latest kept version says the same."""
        last = self._latest()
        return last is not None and last.content == version.content

    def put(self, version: Version) -> None:
        """Keep a version; inside a transaction."""
        self._put(VERSIONS, [version])
        self._was_changed()

    def keep(
        self, plan: Plan, kind: Kind, *, author: str = "", name: str = "", note: str = "", revision: str = ""
    ) -> str:
        """Keep a plan as it is, and return the id of the version.

        One that keeps itself is not kept twice: where the latest one says the same, that one stays (an export counts
        for more than an opening). Raises TextTooLong, and CannotWrite where there is no room for it.
        """
        version = _version(
            kind,
            pack_plan(plan),
            author=author,
            name=_cleaned("version_name", name, LONGEST_NAME),
            note=_cleaned("version_note", note, LONGEST_NOTE, lines=True),
            revision=revision,
        )
        last = self._latest()
        if last and not version.name and not revision and last.content == version.content:
            if kind == "exported" and last.kind == "opened":
                self._change(last.id, kind=kind, kept_at=version.kept_at)
            return last.id
        if len(version.content) > LARGEST_CONTENT:
            raise CannotWrite(self._database.place, "too-large")
        with self._database.transaction():
            self.put(version)
        for leaving in too_many(self.versions()):
            self.delete(leaving.id)
        return version.id

    def rename(self, version_id: str, *, name: str, note: str) -> None:
        """Give a kept version a name and a note; raises TextTooLong."""
        self._change(
            version_id,
            name=_cleaned("version_name", name, LONGEST_NAME),
            note=_cleaned("version_note", note, LONGEST_NOTE, lines=True),
        )

    def delete(self, version_id: str) -> None:
        """Keep a version no longer."""
        with self._database.transaction():
            self._connection.execute(delete(VERSIONS).where(VERSIONS.c.id == version_id))
            self._was_changed()

    def blocks(self, *, until: int | None = None) -> tuple[list[Block], "LooseEdits"]:
        """Return the blocks of the history that are whole, and the edits after them.

        With ``until`` nothing of what was done here after that edit is told.
        """
        with self._database.transaction():
            blocks = self._blocks()
            own, first = self._own()
            query = select(EDITS).order_by(EDITS.c.number)
            if until is not None:
                begun = {block: number for block in blocks if (number := _first_edit(block, own))}
                later = {block: number for block, number in begun.items() if number + block.edits > until + 1}
                blocks = [block for block in blocks if block not in later]
                first = min(later.values(), default=first)
                query = query.where(EDITS.c.number <= until)
            rows = self._connection.execute(query.where(EDITS.c.number >= first)).mappings().all()
            return blocks, LooseEdits(own, rows)

    def was_published(self, blocks: Sequence[Block]) -> None:
        """Keep those of the blocks that a publish brought into the file which are whole."""
        whole = [block for block in blocks if block is not blocks[-1] or block.edits >= FULL]
        if not whole:
            return
        with self._database.transaction():
            own, first = self._own()
            for block in whole:
                if block.id == f"{own}-{first}":
                    self._put(HISTORY, [block])
                    first += block.edits
            self._database.set("history", f"{own} {first}")

    def history(self) -> list[PastEdit]:
        """Return every edit that is still told of, oldest first; blocks that cannot be read are left out."""
        blocks, loose = self.blocks()
        return edits_in((*blocks, *loose.blocks()))

    def join(self, versions: Iterable[Version], history: Iterable[Block], *, keep_mine: bool) -> bool:
        """Take in what another state of the file holds; tell whether a version is kept that is not in that state.

        Nothing of ours goes; of what stands on both sides, ``keep_mine`` says whose name and note prevail.
        """
        there = {version.id: version for version in versions}
        mine = {version.id: version for version in self.versions()}
        with self._database.transaction():
            both = {**there, **mine} if keep_mine else {**mine, **there}
            self._connection.execute(delete(VERSIONS))
            self._put(VERSIONS, both.values())
            own, first = self._own()
            blocks = [block for block in joined(self._blocks(), history) if (_first_edit(block, own) or 0) < first]
            self._connection.execute(delete(HISTORY))
            self._put(HISTORY, blocks)
            self._was_changed()
        return both != there

    @property
    def first_loose(self) -> int:
        """The first edit that is in no whole block yet; inside a transaction."""
        return self._own()[1]

    def _latest(self) -> Version | None:
        return next(iter(self.versions()), None)

    def _blocks(self) -> list[Block]:
        return [Block(**row) for row in self._connection.execute(select(HISTORY)).mappings()]

    def _own(self) -> tuple[str, int]:
        """Return what the ids of our own blocks begin with, and the first edit that is in no whole one."""
        own, first = self._database.value("history").split()
        return own, int(first)

    def _put(self, table: Table, rows: Iterable[Version | Block]) -> None:
        values = [dataclasses.asdict(row) for row in rows]
        if values:
            self._connection.execute(insert(table), values)

    def _change(self, version_id: str, **values: str) -> None:
        with self._database.transaction():
            self._connection.execute(update(VERSIONS).where(VERSIONS.c.id == version_id).values(**values))
            self._was_changed()

    def _was_changed(self) -> None:
        self._versions = None
        self._database.set("shelf", str(int(self._database.value("shelf") or 0) + 1))


@dataclasses.dataclass(frozen=True, slots=True)
class LooseEdits:
    """Edits that are in no whole block yet, as the working copy holds them: packing them can be left to a thread."""

    own: str
    rows: Sequence[RowMapping]

    def blocks(self) -> list[Block]:
        """Return them as blocks, of which the last one may grow."""
        blocks = []
        rows = iter(self.rows)
        for count in pieces(len(row["changes"]) for row in self.rows):
            edits = [_edit(row) for row in itertools.islice(rows, count)]
            number, begun_at = edits[0].number, edits[0].made_at
            block_id = f"{self.own}-{number}"
            blocks.append(Block(id=block_id, begun_at=begun_at, edits=count, content=pack_edits(edits)))
        return blocks


def _edit(row: RowMapping) -> Edit:
    """Return an edit, without its changes where they are too many to be told."""
    changes = () if len(row["changes"]) > LARGEST_EDIT else changes_from_text(row["changes"])
    return Edit(**{**row, "changes": changes})


def _first_edit(block: Block, own: str) -> int | None:
    """Return with which edit one of our own blocks begins; None for a block from elsewhere."""
    begins_with, _, number = block.id.rpartition("-")
    return int(number) if begins_with == own and number.isdecimal() else None


def _version(kind: Kind, content: bytes, **fields: str) -> Version:
    return Version(id=new_id(), kind=kind, kept_at=now("microseconds"), content=content, **fields)


def _cleaned(field: str, text: str, limit: int, *, lines: bool = False) -> str:
    text = clean_text(text, lines=lines)
    if len(text) > limit:
        raise TextTooLong(field, len(text), limit)
    return text
