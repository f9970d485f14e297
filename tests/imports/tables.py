# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables to bring in, and what a plan says after one was."""

from pathlib import Path

import docx
from docx.document import Document

from app import operations as do
from app.imports.outcome import Proposal
from app.imports.proposal import propose
from app.imports.recognition import guess
from app.imports.table import SourceTable
from app.models.plan import Plan
from app.operations.cells import cell_lines
from app.words.matrix import control
from tests.builders import blank, done

FILES = Path(__file__).parent.parent / "files"

LEVELS = ("Inform", "Consult", "Participate", "Partnership")
HEADS = ("Stage", *LEVELS, "Control")
TOGETHER = "Alumni and institution design and administer an alumni community together"
TABLE_1 = [
    ["Needs Assessment", "", "Focus group (n=6)", "", "", ""],
    ["Curriculum Design", "", "", "Member of design team (n=2)", "", ""],
    ["Curriculum Development", "", "", "Pilot testers (n=2)", "", ""],
    ["Marketing and Promotion", "", "Surveys (n=25)", "", "", "Institution"],
    ["Learning Recognition", "", "Focus group (n=6)", "", "", ""],
    ["Alumni Community", "All learners", "", "", TOGETHER, "Co-led"],
]
"""The published example as it is printed."""


def matrix(plan: Plan) -> list[list[str]]:
    """Return the cells of a plan as they are printed; entries of one cell by lines."""
    language = plan.project.language
    return [
        [
            stage.name,
            *("\n".join(cell_lines(plan, stage.id, level.id)) for level in plan.levels),
            stage.control_words or control(stage.control, [group.name for group in plan.deciders(stage.id)], language),
        ]
        for stage in plan.stages
    ]


def contents(plan: Plan) -> list[object]:
    """Return everything that stages and entries say, without ids and ranks."""
    levels = {level.id: level.key for level in plan.levels}
    return [
        (
            (stage.name, stage.kind, stage.control, stage.control_words),
            [
                (
                    levels[entry.level_id],
                    entry.activity,
                    entry.count_kind,
                    entry.count_from,
                    entry.count_text,
                    entry.wording,
                )
                for level in plan.levels
                for entry in plan.cell(stage.id, level.id)
            ],
        )
        for stage in plan.stages
    ]


def proposed(table: SourceTable, plan: Plan | None = None) -> Proposal:
    """Return what would be taken of a table, as it is guessed."""
    plan = plan or blank()
    return propose(table, plan, guess(table, plan))


def taken(table: SourceTable, plan: Plan | None = None) -> Plan:
    """Return the plan after a table was brought in, as it is guessed."""
    plan = plan or blank()
    proposal = proposed(table, plan)
    return done(plan, do.take_table, stages=proposal.stages, title=proposal.title)


def table_1_docx() -> Document:
    """Return a document with the example as Word users make it: two rows of heads, some joined."""
    document = docx.Document()
    document.add_paragraph("Table 1. Learner participation by project stage.", style="Caption")
    table = document.add_table(rows=2, cols=6)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Stages of Micro-credential Project"
    table.cell(0, 1).merge(table.cell(0, 5)).text = "Level of Involvement"
    for column, name in enumerate(HEADS[1:], 1):
        table.cell(1, column).text = name
    for row in TABLE_1:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return document
