# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The history in sentences.

The plan is taken back in thought, edit by edit, so that each is told by the words of ``app.models.telling``. A history
may come from anybody's file: where it does not fit the plan, its bare values are told instead.
"""

import contextlib
import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import UserError
from app.models.fields import PlanBroken
from app.models.plan import Plan
from app.models.row_texts import field_name
from app.models.rows import TABLES, Row
from app.models.telling import told
from app.storage.history import PastChange, PastEdit
from app.words import changes as changes_words
from app.words import versions as words

Cell = tuple[str, str | None]
"""A stage and a level; None for the level is who decides in the stage."""

_NAMED = ("project", "groups", "left_questions", "answers", "sentence_edits", "export_profiles")
"""Tables whose sentences say by themselves what they are about."""
_NAMELESS = ("ladder_places", "left_questions", "answer_groups", "answer_stages")
_MOST_LINES = 12
_LONGEST = 500
_UNSOUND = (PlanBroken, UserError, TypeError, KeyError, ValueError)
_Rows = dict[str, dict[str, Row | None]]


@dataclass(frozen=True, slots=True)
class PastLine:
    """One sentence about a past edit; ``change`` is what it is about, where that is one change."""

    edit: PastEdit
    sentence: str
    change: PastChange | None = None


def past_lines(
    history: Sequence[PastEdit], plan: Plan, language: str, *, most: int, cell: Cell | None = None
) -> tuple[list[list[PastLine]], bool]:
    """Return the newest edits, latest first, each as its sentences, and whether there are older ones.

    ``plan`` is what the last edit led to; ``cell`` leaves out what is not about that cell.
    """
    found: list[list[PastLine]] = []
    rewinding = _Rewinding(plan)
    for edit in reversed(history):
        if cell is None or rewinding.touches(edit, cell):
            if len(found) == most:
                return found, True
            found.append(_lines(edit, rewinding, language))
        else:
            rewinding.skip(edit)
    return found, False


class _Rewinding:
    """A plan on its way back through its history."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._pending: _Rows = {}

    def skip(self, edit: PastEdit) -> None:
        """Take an edit back without telling of it, as far as it fits."""
        for change in edit.changes:
            with contextlib.suppress(*_UNSOUND):
                self._pending.setdefault(change.table, {})[change.row_id] = self._before(change)

    def step(self, edit: PastEdit) -> tuple[Plan, Plan] | None:
        """Take an edit back, and return the plan before and after it; None where it does not fit."""
        after = self._flushed()
        fits = all(self._fits(change) for change in edit.changes)
        self.skip(edit)
        before = self._flushed()
        return (before, after) if fits and before is not after else None

    def touches(self, edit: PastEdit, cell: Cell) -> bool:
        """Tell whether an edit is about a cell."""
        return any(cell in self._cells(change) for change in edit.changes)

    def _cells(self, change: PastChange) -> Iterator[Cell]:
        try:
            rows = self._row(change), self._before(change)
        except _UNSOUND:
            return
        if change.table == "stages":
            if not (change.before and change.after) or "control" in change.after or "control_words" in change.after:
                yield change.row_id, None
        elif change.table in ("involvements", "control_parties", "notes"):
            for row in rows:
                yield getattr(row, "stage_id", ""), getattr(row, "level_id", None)

    def _fits(self, change: PastChange) -> bool:
        row = self._row(change)
        if row is None or change.after is None:
            return row is None and change.after is None
        return all(getattr(row, field, None) == value for field, value in change.after.items())

    def _row(self, change: PastChange) -> Row | None:
        pending = self._pending.get(change.table, {})
        return pending[change.row_id] if change.row_id in pending else self._plan.rows(change.table).get(change.row_id)

    def _before(self, change: PastChange) -> Row | None:
        """Return a row as it was before a change; raises TypeError where the change does not fit."""
        if change.before is None:
            return None
        values: dict[str, Any] = dict(change.before)
        if change.after is None:
            return TABLES[change.table](**values)
        row = self._row(change)
        if row is None:
            raise TypeError(change.row_id)
        return dataclasses.replace(row, **values)

    def _flushed(self) -> Plan:
        pending, self._pending = self._pending, {}
        with contextlib.suppress(*_UNSOUND):  # then it stays as it was last known
            self._plan = self._plan.replaced(pending) if pending else self._plan
        return self._plan


def _lines(edit: PastEdit, rewinding: _Rewinding, language: str) -> list[PastLine]:
    by_row = {(change.table, change.row_id): change for change in edit.changes}
    lines: list[PastLine] = []
    plans = rewinding.step(edit)
    try:
        if plans:
            for heading, sentences in told(*plans, language):
                for said, table, row_id, *_ in sentences:
                    place = said if heading in said or table in _NAMED else words.in_place(heading, said, language)
                    lines.append(PastLine(edit, _short(place), by_row.get((table, row_id))))
    except _UNSOUND:
        lines = []
    for change in edit.changes:
        if plans is None or change.table == "reasons":
            lines += [PastLine(edit, _short(sentence), change) for sentence in _bare(change, language)]
    if len(lines) > _MOST_LINES:
        more = words.more_changes(len(lines) - _MOST_LINES + 1, language)
        lines = [*lines[: _MOST_LINES - 1], PastLine(edit, more)]
    return lines or [PastLine(edit, "")]


def _bare(change: PastChange, language: str) -> Iterator[str]:
    """Yield what a change says by itself."""
    before, after = change.before, change.after
    if change.table == "reasons":
        yield words.reason_of(str((before or {}).get("text", "")), str((after or {}).get("text", "")), language)
    elif before is not None and after is not None:
        for field in sorted(before.keys() & after.keys()):
            old, new = (_quoted(values[field], language) for values in (before, after))
            yield changes_words.was_now(field_name(change.table, field, language), old, new, language)
    else:
        values = after or before or {}
        name = next(
            (str(values[key]) for key in ("name", "wording", "activity", "question", "text") if values.get(key)), ""
        )
        known = name or change.table in _NAMELESS
        what = changes_words.thing(change.table, name, language) if known else words.gone(language)
        yield words.came(what, language) if after is not None else words.went(what, language)


def _quoted(value: object, language: str) -> str:
    return changes_words.quoted("" if value is None else str(value), language)


def _short(sentence: str) -> str:
    sentence = sentence.replace("\n", " ")
    return sentence if len(sentence) <= _LONGEST else sentence[: _LONGEST - 1] + "…"
