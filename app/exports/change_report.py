# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What changed since an earlier state of a plan, as a document for those who got that state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.errors import OtherPlan
from app.exports.document import BodyRow, Cell, Column, Document, Paragraph, Table
from app.exports.options import Settled
from app.models.plan import Plan
from app.models.row_changes import Subject
from app.models.telling import Told, told
from app.words import printed as words

_WHERE, _WHAT, _SAID, _REASON = 16, 12, 20, 18

_IN_HOUSE = ("answers", "sentence_edits", "export_profiles")
"""Tables of which a reader of the report knows nothing: how the plan was told, and not what it says."""


@dataclass(frozen=True, slots=True)
class Since:
    """An earlier state: what it is called, and the reasons for what changed; None where none are asked for."""

    plan: Plan
    name: str
    reasons: Mapping[Subject, str] | None = None


def change_document(since: Since, plan: Plan, options: Settled) -> Document:
    """Return the report, in the language of the plan: where, what was planned, what it is now, and why.

    Raises OtherPlan where the earlier state is not one of the same plan.
    """
    if since.plan.project.id != plan.project.id:
        raise OtherPlan
    language = plan.project.language
    caption = words.changed_since(since.name, language)
    rows = tuple(_rows(since, plan))
    title = (Paragraph("title", plan.project.title),) if options.title and plan.project.title else ()
    table = _table(rows, language, reasons=since.reasons is not None)
    return Document(
        title=plan.project.title or caption,
        author=plan.project.organisation,
        language=language,
        blocks=(
            *title,
            Paragraph("caption", "" if rows else words.changes(language)["none"], lead=caption),
            *((table,) if rows else ()),
        ),
    )


def _table(rows: tuple[BodyRow, ...], language: str, *, reasons: bool) -> Table:
    labels = words.changes(language)
    weights = {"where": _WHERE, "what": _WHAT, "planned": _SAID, "now": _SAID}
    if reasons:
        weights["reason"] = _REASON
    return Table(
        columns=tuple(map(Column, weights.values())),
        head=(tuple(Cell((labels[name],)) for name in weights),),
        body=rows,
    )


def _rows(since: Since, plan: Plan) -> Iterator[BodyRow]:
    language = plan.project.language
    for heading, sentences in told(since.plan, plan, language):
        for each in sentences:
            if each.table in _IN_HOUSE:
                continue
            yield tuple(map(_cell, (heading, *_said(each, heading), *_reason(since, each, language))))


def _said(each: Told, heading: str) -> tuple[str, str, str]:
    """Return what changed, what it was and what it is; a change that only a sentence tells is what it is now."""
    if not each.what:
        return "", "", each.sentence
    return each.what.removeprefix(f"{heading}, "), each.old, each.new


def _reason(since: Since, each: Told, language: str) -> tuple[str, ...]:
    if since.reasons is None:
        return ()
    return (since.reasons.get((each.table, each.row_id), "") or words.changes(language)["no_reason"],)


def _cell(text: str) -> Cell:
    return Cell(tuple(filter(None, text.split("\n"))))
