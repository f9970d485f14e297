# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A template of one's own as a file: JSON, read as what a stranger may have sent. See ``docs/TEMPLATE_FORMAT.md``."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from app.errors import CannotWrite, NotATemplate, UserError
from app.files import read_whole, write_whole
from app.models.changes import new_id
from app.models.fields import PlanBroken, holds, specs
from app.models.own_templates import OwnTemplate, own_template, says_something
from app.models.plan import Plan
from app.models.ranks import spread
from app.models.rows import TABLE_OF, ControlParty, Group, Involvement, Level, Project, Row, Scheme, Stage

SUFFIX = ".pplan-template"
FORMAT = "participation-planner-template"
VERSION = 1
LARGEST = 1_000_000
"""Bytes that a file may have."""

_MOST = {"levels": 20, "groups": 200, "stages": 500, "entries": 2_000, "with": 200}
_PROJECT = ("language", "currency", "caption", "credit")
_SCHEME = ("key", "name", "credit")
_LEVEL = ("key", "name", "gloss", "definition")
_GROUP = ("name", "kind", "one", "several", "plural", "tint")
_STAGE = ("name", "kind", "control", "control_words")
_ENTRY = ("activity", "count_kind", "count_text", "wording", "in_sentences")
_R = TypeVar("_R", Project, Scheme, Level, Group, Stage, Involvement)


class _Wrong(Exception):
    """The data are not those of a template."""


def encode_template(template: OwnTemplate) -> bytes:
    """Return the file of a template; what is empty is not written."""
    plan = template.plan
    level_at = {level.id: at for at, level in enumerate(plan.levels)}
    group_at = {group.id: at for at, group in enumerate(plan.groups)}

    def entry(row: Involvement) -> dict[str, Any]:
        return {"level": level_at[row.level_id], "group": group_at[row.group_id], **_said(row, _ENTRY)}

    def stage(row: Stage) -> dict[str, Any]:
        entries = [entry(one) for level in plan.levels for one in plan.cell(row.id, level.id)]
        parties = sorted(group_at[party.group_id] for party in plan.parties(row.id))
        lists = {"with": parties, "entries": entries}
        return {**_said(row, _STAGE), **{key: rows for key, rows in lists.items() if rows}}

    data = {
        "format": FORMAT,
        "version": VERSION,
        "name": template.name,
        "line": template.line,
        **_said(plan.project, _PROJECT),
        "scheme": {**_said(plan.scheme, _SCHEME), "levels": [_said(level, _LEVEL) for level in plan.levels]},
        "groups": [_said(group, _GROUP) for group in plan.groups],
        "stages": [stage(row) for row in plan.stages],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def write_template(path: Path, template: OwnTemplate) -> None:
    """Put the file of a template in place.

    Raises CannotWrite, with the reason "too-large" where the file could not be read again.
    """
    data = encode_template(template)
    try:
        if len(data) > LARGEST:
            raise _Wrong
        _template(json.loads(data))
    except _Wrong:
        raise CannotWrite(path, "too-large") from None
    write_whole(path, data)


def read_template(path: Path) -> OwnTemplate:
    """Return the template in a file, its rows under new ids and its entries marked as examples.

    Nothing in it is believed: what is not told in the format, too much or too long is refused. Raises CannotOpen where
    there is no such file, NotATemplate where it is none.
    """
    data = read_whole(path, LARGEST)
    try:
        parsed = json.loads(data, object_pairs_hook=_once_each)
    except (ValueError, RecursionError, _Wrong):
        raise NotATemplate(path, "foreign") from None
    if not isinstance(parsed, dict) or parsed.get("format") != FORMAT:
        raise NotATemplate(path, "foreign")
    version = parsed.get("version")
    if type(version) is int and version > VERSION:
        raise NotATemplate(path, "newer")
    try:
        return _template(parsed)
    except (_Wrong, PlanBroken, UserError):
        raise NotATemplate(path, "wrong") from None


def _once_each(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Wrong
    return found


def _template(data: Mapping[str, Any]) -> OwnTemplate:
    _keys(data, ("format", "version", "name", "line", *_PROJECT, "scheme", "groups", "stages"))
    name, line = data.get("name"), data.get("line", "")
    version = data.get("version")
    if type(version) is not int or version != VERSION or type(name) is not str or type(line) is not str:
        raise _Wrong
    scheme_data: Any = data.get("scheme")
    _keys(scheme_data, (*_SCHEME, "levels"))
    scheme = _row(Scheme, scheme_data, _SCHEME)
    project = _row(Project, data, _PROJECT, scheme_id=scheme.id)
    levels = [
        _row(Level, given, _LEVEL, scheme_id=scheme.id, rank=rank, only=True)
        for given, rank in _ranked(scheme_data, "levels")
    ]
    groups = [_row(Group, given, _GROUP, rank=rank, only=True) for given, rank in _ranked(data, "groups")]
    named = [level.name for level in levels] + [group.name for group in groups]
    if not levels or not all(named):
        raise _Wrong
    rows: list[Row] = [scheme, project, *levels, *groups]
    for given, rank in _ranked(data, "stages"):
        rows += _stage(given, rank, levels, groups)
    tables: dict[str, dict[str, Row]] = {}
    for row in rows:
        tables.setdefault(TABLE_OF[type(row)], {})[row.id] = row
    return own_template(Plan(tables), name=name, line=line)


def _stage(data: Any, rank: str, levels: Sequence[Level], groups: Sequence[Group]) -> Iterable[Row]:
    _keys(data, (*_STAGE, "with", "entries"))
    stage = _row(Stage, data, _STAGE, rank=rank)
    if not stage.name:
        raise _Wrong
    yield stage
    named = _list(data, "with")
    if len(set(map(repr, named))) < len(named):
        raise _Wrong
    for at in named:
        yield ControlParty(id=new_id(), stage_id=stage.id, group_id=_at(groups, at).id)
    for given, entry_rank in _ranked(data, "entries"):
        _keys(given, ("level", "group", *_ENTRY))
        level, group = _at(levels, given.get("level")), _at(groups, given.get("group"))
        entry = _row(
            Involvement, given, _ENTRY, rank=entry_rank, stage_id=stage.id, level_id=level.id, group_id=group.id
        )
        if entry.count_kind not in ("", "all") or not says_something(entry):
            raise _Wrong
        yield entry


def _row(row_class: type[_R], data: Any, fields: Sequence[str], *, only: bool = False, **set_here: Any) -> _R:
    """Return a new row with the fields that the data give; ``only``: they may give nothing else."""
    if only:
        _keys(data, fields)
    given = {field: data[field] for field in fields if field in data}
    if not all(holds(spec, given[spec.name]) for spec in specs(row_class) if spec.name in given):
        raise _Wrong
    return row_class(id=new_id(), **given, **set_here)


def _said(row: Row, fields: Sequence[str]) -> dict[str, Any]:
    values = {field: getattr(row, field) for field in fields}
    return {field: value for field, value in values.items() if value not in ("", True)}


def _keys(data: Any, known: Sequence[str]) -> None:
    if not isinstance(data, dict) or not data.keys() <= set(known):
        raise _Wrong


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    found = data.get(key, [])
    if not isinstance(found, list) or len(found) > _MOST[key]:
        raise _Wrong
    return found


def _ranked(data: Mapping[str, Any], key: str) -> Iterable[tuple[Any, str]]:
    found = _list(data, key)
    return zip(found, spread(len(found)), strict=True)


def _at(rows: Sequence[_R], at: Any) -> _R:
    if type(at) is not int or not 0 <= at < len(rows):
        raise _Wrong
    return rows[at]
