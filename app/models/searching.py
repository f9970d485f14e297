# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Finding words in a plan: in the names of stages, in the cells as they read, and in notes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from app.models.plan import Plan
from app.models.rows import Note, Stage
from app.models.wording import printed
from app.words.matrix import control


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; capitals matter only where ``capitals`` says so."""

    text: str
    capitals: bool = False

    def pattern(self) -> re.Pattern[str]:
        """Return the query as an expression that matches it and nothing else."""
        return re.compile(re.escape(self.text), 0 if self.capitals else re.IGNORECASE)


class Text(NamedTuple):
    """A text of a plan and where it stands: a stage's name, an entry, who decides, or a note on one of them.

    ``table`` and ``row_id`` name its row; that of who decides is the stage, with ``at_control``. ``level_id`` is None
    for the columns of the stages and of who decides.
    """

    table: str
    row_id: str
    stage_id: str
    level_id: str | None
    at_control: bool
    text: str


class Hit(NamedTuple):
    """A place in a text, from ``start`` to before ``end``."""

    place: Text
    start: int
    end: int


def find(places: Iterable[Text], query: Query) -> tuple[Hit, ...]:
    """Return every place where the words of a query stand, in the order of the texts."""
    if not query.text:
        return ()
    pattern = query.pattern()
    return tuple(Hit(place, found.start(), found.end()) for place in places for found in pattern.finditer(place.text))


def texts(plan: Plan) -> Iterator[Text]:
    """Yield every text that is searched, stage by stage and from left to right."""
    notes: dict[tuple[str, str | None, bool], list[Note]] = {}
    for note in cast("list[Note]", list(plan.rows("notes").values())):
        if note.stage_id:
            notes.setdefault((note.stage_id, note.level_id, note.at_control), []).append(note)

    def noted(stage_id: str, level_id: str | None, *, at_control: bool = False) -> Iterator[Text]:
        for note in sorted(
            notes.get((stage_id, level_id, at_control), ()), key=lambda note: (note.written_at, note.id)
        ):
            yield Text("notes", note.id, stage_id, level_id, at_control, note.text)

    language = plan.project.language
    groups = {group.id: group for group in plan.groups}
    for stage in plan.stages:
        yield Text("stages", stage.id, stage.id, None, at_control=False, text=stage.name)
        yield from noted(stage.id, None)
        for level in plan.levels:
            for entry in plan.cell(stage.id, level.id):
                said = printed(entry, groups[entry.group_id], language)
                yield Text("involvements", entry.id, stage.id, level.id, at_control=False, text=said)
            yield from noted(stage.id, level.id)
        yield Text("stages", stage.id, stage.id, None, at_control=True, text=_decides(plan, stage))
        yield from noted(stage.id, None, at_control=True)


def _decides(plan: Plan, stage: Stage) -> str:
    names = [group.name for group in plan.deciders(stage.id)]
    return stage.control_words or control(stage.control, names, plan.project.language)
