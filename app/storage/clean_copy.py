# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A copy to be passed on: what the plan says now, and nothing of what it once said or of who said it."""

import dataclasses
from pathlib import Path
from typing import cast

from app.files import write_whole
from app.models.plan import Plan
from app.models.rows import LeftQuestion, Note, Row, SentenceEdit
from app.storage.encoding import encode
from app.storage.moments import now
from app.storage.revisions import Chain, extended
from app.storage.shelf import Shelf


def write_clean_copy(
    plan: Plan, chain: Chain, path: Path, *, without_names: bool = False, shelf: Shelf | None = None
) -> str:
    """Write a plan into a fresh file without versions, history and reasons, and return the revision that it carries.

    ``chain`` is that of the plan's own file, empty where it has none: the copy names its last state, without whose it
    was. ``without_names`` leaves out who wrote the notes and who looks after the entries. The copy is kept on
    ``shelf``, so that a reply to it finds what both have in common. Raises CannotWrite.
    """
    plan = cleaned(plan, without_names=without_names)
    known = tuple(dataclasses.replace(revision, parents=(), author="") for revision in chain[-1:])
    new = extended(known, written_at=now(), author="")
    revision = new[-1].id
    # Kept before it is written: a copy that nobody remembers could not be answered.
    kept = shelf.keep(plan, "shared", revision=revision) if shelf else ""
    try:
        write_whole(path, encode(plan, new))
    except BaseException:
        if shelf:
            shelf.delete(kept)
        raise
    return revision


def cleaned(plan: Plan, *, without_names: bool) -> Plan:
    """Return what a clean copy says.

    The reasons stay behind with the versions that they speak of; questions stay left, without saying why, and own
    sentences stay, without what the plan had said in their place.
    """
    left = cast("list[LeftQuestion]", list(plan.rows("left_questions").values()))
    edits = cast("list[SentenceEdit]", list(plan.rows("sentence_edits").values()))
    left_out: dict[str, dict[str, Row | None]] = {
        "reasons": dict.fromkeys(plan.rows("reasons")),
        "left_questions": {question.id: dataclasses.replace(question, reason="") for question in left},
        "sentence_edits": {edit.id: dataclasses.replace(edit, said="") for edit in edits},
    }
    if without_names:
        notes = cast("list[Note]", list(plan.rows("notes").values()))
        left_out["notes"] = {note.id: dataclasses.replace(note, author="") for note in notes}
        left_out["involvements"] = {entry.id: dataclasses.replace(entry, lead="") for entry in plan.involvements()}
    return plan.replaced(left_out)
