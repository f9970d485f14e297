# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The kept versions and the history, as a working copy holds them until the file does."""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import RowMapping, Table, delete, insert, select, update

from app.errors import TextTooLong, VersionUnreadable
from app.models.changes import Edit, new_id
from app.models.fields import PlanBroken, clean_text
from app.models.plan import Plan
from app.storage.contents import pack_plan, unpack_plan
from app.storage.edit_records import changes_from_text
from app.storage.history import FULL, Block, PastEdit, joined, pack_edits, unpack_edits
from app.storage.schema import EDITS, HISTORY, VERSIONS
from app.storage.versions import LONGEST_NAME, LONGEST_NOTE, Kind, Version, too_many
from app.storage.working_database import WorkingDatabase


class Shelf:
    """The part of a working copy that keeps what was; each change of it is one for the file too."""

    def __init__(self, database: WorkingDatabase) -> None:
        self._database = database
        self._connection = database.connection

    def begin(self, versions: Iterable[Version], history: Iterable[Block]) -> None:
        """Begin with what a file holds, and with a new block of history; inside a transaction."""
        self._put(VERSIONS, versions)
        self._put(HISTORY, history)
        self._begin_block(1)

    def versions(self) -> list[Version]:
        """Return every kept version, the latest first."""
        with self._database.transaction():
            rows = self._connection.execute(select(VERSIONS)).mappings().all()
        return sorted((Version(**row) for row in rows), key=lambda version: version.kept_at, reverse=True)

    def plan_in(self, version_id: str) -> Plan:
        """Return what the plan was in a kept version; raises VersionUnreadable."""
        with self._database.transaction():
            content = self._connection.execute(
                select(VERSIONS.c.content).where(VERSIONS.c.id == version_id)
            ).scalar_one_or_none()
        try:
            return unpack_plan(content or b"")
        except PlanBroken as error:
            raise VersionUnreadable from error

    def as_opened(self, plan: Plan, author: str) -> Version | None:
        """Return the plan as a version to be kept with the first change of it; None where the latest says the same."""
        version = _version("opened", pack_plan(plan), author=author)
        latest = self._latest()
        return None if latest and latest.content == version.content else version

    def put_as_opened(self, version: Version) -> None:
        """Keep what ``as_opened`` returned; inside a transaction."""
        self._put(VERSIONS, [version])
        self._database.set("opened_as", version.id)
        self._was_changed()

    def keep(
        self, plan: Plan, kind: Kind, *, author: str = "", name: str = "", note: str = "", revision: str = ""
    ) -> str:
        """Keep a plan as it is, and return the id of the version.

        One that keeps itself is not kept twice: where the latest one says the same, that one stays (an export counts
        for more than an opening). Raises TextTooLong.
        """
        version = _version(
            kind,
            pack_plan(plan),
            author=author,
            name=_cleaned("version_name", name, LONGEST_NAME),
            note=_cleaned("version_note", note, LONGEST_NOTE, lines=True),
            revision=revision,
        )
        latest = self._latest()
        if latest and not name and not revision and latest.content == version.content:
            if kind == "exported" and latest.kind == "opened":
                self._change(latest.id, kind=kind, kept_at=version.kept_at)
            return latest.id
        with self._database.transaction():
            self._put(VERSIONS, [version])
            self._was_changed()
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

    def blocks(self) -> tuple[list[Block], "LooseEdits"]:
        """Return the blocks of the history that are full, and the edits after them."""
        with self._database.transaction():
            rows = self._connection.execute(select(HISTORY)).mappings().all()
            return [Block(**row) for row in rows], self._loose()

    def was_published(self, block: Block | None) -> None:
        """Close the block that a publish brought into the file, where it is full."""
        if block and block.edits >= FULL:
            with self._database.transaction():
                block_id, first = self._begun()
                if block_id == block.id:
                    self._put(HISTORY, [block])
                    self._begin_block(first + block.edits)

    def history(self) -> list[PastEdit]:
        """Return every edit that is still told of, oldest first; blocks that cannot be read are left out."""
        edits: list[PastEdit] = []
        blocks, loose = self.blocks()
        if block := loose.block():
            blocks.append(block)
        for block in blocks:
            try:
                edits += unpack_edits(block.content)
            except PlanBroken:
                continue
        return sorted(edits, key=lambda edit: edit.made_at)

    def join(self, versions: Iterable[Version], history: Iterable[Block]) -> None:
        """Take in what another state of the file holds; nothing of ours goes."""
        with self._database.transaction():
            mine = set(self._connection.execute(select(VERSIONS.c.id)).scalars())
            self._put(VERSIONS, (version for version in versions if version.id not in mine))
            blocks = [Block(**row) for row in self._connection.execute(select(HISTORY)).mappings()]
            own, _ = self._begun()
            self._connection.execute(delete(HISTORY))
            self._put(HISTORY, (block for block in joined(blocks, history) if block.id != own))
            self._was_changed()

    @property
    def first_loose(self) -> int:
        """The first edit that is in no full block yet; inside a transaction."""
        return self._begun()[1]

    def _latest(self) -> Version | None:
        return next(iter(self.versions()), None)

    def _loose(self) -> "LooseEdits":
        block_id, first = self._begun()
        rows = self._connection.execute(select(EDITS).where(EDITS.c.number >= first).order_by(EDITS.c.number))
        return LooseEdits(block_id, rows.mappings().all())

    def _begun(self) -> tuple[str, int]:
        block_id, first = self._database.value("block").split()
        return block_id, int(first)

    def _begin_block(self, first: int) -> None:
        self._database.set("block", f"{new_id()} {first}")

    def _put(self, table: Table, rows: Iterable[Version | Block]) -> None:
        values = [dataclasses.asdict(row) for row in rows]
        if values:
            self._connection.execute(insert(table), values)

    def _change(self, version_id: str, **values: str) -> None:
        with self._database.transaction():
            self._connection.execute(update(VERSIONS).where(VERSIONS.c.id == version_id).values(**values))
            self._was_changed()

    def _was_changed(self) -> None:
        self._database.set("shelf", str(int(self._database.value("shelf") or 0) + 1))


@dataclasses.dataclass(frozen=True, slots=True)
class LooseEdits:
    """Edits that make no full block yet, as the working copy holds them: packing them can be left to a thread."""

    block_id: str
    rows: Sequence[RowMapping]

    def up_to(self, number: int) -> "LooseEdits":
        """Return those up to an edit."""
        return LooseEdits(self.block_id, [row for row in self.rows if row["number"] <= number])

    def block(self) -> Block | None:
        """Return them as a block; None where there are none."""
        if not self.rows:
            return None
        edits = [Edit(**{**row, "changes": changes_from_text(row["changes"])}) for row in self.rows]
        content = pack_edits(edits)
        return Block(id=self.block_id, begun_at=edits[0].made_at, edits=len(edits), content=content)


def _version(kind: Kind, content: bytes, **fields: str) -> Version:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return Version(id=new_id(), kind=kind, kept_at=now, content=content, **fields)


def _cleaned(field: str, text: str, limit: int, *, lines: bool = False) -> str:
    text = clean_text(text, lines=lines)
    if len(text) > limit:
        raise TextTooLong(field, len(text), limit)
    return text
