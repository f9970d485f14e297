# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From a table, a plan and a mapping to what is taken and what is not."""

import dataclasses
import re
from collections import Counter
from dataclasses import dataclass, field

from app.imports.heads import (
    Role,
    control_meant,
    is_group,
    is_no_tick,
    is_span,
    is_tick,
    kind_of_stage,
    level_named,
    plain,
    role_of_head,
    without_number,
)
from app.imports.outcome import NotTaken, Proposal
from app.imports.recognition import Mapping, head_of, title_of
from app.imports.table import Place, SourceTable
from app.models.fields import clean_text, limit_of
from app.models.plan import Plan
from app.models.rows import Group, Involvement, Note, Stage
from app.models.wording import printed, says_number
from app.operations.tables import TableEntry, TableStage
from app.words.matrix import control as control_words
from app.words.matrix import join, tagged

MOST_ENTRIES = 20_000

_BULLET = re.compile(r"^(?:[•·▪◦‣∙●○■□–—*-]\s+|[✓✔☑☒✅]\s*)(?=\S)")
_NAMED = re.compile(r"^(?P<group>[^:\n]{1,60}?)\s?: ?(?P<rest>.+)$")
_BETWEEN_GROUPS = re.compile(r"\s*[\n,;/&]\s*|\s+(?:and|et)\s+", re.IGNORECASE)
_DASHES = frozenset("-–—")


@dataclass(slots=True)
class _Gathered:
    """A stage while its rows are read."""

    name: str
    stage: Stage | None
    entries: list[TableEntry] = field(default_factory=list)
    control: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A row that belongs to a stage: its entries, and what it says of all of them."""

    number: int
    groups: list[str]
    entries: list[TableEntry] = field(default_factory=list)
    when: list[tuple[str, str]] = field(default_factory=list)
    lead: list[tuple[str, str]] = field(default_factory=list)


def propose(table: SourceTable, plan: Plan, mapping: Mapping, group_id: str | None = None) -> Proposal:
    """Return what becomes of a table; ``group_id`` is whose the entries are that name no group, else the first's."""
    usual = plan.group(group_id) if group_id else plan.groups[0]
    return _Reading(table.turned() if mapping.turned else table, plan, mapping, usual).proposal()


class _Reading:
    """Reads a table row by row."""

    def __init__(self, table: SourceTable, plan: Plan, mapping: Mapping, usual: Group) -> None:
        self._table, self._plan, self._mapping, self._usual = table, plan, mapping, usual
        self._heads = [head_of(table, column, mapping.heads) for column in range(table.columns)]
        self._columns = [
            (column, role)
            for column, role in enumerate(mapping.roles)
            if role.kind not in ("leave_out", "stage", "group")
        ]
        self._stage_column = self._column("stage")
        self._group_column = self._column("group")
        self._title = "" if plan.project.title else title_of(table, mapping.heads, plan)
        self._known = {plain(stage.name): stage for stage in plan.stages}
        self._lines: dict[tuple[str, str], set[tuple[str, str]]] = {}
        self._gathered: dict[str, _Gathered] = {}
        self._groups: dict[str, str] = {plain(group.name): group.name for group in plan.groups}
        self._new_groups: list[str] = []
        self._entries = self._too_many = 0
        self._no_ticks: Counter[str] = Counter()
        self._not: list[NotTaken] = []
        self._told: set[Place] = set()
        self._seen: set[tuple[Place, str, tuple[str, ...]]] = set()

    def proposal(self) -> Proposal:
        """Return what all rows come to."""
        self._pass_heads()
        self._pass_columns()
        stage: _Gathered | None = None
        of_row = ""
        for row in range(self._mapping.heads, len(self._table.rows)):
            if not any(self._table.rows[row]) and not self._goes_on(row):
                continue
            if self._repeats_heads(row):
                continue
            name = self._name(row)
            if self._mapping.group_rows and stage and self._is_group_row(row, name, stage):
                of_row = name
            elif name:
                found = self._stage(row, name)
                stage, of_row = found or stage, ""
                if found is None:
                    continue
            if stage is None:
                self._pass_row(row)
            else:
                self._read(row, stage, of_row)
        self._not += [NotTaken("no-tick", text, count=count) for text, count in self._no_ticks.items()]
        if self._too_many:
            self._not.append(NotTaken("too-many", "", count=self._too_many))
        stages = tuple(self._finished(each) for each in self._gathered.values())
        named = {entry.group for each in stages for entry in each.entries}
        groups = tuple(name for name in self._new_groups if name in named)
        return Proposal(title=self._title, stages=stages, new_groups=groups, not_taken=tuple(self._not))

    # Rows and columns

    def _column(self, kind: str) -> int | None:
        return next((column for column, role in enumerate(self._mapping.roles) if role.kind == kind), None)

    def _pass_heads(self) -> None:
        """Tell of what stands above the heads and is none."""
        for row in range(self._mapping.heads):
            for column, text in enumerate(self._table.rows[row]):
                line = " ".join(text.split())
                is_head = line in (self._heads[column], self._title) or is_span(text)
                if text and not is_head and not role_of_head(text, self._plan):
                    self._not.append(NotTaken("above", text, row + 1))

    def _pass_columns(self) -> None:
        for column, role in enumerate(self._mapping.roles):
            if role.kind == "leave_out":
                texts = [text for row in self._table.rows[self._mapping.heads :] if (text := row[column])]
                if texts:
                    head = self._heads[column]
                    self._not.append(NotTaken("column", "", column + 1, head, len(texts)))

    def _goes_on(self, row: int) -> bool:
        """Tell whether a row without text of its own shows that of cells joined from above."""
        return any(self._table.text(row, column) for column, _ in self._columns)

    def _repeats_heads(self, row: int) -> bool:
        heads = self._table.rows[: self._mapping.heads]
        return bool(heads) and self._table.rows[row] in heads

    def _name(self, row: int) -> str:
        if self._stage_column is None:
            return ""
        return clean_text(self._table.text(row, self._stage_column), lines=False)

    def _is_group_row(self, row: int, name: str, stage: _Gathered) -> bool:
        if not name:
            return False
        if is_group(name, self._plan):
            return True
        filled = any(self._table.rows[row][column] for column, _ in self._columns)
        return filled and not stage.entries and plain(name) not in self._known

    def _stage(self, row: int, name: str) -> _Gathered | None:
        """Return the stage that a row begins or goes on with; None for a row that is no stage."""
        if len(name) > limit_of(Stage, "name"):
            self._not.append(NotTaken("too-long", name, row + 1))
            self._pass_row(row)
            return None
        if self._goes_across(row) and not self._mapping.group_rows:
            self._not.append(NotTaken("across", " ".join(filter(None, self._table.rows[row])), row + 1))
            return None
        found = self._known.get(plain(name)) or self._known.get(without_number(plain(name)))
        key = found.id if found else plain(name)
        if not key:
            self._not.append(NotTaken("no-stage", name, row + 1))
            self._pass_row(row)
            return None
        return self._gathered.setdefault(key, _Gathered(name, found))

    def _goes_across(self, row: int) -> bool:
        """Tell whether a row is a banner or a legend: one cell goes over it all, or over all but the first column."""
        cells = {self._table.joined.get((row, column), (row, column)) for column in range(self._table.columns)}
        filled = {(at, column) for at, column in cells if self._table.rows[at][column] and column != self._stage_column}
        spans = self._table.columns - len(cells) > 1 or len(cells) == 1 < self._table.columns
        return spans and len(cells) <= 2 and len(filled) <= 1

    def _pass_row(self, row: int) -> None:
        for column, _ in self._columns:
            if text := self._table.rows[row][column]:
                self._not.append(NotTaken("no-stage", text, row + 1, self._heads[column]))

    # Cells

    def _read(self, row: int, stage: _Gathered, of_row: str) -> None:
        groups = [of_row] if of_row else self._groups_named(row)
        read = _Row(row + 1, [self._group(name) for name in groups])
        for column, role in self._columns:
            first = self._table.joined.get((row, column), (row, column))
            if first[1] != column and self._mapping.roles[first[1]] != role:
                self._tell_joined(row, first)
                continue
            text = self._table.text(row, column)
            if text and not self._was_read(first, role, stage, read):
                self._cell(read, stage, column, role, text)
        when = "; ".join(text for _, text in read.when)
        lead = "; ".join(text for _, text in read.lead)
        if (read.entries or not (when or lead)) and len(when) <= limit_of(Involvement, "timing") >= len(lead):
            entries = [dataclasses.replace(entry, when=when, lead=lead) for entry in read.entries]
        else:  # there is nothing that could carry it, or no room
            entries = read.entries
            stage.notes += [f"{head}: {text}" if head else text for head, text in (*read.when, *read.lead)]
        stage.entries += entries

    def _cell(self, read: _Row, stage: _Gathered, column: int, role: Role, text: str) -> None:
        head = self._heads[column]
        if text in _DASHES and role.kind in ("when", "lead", "note"):
            self._no_ticks[text] += 1
            return
        match role.kind:
            case "control":
                self._control(read.number, stage, text, head)
            case "when":
                read.when.append((head, text.replace("\n", "; ")))
            case "lead":
                read.lead.append((head, text.replace("\n", "; ")))
            case "note":
                self._note(read.number, stage, text, head)
            case "level":
                for line in text.split("\n"):
                    self._entry(read, stage, role.level_id, line, head)
            case "of_group":
                self._of_group(read, stage, text, head)

    def _was_read(self, first: Place, role: Role, stage: _Gathered, read: _Row) -> bool:
        """Tell whether a cell that was joined over several rows was read for this stage and these groups before."""
        if role.kind in ("when", "lead"):  # which belong to each row
            return False
        key = (first, stage.name, () if role.kind == "note" else tuple(read.groups))
        known = key in self._seen
        self._seen.add(key)
        return known

    def _of_group(self, read: _Row, stage: _Gathered, text: str, head: str) -> None:
        """Take a cell of a column for one group: "Consult", or "Consult: Focus group"."""
        read = dataclasses.replace(read, groups=[self._group(head)], entries=read.entries)
        for line in text.split("\n"):
            level, _, rest = line.partition(":")
            named = level_named(line, self._plan)
            if level_id := named or level_named(level, self._plan):
                self._entry(read, stage, level_id, "" if named else rest.strip(), head)
            elif is_no_tick(line):
                self._no_ticks[line] += 1
            else:
                self._not.append(NotTaken("no-level", line, read.number, head))

    def _entry(self, read: _Row, stage: _Gathered, level_id: str, line: str, head: str) -> None:
        if is_no_tick(line):
            self._no_ticks[line.strip()] += 1
            return
        whole = text = "" if is_tick(line) else clean_text(_BULLET.sub("", line.strip()), lines=False)
        groups, named = read.groups, _NAMED.match(text)
        if named and plain(named["group"]) not in self._groups and (known := self._known_groups(named["group"])):
            groups, text = [self._group(name) for name in known], named["rest"]
        elif len(groups) > 1:
            language = self._plan.project.language
            whole = tagged(join(groups, language), text, language)
        one_number = len(groups) > 1 and says_number(text)
        if one_number:  # of all of them together: nobody can tell how many of each
            groups, text = groups[:1], whole
        if len(text) > limit_of(Involvement, "wording"):
            self._not.append(NotTaken("too-long", text, read.number, head))
            return
        if one_number:
            self._not.append(NotTaken("one-number", text, read.number, groups[0]))
        for group in groups or [""]:
            if self._entries >= MOST_ENTRIES:
                self._too_many += 1
            elif self._is_there(stage, level_id, text, group):
                self._not.append(NotTaken("there", text, read.number, head))
            else:
                self._entries += 1
                entry = TableEntry(level_id=level_id, text=text, group=group, is_free=one_number)
                read.entries.append(entry)

    def _is_there(self, stage: _Gathered, level_id: str, text: str, group: str) -> bool:
        """Tell whether the plan has this very entry."""
        if stage.stage is None:
            return False
        cell = (stage.stage.id, level_id)
        if cell not in self._lines:
            language = self._plan.project.language
            groups = {each.id: each for each in self._plan.groups}
            self._lines[cell] = {
                (plain(groups[entry.group_id].name), printed(entry, groups[entry.group_id], language))
                for entry in self._plan.cell(*cell)
            }
        named = _NAMED.match(text)
        if named and plain(named["group"]) in self._groups:
            group, text = named["group"], named["rest"]
        return (plain(group or self._usual.name), text) in self._lines[cell]

    def _control(self, number: int, stage: _Gathered, text: str, head: str) -> None:
        words = clean_text(text, lines=False)
        if len("; ".join((*stage.control, words))) > limit_of(Stage, "control_words"):
            self._not.append(NotTaken("too-long", words, number, head))
        elif is_no_tick(words):
            self._no_ticks[words] += 1
        elif stage.stage and stage.stage.control:
            there = stage.stage.control_words or self._control_words(stage.stage)
            if plain(there) != plain(words):
                self._not.append(NotTaken("control-stays", words, number, head))
        elif words not in stage.control:
            stage.control.append(words)
            if len(stage.control) > 1:
                self._not.append(NotTaken("two-controls", "; ".join(stage.control), number, head))

    def _control_words(self, stage: Stage) -> str:
        names = [group.name for group in self._plan.deciders(stage.id)]
        return control_words(stage.control, names, self._plan.project.language)

    def _note(self, number: int, stage: _Gathered, text: str, head: str) -> None:
        if len(text) > limit_of(Note, "text"):
            self._not.append(NotTaken("too-long", text, number, head))
        else:
            stage.notes.append(text)

    def _tell_joined(self, row: int, first: Place) -> None:
        """Tell of a cell that goes over several levels, once."""
        text = self._table.rows[first[0]][first[1]]
        others = [
            self._heads[column]
            for column, role in self._columns
            if role.kind == "level" and column != first[1] and self._table.joined.get((row, column)) == first
        ]
        if text and others and first not in self._told:
            self._told.add(first)
            self._not.append(NotTaken("two-levels", text, row + 1, ", ".join(others)))

    # Groups

    def _groups_named(self, row: int) -> list[str]:
        """Return the groups that a row names; several where each is known to be one."""
        if self._group_column is None:
            return []
        text = self._table.text(row, self._group_column)
        if is_no_tick(text):
            self._no_ticks[text.strip()] += 1
            return []
        return self._known_groups(text) or [name for name in [clean_text(text, lines=False)] if name]

    def _known_groups(self, text: str) -> list[str]:
        """Return the groups that a text names, if each of them is known to be one."""
        if is_group(text, self._plan):
            return [text]
        parts = [part for part in _BETWEEN_GROUPS.split(text) if part]
        return parts if all(is_group(part, self._plan) for part in parts) else []

    def _group(self, name: str) -> str:
        """Return a name as the plan has it; one that is new is noted."""
        name = clean_text(name, lines=False)[: limit_of(Group, "name")].strip()
        if plain(name) not in self._groups:
            self._groups[plain(name)] = name
            self._new_groups.append(name)
        return self._groups[plain(name)]

    def _finished(self, gathered: _Gathered) -> TableStage:
        control = "; ".join(gathered.control)
        stage = gathered.stage
        return TableStage(
            name=stage.name if stage else gathered.name,
            stage_id=stage.id if stage else "",
            kind="" if stage else kind_of_stage(gathered.name),
            entries=tuple(gathered.entries),
            control=control,
            control_key=control_meant(control),
            notes=tuple(gathered.notes),
        )
