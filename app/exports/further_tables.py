# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is printed beside the matrix where it is asked for: details of the entries, who takes part, notes."""

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from app.exports.document import Block, Cell, Column, Paragraph, Table
from app.exports.shown import Shown
from app.models.counts import Counts, Sum, entry_counts
from app.models.plan import Plan
from app.models.row_texts import note_place
from app.models.rows import Involvement, Note
from app.words import counting
from app.words import printed as words
from app.words.counts import count

_NARROW, _USUAL, _WIDE = 10, 16, 40


def details(shown: Shown) -> Iterator[Block]:
    """Yield the section of what the cells do not say: a row an entry, a column a field that any of them fills."""
    labels = words.details(shown.language)
    fields = {labels[name]: said for name, said in _SAID.items()}
    rows = [
        (stage.name, level.name, shown.entry(entry), *(said(shown, entry) for said in fields.values()))
        for stage in shown.stages
        for level in shown.levels
        for entry in shown.cell(stage, level)
    ]
    rows = [row for row in rows if any(row[3:])]
    if not rows:
        return
    filled = [at for at, texts in enumerate(zip(*rows, strict=True)) if at < 3 or any(texts)]
    heads = (labels["stage"], labels["level"], labels["entry"], *fields)
    yield Paragraph("heading", labels["heading"])
    weights = [_USUAL, _NARROW, *(_USUAL for _ in heads[2:])]
    yield _table(
        [heads[at] for at in filled], [weights[at] for at in filled], [[row[at] for at in filled] for row in rows]
    )
    if total := _paid(shown):
        yield Paragraph("note", total, lead=labels["total"])


def participants(shown: Shown) -> Iterator[Block]:
    """Yield the section of who takes part: a row for each cell that a group is in, and what all of it adds up to."""
    labels, language = words.participants(shown.language), shown.language
    rows, total = [], Counts()
    for group in shown.groups:
        alone = shown.of(group)
        for stage in shown.stages:
            for level in shown.levels:
                if entries := alone.cell(stage, level):
                    counts = _sum(alone, entries)
                    rows.append((group.name, stage.name, level.name, _how_many(alone, entries, counts)))
                    total += counts
    if not rows:
        return
    rows.append((labels["together"], "", "", _amount(total.taking_part, language)))
    yield Paragraph("heading", labels["heading"])
    heads = [labels[name] for name in ("group", "stage", "level", "how_many")]
    yield _table(heads, [_USUAL, _USUAL, _NARROW, _NARROW], rows)
    yield Paragraph("note", labels["counted"])


def notes(shown: Shown) -> Iterator[Block]:
    """Yield the section of the notes on what is shown, and on the plan as a whole."""
    labels, plan = words.notes(shown.language), shown.plan
    places = {None, *(stage.id for stage in shown.stages)}
    columns = {None, *(level.id for level in shown.levels)}
    found = [
        note
        for note in cast("list[Note]", list(plan.rows("notes").values()))
        if note.stage_id in places and note.level_id in columns and (shown.control or not note.at_control)
    ]
    if not found:
        return
    order = {stage.id: at for at, stage in enumerate(shown.stages)}
    found.sort(key=lambda note: (order.get(note.stage_id or "", -1), note.written_at, note.id))
    rows = [(_place(plan, note, shown.language) or labels["plan"], note.text, note.author) for note in found]
    heads, weights = [labels["place"], labels["note"], labels["author"]], [_USUAL, _WIDE, _NARROW]
    count = 3 if any(row[2] for row in rows) else 2
    yield Paragraph("heading", labels["heading"])
    yield _table(heads[:count], weights[:count], [row[:count] for row in rows])


def _place(plan: Plan, note: Note, language: str) -> str:
    """Return what a note is on; empty where it is on the whole plan."""
    return note_place(plan, note, language) if note.stage_id or note.level_id or note.at_control else ""


def _table(heads: Sequence[str], weights: Sequence[int], rows: Sequence[Sequence[str]]) -> Table:
    """Return a table with one head row; lines of a text are paragraphs."""
    return Table(
        columns=tuple(Column(weight) for weight in weights),
        head=(tuple(Cell((head,)) for head in heads),),
        body=tuple(tuple(Cell(tuple(filter(None, text.split("\n")))) for text in row) for row in rows),
    )


def _when(_: Shown, entry: Involvement) -> str:
    return "\n".join(filter(None, (entry.timing, entry.how_often)))


def _in_return(shown: Shown, entry: Involvement) -> str:
    pay = ""
    if entry.return_hours or entry.return_rate:
        pay = words.pay(entry.return_hours, entry.return_rate, shown.plan.project.currency, shown.language)
    return "\n".join(filter(None, (entry.return_words, pay)))


def _why(_: Shown, entry: Involvement) -> str:
    return "\n".join(filter(None, (entry.why, entry.source)))


_SAID: dict[str, Callable[[Shown, Involvement], str]] = {
    "when": _when,
    "used_for": lambda _, entry: entry.used_for,
    "heard_back": lambda _, entry: entry.heard_back,
    "return": _in_return,
    "lead": lambda _, entry: entry.lead,
    "why": _why,
}


def _paid(shown: Shown) -> str:
    """Return what the entries give in return together; empty where no hours are known."""
    language = shown.language
    counts = _sum(shown, [entry for stage in shown.stages for entry in shown.entries(stage)])
    if not counts.hours.amount:
        return ""
    honoraria = _amount(counts.honoraria, language, in_money=True) if counts.honoraria.amount else ""
    return words.paid(_amount(counts.hours, language), honoraria, shown.plan.project.currency, language)


def _how_many(shown: Shown, entries: Sequence[Involvement], counts: Counts) -> str:
    """Return how many take part in a cell; where it is the whole group and nobody knows its size, just that."""
    group = shown.groups[0]
    if group.size is None and all(entry.count_kind == "all" for entry in entries):
        return entries[0].count_text or count("all", 0, 0, group.several or group.name, shown.language)
    return _amount(counts.taking_part, shown.language)


def _sum(shown: Shown, entries: Sequence[Involvement]) -> Counts:
    total = Counts()
    for entry in entries:
        total += entry_counts(entry, shown.plan.group(entry.group_id))
    return total


def _amount(number: Sum, language: str, *, in_money: bool = False) -> str:
    return counting.amount(number.amount, language, at_least=number.at_least, about=number.about, in_money=in_money)
