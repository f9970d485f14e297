# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plans whose cells say exactly what a test asks for, and tables made up by Hypothesis."""

import dataclasses
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from app import operations as do
from app.exports.document import Document, Table
from app.exports.matrix import matrix_document
from app.exports.options import ExportOptions
from app.models.changes import Draft, new_id
from app.models.new import new_plan
from app.models.plan import Plan
from app.models.ranks import spread
from app.models.rows import Involvement
from tests.builders import LANGUAGE

LEVELS = ("Inform", "Consult", "Participate", "Partnership")


class Asked(NamedTuple):
    """A row of a table: the stage, the entries under each of the four levels, and who decides in own words."""

    stage: str
    cells: tuple[tuple[str, ...], ...]
    control: str = ""

    @property
    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """What each of the six cells has to say."""
        return ((self.stage,), *self.cells, (self.control,) if self.control else ())


def plan_of(rows: Sequence[Asked], *, language: str = LANGUAGE, title: str = "") -> Plan:
    """Return a plan of these rows; every entry is free wording, so that nothing is read into it."""
    draft = Draft(new_plan(language))
    if title:
        do.edit_project(draft, title=title)
    levels, group = draft.plan.levels, draft.plan.groups[0]
    for row in rows:
        stage_id = do.add_stage(draft, name=row.stage)
        do.set_control(draft, stage_id=stage_id, control="other" if row.control else "", words=row.control)
        for level, texts in zip(levels, row.cells, strict=True):
            for rank, text in zip(spread(len(texts)), texts, strict=True):
                draft.put(
                    Involvement(
                        id=new_id(),
                        stage_id=stage_id,
                        level_id=level.id,
                        group_id=group.id,
                        rank=rank,
                        wording=text,
                    )
                )
    return draft.plan


def one_stage(cells: Mapping[str, Sequence[str]], *, stage: str = "Stage 1", language: str = LANGUAGE) -> Plan:
    """Return a plan of one stage with these entries by level."""
    return plan_of([Asked(stage, tuple(tuple(cells.get(level, ())) for level in LEVELS))], language=language)


def with_levels_named(plan: Plan, *names: str) -> Plan:
    """Return the plan with its first levels renamed."""
    levels = {level.id: dataclasses.replace(level, name=name) for level, name in zip(plan.levels, names, strict=False)}
    return plan.replaced({"levels": levels})


def document_of(plan: Plan, options: ExportOptions | None = None, *, title: bool = True) -> Document:
    """Return the document of a plan, with a title line unless told otherwise."""
    settled = (options or ExportOptions()).settled(language=plan.project.language, title=title)
    return matrix_document(plan, settled)


def table_of(plan: Plan, options: ExportOptions | None = None) -> Table:
    """Return the table of a plan's document."""
    return next(block for block in document_of(plan, options).blocks if isinstance(block, Table))


TRICKY = (
    "=1+1",
    '=HYPERLINK("http://x")',
    "+49 30",
    "-5",
    "@SUM(A1)",
    "'tis",
    "007",
    "25",
    "#N/A",
    "#REF!",
    "TRUE",
    "_x0041_",
    "_x005F_x0041_",
    "_x0041_x0042_",
    "R&D",
    "&amp;",
    "&#65;",
    "<b>bold</b>",
    "<none>",
    "<br/>",
    "]]>",
    "<!-- c -->",
    "{0} %s %(n)s",
    "Ngāti Whātua Ōrākei",
    "Участники (n=5)",
    "Sḵwx̱wú7mesh",
    "x",
)
"""What some format or other would take for more than text; the face of the PDF has every letter of it."""

_PLAIN = st.text("abcxyzABC 0123456789=+-@'\"#&<>()[]{}_.,;:/%äéñœßŁŦжЮёθ", max_size=40)
_WIDE = st.text(st.characters(exclude_categories=("Cc", "Cn", "Cs", "Zl", "Zp")), max_size=40)


def _kept(text: str) -> str:
    """Return a text as a plan keeps it: NFC, outer blanks cut."""
    return unicodedata.normalize("NFC", text).strip()


PLAIN_TEXTS = st.one_of(st.sampled_from(TRICKY), _PLAIN.map(_kept).filter(bool))
"""Texts that every format takes."""
WIDE_TEXTS = st.one_of(
    PLAIN_TEXTS,
    st.sampled_from(("学习者参与", "학습자 참여", "🙂 👩‍🏫", "ᐃᓄᒃᑎᑐᑦ", "שלום", "كل المتعلمين (n=6)")),
    _WIDE.map(_kept).filter(bool),
)
"""Texts in any script there is."""


def tables(texts: st.SearchStrategy[str]) -> st.SearchStrategy[list[Asked]]:
    """Return tables of up to four stages, whose cells have up to three entries."""
    cells = st.tuples(*(st.lists(texts, max_size=3).map(tuple) for _ in LEVELS))
    return st.lists(st.builds(Asked, texts, cells, st.one_of(st.just(""), texts)), max_size=4)
