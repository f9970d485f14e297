# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The words of a plan that are the program's own, and what they are in another language."""

import dataclasses
import functools
from collections.abc import Iterator, Mapping
from typing import Any

from app.models.plan import Plan
from app.models.rows import TABLE_OF, Row
from app.models.schemes import SCHEMES
from app.models.templates import TEMPLATES
from app.shipped import as_in_canada, in_language, shipped_data

Texts = Mapping[str, str]
"""A text by its language: {"en": …, "fr": …}"""


def in_other_language(plan: Plan, language: str) -> list[Row]:
    """Return the rows that say something else once a plan is in a language, the project among them.

    Names and meanings that the program gave are said in that language; what people wrote stays as it is.
    """
    project = plan.project
    title, credit = _said("project", project.title, language), as_in_canada(project.credit)
    for texts in _texts().get("credit", {}).values():
        for text in texts.values():
            credit = credit.replace(text, in_language(texts, language))
    rows: list[tuple[Row, Row]] = [
        (project, dataclasses.replace(project, language=language, title=title, credit=credit))
    ]
    for table, fields in _FIELDS.items():
        for row in plan.rows(table).values():
            values: dict[str, Any] = {field: _said(table, getattr(row, field), language) for field in fields}
            rows.append((row, dataclasses.replace(row, **values)))
    return [new for old, new in rows if new != old]


def said_in(plan: Plan, language: str) -> Plan:
    """Return the plan in a language, a tag with its region; the same where it is in that language."""
    if language == plan.project.language:
        return plan
    tables: dict[str, dict[str, Row | None]] = {}
    for row in in_other_language(plan, language):
        tables.setdefault(TABLE_OF[type(row)], {})[row.id] = row
    return plan.replaced(tables)


_FIELDS = {
    "schemes": ("name", "credit"),
    "levels": ("name", "gloss", "definition"),
    "groups": ("name", "one", "several"),
    "stages": ("name",),
}


def _said(table: str, text: str, language: str) -> str:
    texts = _texts().get(table, {}).get(as_in_canada(text))
    return in_language(texts, language) if texts else text


@functools.cache
def _texts() -> dict[str, dict[str, Texts]]:
    """Return the program's own words: {table: {a text in any language: the same in each}}."""
    found: dict[str, dict[str, Texts]] = {}
    for table, texts in _shipped():
        for text in texts.values():
            found.setdefault(table, {}).setdefault(text, texts)
    return found


def _shipped() -> Iterator[tuple[str, Texts]]:
    for key in SCHEMES:
        data = shipped_data(f"schemes/{key}.json")
        yield from (("schemes", data[field]) for field in _FIELDS["schemes"])
        yield from (("levels", level[field]) for level in data["levels"] for field in _FIELDS["levels"])
    for group in shipped_data("groups.json"):
        yield from (("groups", group[field]) for field in _FIELDS["groups"])
    for key in TEMPLATES:
        data = shipped_data(f"templates/{key}.json")
        yield from (("stages", stage["name"]) for stage in data["stages"])
        if "title" in data:
            yield "project", data["title"]
            yield "credit", data["credit"]
    yield "stages", shipped_data("questions.json")["evaluation"]
