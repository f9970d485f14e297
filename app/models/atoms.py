# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The atoms of a row: which of its fields stand or fall together when two people changed it.

Most fields are atoms by themselves. Some say one thing together, and half of one with half of another would be a claim
that nobody made: "Survey" of the learners and "40 employers" must not become 40 learners.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from app.models.fields import specs
from app.models.plan import Plan
from app.models.rows import REFERENCES, TABLES, Row, Stage

Values = tuple[Any, ...]

CONTROL = "control"
"""The atom of a stage that says who decides; the groups that it names (``ControlParty``) are its last value."""
EXAMPLE = "is_example"
"""The atom that says whether an entry is still a template's; it never clashes, for one of the two has touched it."""

_TOGETHER: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "schemes": {"names": ("key", "name", "credit")},
    "levels": {"names": ("key", "name", "gloss", "definition")},
    "stages": {CONTROL: ("control", "control_words")},
    "groups": {"names": ("name", "one", "several", "plural")},
    "involvements": {
        "place": ("stage_id", "level_id", "rank"),
        "words": ("group_id", "activity", "count_kind", "count_from", "count_to", "count_text", "wording"),
    },
    "left_questions": {"left": ("facts", "reason")},
    "notes": {"place": ("stage_id", "level_id", "at_control")},
    "sentence_edits": {"words": ("said", "text")},
}


def _atoms(table: str) -> Mapping[str, tuple[str, ...]]:
    together = _TOGETHER.get(table, {})
    taken = {"id"}.union(*together.values())
    alone = {spec.name: (spec.name,) for spec in specs(TABLES[table]) if spec.name not in taken}
    return MappingProxyType({**alone, **together})


ATOMS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {table: _atoms(table) for table in TABLES if table != "control_parties"}
)
"""{table: {atom: its fields}}. The rows of ``control_parties`` have none of their own: they belong to their stage."""

_REFERENCES: Mapping[tuple[str, str], tuple[tuple[int, str], ...]] = MappingProxyType(
    {
        (table, atom): tuple(
            (fields.index(field), target)
            for referring, field, target in REFERENCES
            if referring == table and field in fields
        )
        for table, atoms in ATOMS.items()
        for atom, fields in atoms.items()
    }
)


def values(plan: Plan, row: Row, table: str, atom: str) -> Values:
    """Return what an atom of a row of the plan says."""
    found = tuple([getattr(row, field) for field in ATOMS[table][atom]])
    if table == "stages" and atom == CONTROL:
        return (*found, tuple(sorted({party.group_id for party in plan.parties(row.id)})))
    return found


def references(table: str, atom: str, said: Values) -> list[tuple[str, str]]:
    """Return the rows, as (table, id), that an atom with these values refers to."""
    if table == "stages" and atom == CONTROL:
        return [("groups", group_id) for group_id in said[-1]]
    return [(target, said[at]) for at, target in _REFERENCES[table, atom] if said[at] is not None]


def without(said: Values, gone: set[str]) -> Values:
    """Return the values of Control when these groups are gone, as deleting them would leave it."""
    control, words, group_ids = said
    left = tuple(group_id for group_id in group_ids if group_id not in gone)
    if control == "group" and group_ids and not left:
        control = "other" if words else ""
    return control, words, left


def same(one: Plan, one_row: Row | None, other: Plan, other_row: Row | None) -> bool:
    """Tell whether two plans say the same of a row, of a stage with the groups that decide in it."""
    if one_row is not other_row and one_row != other_row:
        return False
    return not isinstance(one_row, Stage) or one.parties(one_row.id) == other.parties(one_row.id)
