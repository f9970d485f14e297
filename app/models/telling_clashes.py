# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What both sides changed, told in a sentence for each clash."""

from app.models.answers import answers, profiles
from app.models.atoms import ATOMS, CONTROL
from app.models.merge import Clash, Merged
from app.models.plan import Plan
from app.models.row_texts import (
    control_head,
    control_text,
    entry_place,
    entry_text,
    field_name,
    field_text,
    name_of,
    note_place,
)
from app.models.rows import Group, Involvement, LeftQuestion, Level, Note, Row, Scheme, SentenceEdit, Stage
from app.words import changes as words


def clash_sentences(merged: Merged, language: str) -> list[str]:
    """Return the sentences for the clashes, in their order."""
    return [clash_sentence(merged, clash, language) for clash in merged.clashes]


def clash_sentence(merged: Merged, clash: Clash, language: str) -> str:
    """Return what clashes: who deleted what the other needs, or what the two say."""
    if clash.atom is None:
        return _deletion(merged, clash, language)
    mine, theirs = (plan.row(clash.table, clash.row_id) for plan in (merged.mine, merged.theirs))
    what = _where(merged.mine, clash.table, mine, clash.atom, language)
    yours = _said(merged.mine, clash.table, mine, clash.atom, language)
    reply = _said(merged.theirs, clash.table, theirs, clash.atom, language)
    return words.both_changed(what, yours, reply, language)


def _deletion(merged: Merged, clash: Clash, language: str) -> str:
    yours = clash.deleted_by == "mine"
    plan = merged.theirs if yours else merged.mine
    row = plan.row(clash.table, clash.row_id)
    what = words.thing(clash.table, name_of(plan, row, language), language)
    if not clash.changed:
        return words.no_group_left(what, yours=yours, language=language)
    inside = (clash.table, clash.row_id) not in clash.changed
    return words.deleted_and_changed(what, yours=yours, inside=inside, language=language)


def _where(plan: Plan, table: str, row: Row, atom: str, language: str) -> str:
    """Return what it is about: an entry by its cell, anything else by its name and the field."""
    if isinstance(row, Involvement):
        where = entry_place(plan, row, language)
        entry = entry_text(plan, row, with_group=len(plan.groups) > 1)
        if atom == "words":
            return where
        return words.of_entry(where, entry, _label(plan, table, atom, language), language)
    if isinstance(row, Note):
        return words.of_row(row.text, note_place(plan, row, language), language)
    name, label = name_of(plan, row, language), _label(plan, table, atom, language)
    return words.of_row(name, label, language) if name else label


def _label(plan: Plan, table: str, atom: str, language: str) -> str:
    if atom == CONTROL:
        return control_head(plan)
    if atom == "scheme_id":
        return words.levels(language)
    return words.its_place(language) if atom in ("place", "rank") else field_name(table, atom, language)


def _said(plan: Plan, table: str, row: Row, atom: str, language: str) -> str:
    if atom == CONTROL and isinstance(row, Stage):
        return control_text(plan, row, language)
    if atom == "scheme_id":
        return words.quoted(plan.scheme.name, language)
    if isinstance(row, Involvement) and atom == "words":
        return words.quoted(entry_text(plan, row, with_group=len(plan.groups) > 1), language)
    if isinstance(row, Involvement) and atom == "place":
        return _behind(plan, row, language)
    if isinstance(row, Note) and atom == "place":
        return note_place(plan, row, language)
    if atom == "rank":
        return words.number_in_order(_number(plan, table, row), language)
    if isinstance(row, Group | Scheme) and atom == "names":
        return words.quoted(row.name, language)
    if isinstance(row, Level) and atom == "names":
        return ", ".join(_quoted(row, field, language) for field in ("name", "gloss", "definition"))
    if isinstance(row, SentenceEdit) and atom == "words":
        return _quoted(row, "text", language)
    if isinstance(row, LeftQuestion) and atom == "left":
        return _quoted(row, "reason", language)
    return ", ".join(_quoted(row, field, language) for field in ATOMS[table][atom])


def _quoted(row: Row, field: str, language: str) -> str:
    return words.quoted(field_text(row, field, language), language)


def _behind(plan: Plan, entry: Involvement, language: str) -> str:
    cell = plan.cell(entry.stage_id, entry.level_id)
    where = entry_place(plan, entry, language)
    return f"{where}, {words.number_in_order(cell.index(entry) + 1, language)}" if len(cell) > 1 else where


def _number(plan: Plan, table: str, row: Row) -> int:
    rows: dict[str, tuple[Row, ...]] = {
        "stages": plan.stages,
        "groups": plan.groups,
        "levels": plan.levels,
        "answers": answers(plan),
        "export_profiles": profiles(plan),
    }
    return 1 + [other.id for other in rows[table]].index(row.id)
