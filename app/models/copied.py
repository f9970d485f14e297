# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Copied cells: what they say, and all that their words do not; as data for the clipboard, and read back from it.

What is read may have been put there by anybody, so every value is checked, and the groups of another plan are found
again by name.
"""

import dataclasses
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.fields import holds, is_id, specs
from app.models.plan import Plan
from app.models.rows import CONTROLS, STAGE_KINDS, Involvement
from app.models.wording import printed
from app.words.matrix import tagged

NAME = ""
"""The column of the stages' names, where the id of a level or of a group names its column, and None that of Control."""

Column = str | None
Place = tuple[str, Column]
"""The id of a stage and a column."""

_PLACE = frozenset({"stage_id", "level_id", "rank"})  # which depends on the cell, but for the level under a group
_KEPT = tuple(spec for spec in specs(Involvement) if spec.name not in _PLACE)
_LONGEST = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedCell:
    """What a copied cell says; one that came from a plan has more, ``entries`` or who decides among it.

    ``entries`` is None where only text is known; their stage and rank count for nothing, and a level that the plan has
    not is empty. ``control`` has the values of ``set_control``, ``kind`` is that of a stage whose name was copied,
    ``source`` is where the cell stood.
    """

    text: str = ""
    entries: tuple[Involvement, ...] | None = None
    control: tuple[str, tuple[str, ...], str] | None = None
    kind: str = ""
    source: Place | None = None


CopiedRows = Sequence[Sequence[CopiedCell]]


def copied_cell(plan: Plan, place: Place, text: str, shown: Collection[str] | None = None) -> CopiedCell:
    """Return a cell of the plan as it is copied; ``text`` is what it says, ``shown`` the groups that a level shows."""
    stage_id, column = place
    stage = plan.stage(stage_id)
    if column == NAME:
        return CopiedCell(text=text, kind=stage.kind, source=place)
    if column is None:
        deciders = tuple(group.id for group in plan.deciders(stage_id))
        return CopiedCell(text=text, control=(stage.control, deciders, stage.control_words), source=place)
    return CopiedCell(text=text, entries=entries_in(plan, (stage_id, column), shown), source=place)


def entries_in(plan: Plan, cell: tuple[str, str], shown: Collection[str] | None) -> tuple[Involvement, ...]:
    """Return the entries of a stage at a level, of the groups that are shown, or those of a group."""
    if cell[1] in plan.rows("groups"):
        return plan.group_cell(*cell)
    return tuple(entry for entry in plan.cell(*cell) if shown is None or entry.group_id in shown)


def to_data(plan: Plan, rows: CopiedRows, *, cut: str = "") -> bytes:
    """Return copied cells of the plan as data; ``cut`` tells one cut from another."""
    cells = [[_cell_data(plan, cell) for cell in row] for row in rows]
    return json.dumps({"plan": plan.project.id, "cut": cut, "rows": cells}).encode()


def from_data(data: bytes, plan: Plan) -> tuple[CopiedRows, str] | None:
    """Return the cells that the data holds, with groups of ``plan``, and what ``cut`` was; None for anything else.

    ``source``, and ``cut``, are told only where the cells come from this very plan.
    """
    try:
        read: Any = json.loads(data) if len(data) <= _LONGEST else None
        own = read["plan"] == plan.project.id
        rows = [[_cell(cell, plan, own=own) for cell in row] for row in read["rows"]]
        return rows, str(read["cut"]) if own else ""
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _cell_data(plan: Plan, cell: CopiedCell) -> dict[str, Any]:
    data: dict[str, Any] = {"text": cell.text, "kind": cell.kind, "source": cell.source}
    if cell.entries is not None:
        data["entries"] = [
            {
                **{spec.name: getattr(entry, spec.name) for spec in _KEPT},
                "group": plan.group(entry.group_id).name,
                "level": [entry.level_id, plan.level(entry.level_id).name],
                "said": printed(entry, plan.group(entry.group_id), plan.project.language),
            }
            for entry in cell.entries
        ]
    if cell.control:
        kind, group_ids, words = cell.control
        data["control"] = [kind, [[group_id, plan.group(group_id).name] for group_id in group_ids], words]
    return data


def _cell(data: Mapping[str, Any], plan: Plan, *, own: bool) -> CopiedCell:
    kind = data["kind"]
    stage_id, column = data["source"] or ("", None)
    own = own and is_id(stage_id) and (column is None or isinstance(column, str))
    return CopiedCell(
        text=str(data["text"]),
        entries=tuple(_entry(entry, plan) for entry in data["entries"]) if "entries" in data else None,
        control=_control(data["control"], plan) if "control" in data else None,
        kind=kind if kind in STAGE_KINDS else "",
        source=(stage_id, column) if own else None,
    )


def _entry(data: Mapping[str, Any], plan: Plan) -> Involvement:
    """Return an entry; the name of a group that the plan has not stays before its words."""
    values = {spec.name: data[spec.name] for spec in _KEPT}
    if not all(holds(spec, values[spec.name]) for spec in _KEPT):
        raise ValueError
    group_id = _group(plan, values["group_id"], str(data["group"]))
    place = {**dict.fromkeys(_PLACE, ""), "level_id": _level(plan, *data["level"])}
    entry = Involvement(**{**values, "group_id": group_id or plan.groups[0].id, **place})
    if group_id is None:
        words = tagged(str(data["group"]), str(data["said"]), plan.project.language)
        entry = dataclasses.replace(
            entry, wording=words, activity="", count_kind="", count_from=None, count_to=None, count_text=""
        )
    return entry


def _control(data: Any, plan: Plan) -> tuple[str, tuple[str, ...], str] | None:
    kind, groups, words = data
    found = [_group(plan, group_id, str(name)) for group_id, name in groups]
    if kind not in ("", *CONTROLS) or not isinstance(words, str) or None in found:
        return None
    return kind, tuple(group_id for group_id in found if group_id), words


def _level(plan: Plan, level_id: str, name: str) -> str:
    """Return the level of the plan with this id, else with this name, else none."""
    by_id = {level.id: level.name for level in plan.levels}
    found = next((each for each, called in by_id.items() if called.casefold() == str(name).casefold()), "")
    return level_id if level_id in by_id else found


def _group(plan: Plan, group_id: str, name: str) -> str | None:
    """Return the group of the plan with this id, else with this name."""
    if group_id in plan.rows("groups"):
        return group_id
    return next((group.id for group in plan.groups if group.name.casefold() == name.casefold()), None)
