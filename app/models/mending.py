# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A valid plan out of rows of which some are lost and others hold what no row may hold.

As much as can be kept is kept in its place: a field that cannot stand is emptied alone, and where a stage, a level or a
group is lost, another takes its id, so that the entries of different stages stay apart. All of it is told.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from app.models.changes import new_id
from app.models.fields import Spec, clean_text, holds, is_clean, specs
from app.models.groups import learners
from app.models.new import new_plan
from app.models.plan import Plan
from app.models.ranks import spread
from app.models.renewal import with_new_identity
from app.models.rows import REFERENCES, TABLES, Answer, Group, Level, Project, Row, Scheme, Stage
from app.models.schemes import SCHEMES, scheme
from app.words import DEFAULT_LANGUAGE, salvage

MendKind = Literal["unread", "double", "dropped", "emptied", "cut", "led", "stands-in", "shipped"]


class Mend(NamedTuple):
    """What was altered: in ``field`` (empty for whole rows) of so many rows of ``table``.

    "unread": rows that are there and cannot be read. "double": another row has the id. "dropped": a row means nothing
    without what it referred to. "emptied", "cut": a field lost its value, or a part of its text. "led": a reference
    leads to a row that was made. "stands-in", "shipped": a row was made, knowing nothing of it or as it ships.
    """

    kind: MendKind
    table: str
    field: str
    rows: int


Kept = dict[str, int]
"""How many rows of each table are in the plan that were found."""

_LOST_WITH = (
    ("control_parties", "stage_id", "stages"),
    ("answer_groups", "answer_id", "answers"),
    ("answer_groups", "group_id", "groups"),
    ("answer_stages", "answer_id", "answers"),
    ("answer_stages", "stage_id", "stages"),
)
"""(table, field, table that it leads to): rows that are left out where the other is lost"""


def mended(found: Mapping[str, Iterable[Mapping[str, object]]]) -> tuple[Plan, Kept, tuple[Mend, ...]]:
    """Return a plan with a new identity, what is in it, and everything that was altered for it.

    ``found`` are the values of rows by table and by field; of two rows with one id the first is kept.
    """
    mending = _Mending()
    for table in TABLES:
        for values in found.get(table, ()):
            mending.take(table, values)
    mending.leave_out()
    kept = {table: len(rows) for table, rows in mending.rows.items()}
    mending.complete()
    mends = tuple(Mend(*key, count) for key, count in sorted(mending.mends.items()))
    return with_new_identity(Plan(mending.rows)), kept, mends


class _Mending:
    """The rows on their way."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
        self.mends: Counter[tuple[MendKind, str, str]] = Counter()
        self._unreadable = {table: new_id() for table in TABLES}  # where references lead that cannot be read
        self._language = DEFAULT_LANGUAGE

    def take(self, table: str, values: Mapping[str, object]) -> None:
        """Take a row in, each field as it can stand."""
        fields: dict[str, Any] = {}
        altered: list[tuple[MendKind, str, str]] = []
        for spec in specs(TABLES[table]):
            fields[spec.name], kind = self._fit(spec, values[spec.name])
            if kind:
                altered.append((kind, table, spec.name))
        row = TABLES[table](**fields)
        other = self.rows[table].setdefault(row.id, row)
        if other is row:
            self.mends.update(altered)
        elif other != row:
            self.mends["double", table, ""] += 1

    def leave_out(self) -> None:
        """Leave out further projects, and rows that mean nothing without those that they join.

        Who decides in a stage that is lost went along with how it is decided.
        """
        projects = self.rows["project"]
        for project_id in list(projects)[1:]:
            del projects[project_id]
            self.mends["double", "project", ""] += 1
        for table, field, target in _LOST_WITH:
            for row in list(self.rows[table].values()):
                if getattr(row, field) not in self.rows[target]:
                    del self.rows[table][row.id]
                    self.mends["dropped", table, ""] += 1

    def complete(self) -> None:
        """Make the rows that a plan needs, and let no reference lead nowhere."""
        self._complete_project()
        self._complete_levels()
        for table in ("stages", "levels", "groups", "answers"):
            self._stand_in(table, self._lost(table))
        if not self.rows["groups"]:
            group = learners(group_id=new_id(), rank=spread(1)[0], language=self._language)
            self._add("groups", group, "shipped")
        for note in list(self.rows["notes"].values()):
            if note.level_id and note.level_id not in self.rows["levels"]:
                self._change("notes", note, "emptied", level_id=None)
        for note in list(self.rows["notes"].values()):
            if note.stage_id and note.stage_id not in self.rows["stages"]:
                self._change("notes", note, "emptied", stage_id=None, at_control=False)

    def _fit(self, spec: Spec, value: object) -> tuple[Any, MendKind | None]:
        """Return the value as its field can hold it, and what that took."""
        if spec.kind == "flag" and type(value) is int and value in (0, 1):
            value = bool(value)
        if holds(spec, value):
            return value, None
        match spec.kind:
            case "id":
                return new_id(), "emptied"
            case "reference":
                return None if spec.optional else self._unreadable[spec.table], "emptied"
            case "rank":
                return _last_ranks(1)[0], "emptied"
            case "number":
                return None, "emptied"
            case "flag":
                return False, "emptied"
            case "line" | "prose" if text := _readable(spec, value):
                return text, "cut"
        return "", "emptied"

    def _complete_project(self) -> None:
        projects, schemes = self.rows["project"], self.rows["schemes"]
        project: Project = next(iter(projects.values()), None) or new_plan(self._language).project
        self._language = project.language
        if not schemes:
            used = Counter(level.scheme_id for level in self.rows["levels"].values()).most_common(1)
            self._add_scheme(used[0][0] if used else project.scheme_id)
        own = project.scheme_id if project.scheme_id in schemes else next(iter(schemes))
        if not projects:
            self._add("project", dataclasses.replace(project, scheme_id=own), "shipped")
        elif own != project.scheme_id:
            self._change("project", project, "led", scheme_id=own)

    def _add_scheme(self, scheme_id: str) -> None:
        found = {level.key for level in self.rows["levels"].values()}
        for key in SCHEMES:
            shipped, levels = scheme(key, self._language)
            if found <= {level.key for level in levels}:
                self._add("schemes", dataclasses.replace(shipped, id=scheme_id), "shipped")
                return
        self._add("schemes", Scheme(id=scheme_id), "stands-in")

    def _complete_levels(self) -> None:
        """Bring levels back as they ship: a single one under its old id, else it cannot be told which was which."""
        rows, own = self.rows["levels"], self._project.scheme_id
        for level in list(rows.values()):
            if level.scheme_id not in self.rows["schemes"]:
                self._change("levels", level, "led", scheme_id=own)
        lost, key = self._lost("levels"), self.rows["schemes"][own].key
        if key not in SCHEMES or (rows and not lost):
            return
        there = {level.key for level in rows.values()}
        missing = [level for level in scheme(key, self._language)[1] if level.key not in there]
        if len(lost) == len(missing) == 1:
            missing = [dataclasses.replace(missing[0], id=lost[0])]
        for level in missing:
            self._add("levels", dataclasses.replace(level, scheme_id=own), "shipped")

    def _stand_in(self, table: str, lost: list[str]) -> None:
        """Make a row for each that is lost and referred to."""
        for number, (row_id, rank) in enumerate(zip(lost, _last_ranks(len(lost)), strict=True), 1):
            name = salvage.stand_in(table, number, self._language)
            row: Row
            if table == "stages":
                row = Stage(id=row_id, rank=rank, name=name)
            elif table == "groups":
                row = Group(id=row_id, rank=rank, name=name)
            elif table == "answers":
                row = Answer(id=row_id, rank=rank, question=name)
            else:
                row = Level(id=row_id, rank=rank, name=name, scheme_id=self._project.scheme_id)
            self._add(table, row, "stands-in")
        made = set(lost)
        for referring, field in _needing(table):
            if led := sum(getattr(row, field) in made for row in self.rows[referring].values()):
                self.mends["led", referring, field] += led

    def _lost(self, table: str) -> list[str]:
        """Return the ids that rows need and that are not there."""
        needed = {getattr(row, field) for referring, field in _needing(table) for row in self.rows[referring].values()}
        return sorted(needed - self.rows[table].keys())

    @property
    def _project(self) -> Project:
        project: Project = next(iter(self.rows["project"].values()))
        return project

    def _add(self, table: str, row: Row, kind: MendKind) -> None:
        self.rows[table][row.id] = row
        self.mends[kind, table, ""] += 1

    def _change(self, table: str, row: Any, kind: MendKind, **fields: object) -> None:
        self.rows[table][row.id] = dataclasses.replace(row, **fields)
        self.mends[kind, table, next(iter(fields))] += 1


def _needing(target: str) -> list[tuple[str, str]]:
    """Return the references into a table that may not be empty, as (table, field)."""
    needed = {(table, spec.name) for table, kind in TABLES.items() for spec in specs(kind) if not spec.optional}
    return [(table, field) for table, field, to in REFERENCES if to == target and (table, field) in needed]


def _readable(spec: Spec, value: object) -> str:
    """Return what can be read of a text; empty where nothing can."""
    if isinstance(value, bytes):
        value = value[: 8 * spec.limit].decode("utf-8", "replace").rstrip("\ufffd")
    if not isinstance(value, str):
        return ""
    text = clean_text(value[: 4 * spec.limit], lines=spec.kind == "prose")[: spec.limit].strip()
    return text if is_clean(text, spec.limit, lines=spec.kind == "prose") else ""


def _last_ranks(count: int) -> list[str]:
    """Return ranks for what stands after everything else."""
    return ["zzzz" + rank for rank in spread(count)]
