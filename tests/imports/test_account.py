# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is told of a table: a sentence for each thing that is not taken."""

from typing import get_args

import pytest

from app.imports.account import losses, name_of, summary
from app.imports.outcome import NotTaken, Proposal, Reason
from app.imports.recognition import Mapping
from app.imports.table import Loss, LossKind, SourceTable
from app.operations.tables import TableEntry, TableStage
from tests.builders import LANGUAGE
from tests.words.test_errors import NEVER

STRAIGHT = Mapping(heads=1, roles=())
TURNED = Mapping(heads=1, roles=(), turned=True)


def told(*not_taken: NotTaken, mapping: Mapping = STRAIGHT, table: SourceTable | None = None) -> list[str]:
    return losses(table or SourceTable(), Proposal(not_taken=not_taken), mapping, LANGUAGE)


@pytest.mark.parametrize("count", [1, 2])
def test_everything_has_its_sentence(count: int) -> None:
    table = SourceTable(losses=tuple(Loss(kind, count) for kind in get_args(LossKind)))
    kinds = [NotTaken(reason, "text", 3, "Inform", count) for reason in get_args(Reason)]
    for mapping in (STRAIGHT, TURNED):
        lines = told(*kinds, mapping=mapping, table=table)
        assert len(lines) == len(set(lines)) == len(get_args(LossKind)) + len(get_args(Reason))
        for line in lines:
            assert line.endswith(".")
            assert "{" not in line
            assert not {word for word in NEVER if word in line.lower()}


def test_some_in_full() -> None:
    long = "word " * 40
    assert told(
        NotTaken("too-long", long, 4, "Inform"),
        NotTaken("column", "", 8, "Budget", 2),
        NotTaken("column", "", 9, "", 1),
        NotTaken("two-levels", "Survey", 2, "Consult, Participate"),
        NotTaken("two-controls", "Dean; Co-led", 3, "Control"),
        NotTaken("one-number", "Learners and employers: survey (n=20)", 3, "Learners"),
        NotTaken("no-tick", "–", count=2),
        table=SourceTable(losses=(Loss("rows", 8_000), Loss("columns", 7))),
    ) == [
        "Only the first 2000 rows of the table are read; the 8000 rows below them are left out.",
        "Only the first 100 columns of the table are read; those to their right are left out.",
        "Column 8 “Budget” is left out (2 cells).",
        "Column 9 is left out (1 cell).",
        f"Row 4: “{('word ' * 12).rstrip()[:59].rstrip()}…” is too long (200 characters), and is left out.",
        "Row 2: “Survey” goes over several columns; it is taken for the first, and not for “Consult, Participate”.",
        "Row 3: the table says again who decides in this stage; it now says “Dean; Co-led”.",
        "Row 3: “Learners and employers: survey (n=20)” says one number for several groups;"
        " it is one entry, of Learners, in these words.",
        "“–” stands for nothing, and is left out (2 cells).",
    ]
    assert told(NotTaken("column", "", 8, "Budget", 2), mapping=TURNED) == ["Row 8 “Budget” is left out (2 cells)."]
    assert told(NotTaken("column", "", 1, "{0} {x}")) == ["Column 1 “{0} {x}” is left out (1 cell)."]
    assert told(NotTaken("there", "{braces}", 2), mapping=TURNED) == ["Column 2: “{braces}” is in the plan already."]


def test_how_much_is_taken() -> None:
    stage = TableStage(name="Design", entries=(TableEntry(level_id="l", text="a"),), control="Dean", notes=("n", "m"))
    old = TableStage(name="Build", stage_id="s")
    proposal = Proposal(stages=(stage, old), new_groups=("Employers",))
    assert summary(proposal, LANGUAGE) == "2 stages (1 new), 1 entry, 1 Control cell, 2 notes, 1 new group."
    assert summary(proposal, LANGUAGE, new_plan=True) == "2 stages, 1 entry, 1 Control cell, 2 notes, 1 new group."


def test_the_title_that_a_plan_gets_is_told() -> None:
    proposal = Proposal(title="Welding {micro}", stages=(TableStage(name="Design"),))
    assert summary(proposal, LANGUAGE) == "1 stage (1 new), 0 entries. The title of the plan becomes “Welding {micro}”."


def test_what_tables_are_called() -> None:
    tables = [SourceTable(name="Sheet1"), SourceTable()]
    assert [name_of(tables, number, LANGUAGE) for number in (0, 1)] == ["Sheet1", "Table 2"]
