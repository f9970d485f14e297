# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What changed from one plan to another, told in sentences, stage by stage."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar, cast

from app.models.atoms import CONTROL, values
from app.models.changes import Changes, diff
from app.models.plan import Plan
from app.models.row_texts import (
    control_head,
    control_text,
    count_text,
    entry_place,
    entry_text,
    field_name,
    field_text,
    note_place,
)
from app.models.rows import (
    ControlParty,
    Group,
    Involvement,
    LadderPlace,
    LeftQuestion,
    Level,
    Note,
    Row,
    Scheme,
    Stage,
)
from app.models.telling_answers import AnswersTold
from app.words import changes as words
from app.words import details

_NOT_PRINTED = (
    *("used_for", "heard_back", "timing", "how_often", "lead"),
    *("return_words", "return_hours", "return_rate", "why", "source", "in_sentences"),
)
_OF_PLAN = ("title", "organisation", "organisation_short", "funder", "caption", "credit", "language", "currency")

Placed = TypeVar("Placed", Stage, Group, Involvement, Level)


class Told(NamedTuple):
    """A sentence about a change, and the row that it is about.

    For tables the same in parts: ``what`` said ``old`` and says ``new``; no ``what`` where only a sentence tells it.
    """

    sentence: str
    table: str
    row_id: str
    what: str = ""
    old: str = ""
    new: str = ""


def changes(before: Plan, after: Plan, language: str) -> list[tuple[str, list[str]]]:
    """Return (heading, sentences) for the plan as a whole, for groups, and for each stage where anything changed.

    What the plans say is quoted in their language; the sentences speak ``language``. What nobody can see (other ranks
    in the same order) is not told, nor what went along with a stage or a group that was deleted.
    """
    found = told(before, after, language)
    return [(heading, [each.sentence for each in sentences]) for heading, sentences in found]


def told(before: Plan, after: Plan, language: str) -> list[tuple[str, list[Told]]]:
    """Return what ``changes`` does, each sentence with the row that it is about."""
    return _Telling(before, after, language).sentences()


class _Heading:
    """What is told under one heading."""

    def __init__(self, telling: "_Telling") -> None:
        self._telling = telling
        self.told: list[Told] = []

    def append(self, sentence: str, what: str = "", old: str = "", new: str = "") -> None:
        self.told.append(Told(sentence, *self._telling.subject, what, old, new))

    def was_now(self, what: str, old: str, new: str, *, quoted: bool = True) -> None:
        language = self._telling.language
        was, now = (words.quoted(text, language) if quoted else text for text in (old, new))
        self.append(words.was_now(what, was, now, language), what, old, new)


class _Telling:
    def __init__(self, before: Plan, after: Plan, language: str) -> None:
        self.before, self.after, self.language = before, after, language
        self.with_group = len(before.groups) > 1 or len(after.groups) > 1
        self.subject = ("", "")
        self.of_plan = _Heading(self)
        self.of_groups = _Heading(self)
        self.of_stages: dict[str, _Heading] = {}

    def sentences(self) -> list[tuple[str, list[Told]]]:
        found = diff(self.before, self.after)
        tell: dict[str, Any] = {
            "project": self._project,
            "schemes": self._scheme,
            "levels": self._level,
            "groups": self._group,
            "stages": self._stage,
            "involvements": self._entry,
            "ladder_places": self._ladder_place,
            "notes": self._note,
            "left_questions": self._left_question,
        }
        for stage_id in _stages_of_control(found):
            self.subject = ("stages", stage_id)
            self._control(stage_id)
        for change in found:
            if change.table in tell:
                self.subject = (change.table, change.row_id)
                tell[change.table](change.before, change.after)
        self._answers(found)
        return [(heading, said) for heading, said in self._in_order() if said]

    def _answers(self, found: Changes) -> None:
        telling = AnswersTold(self.before, self.after, self.language)
        for change in found:
            if change.table in telling.tables:
                self.subject = (change.table, change.row_id)
                for parts in telling.tables[change.table](change.before, change.after):
                    self.of_plan.append(*parts)
        for answer_id, parts in telling.picked(found):
            self.subject = ("answers", answer_id)
            self.of_plan.append(*parts)

    def _in_order(self) -> Iterator[tuple[str, list[Told]]]:
        yield words.plan_head(self.language), self.of_plan.told
        yield words.groups_head(self.language), self.of_groups.told
        gone = [stage for stage in self.before.stages if stage.id not in self.after.rows("stages")]
        for stage in (*self.after.stages, *gone):
            yield stage.name, self.of_stages[stage.id].told if stage.id in self.of_stages else []

    def _of_stage(self, stage_id: str | None) -> _Heading:
        return self.of_stages.setdefault(stage_id, _Heading(self)) if stage_id else self.of_plan

    def _field(self, table: str, field: str, before: Row, after: Row) -> tuple[str, str, str] | None:
        """Return (name, old, new) of a field that changed."""
        if getattr(before, field) == getattr(after, field):
            return None
        old, new = (field_text(row, field, self.language) for row in (before, after))
        return field_name(table, field, self.language), old, new

    def _project(self, before: Row, after: Row) -> None:
        for field in _OF_PLAN:
            if told := self._field("project", field, before, after):
                self.of_plan.was_now(*told)
        old, new = self.before.scheme, self.after.scheme
        if old.id != new.id:
            self.of_plan.was_now(words.levels(self.language), old.name, new.name)

    def _scheme(self, before: Scheme | None, after: Scheme | None) -> None:
        for field, what in (("name", words.levels(self.language)), ("credit", words.levels_credit(self.language))):
            if before and after and (told := self._field("schemes", field, before, after)):
                self.of_plan.was_now(what, *told[1:])

    def _level(self, before: Level | None, after: Level | None) -> None:
        say, language = self.of_plan.append, self.language
        if before is None and after is not None:
            say(words.level_added(after.name, language))
        elif before is not None and after is None:
            say(words.level_deleted(before.name, language))
        elif before is not None and after is not None:
            if before.name != after.name:
                say(words.level_renamed(before.name, after.name, language))
            elif (before.gloss, before.definition) != (after.gloss, after.definition):
                say(words.level_changed(after.name, language))
            in_use = before in self.before.levels and after in self.after.levels
            if in_use and _moved(before, after, self.before.levels, self.after.levels):
                say(words.level_moved(after.name, language))

    def _group(self, before: Group | None, after: Group | None) -> None:
        say, language = self.of_groups.append, self.language
        if before is not None and after is None:
            entries = sum(entry.group_id == before.id for entry in self.before.involvements())
            say(words.group_deleted(before.name, entries, language))
        elif before is None and after is not None:
            say(words.group_added(after.name, language))
        elif before is not None and after is not None:
            for field in ("name", "kind", "size", "one", "several", "tint", "note"):
                if told := self._field("groups", field, before, after):
                    name, old, new = told
                    self.of_groups.was_now(words.of_row(before.name, name, language), old, new)
            if before.plural != after.plural:
                say(words.group_is(after.name, several=after.plural, language=language))
            if _moved(before, after, self.before.groups, self.after.groups):
                say(words.group_moved(after.name, language))

    def _stage(self, before: Stage | None, after: Stage | None) -> None:
        language = self.language
        if before is not None and after is None:
            entries = sum(entry.stage_id == before.id for entry in self.before.involvements())
            self._of_stage(before.id).append(words.stage_deleted(before.name, entries, language))
        if after is None:
            return
        heading = self._of_stage(after.id)
        if before is None:
            heading.told.insert(0, Told(words.stage_added(after.name, language), *self.subject))
            return
        for field in ("name", "kind"):
            if changed := self._field("stages", field, before, after):
                heading.was_now(*changed)
        if _moved(before, after, self.before.stages, self.after.stages):
            at = self.after.stages.index(after)
            behind = self.after.stages[at - 1].name if at else ""
            heading.append(words.stage_moved(after.name, behind, language))

    def _control(self, stage_id: str) -> None:
        if stage_id not in self.after.rows("stages"):
            return
        after = self.after.stage(stage_id)
        new = control_text(self.after, after, self.language)
        if stage_id in self.before.rows("stages"):
            before = self.before.stage(stage_id)
            old = control_text(self.before, before, self.language)
            if values(self.before, before, "stages", CONTROL) == values(self.after, after, "stages", CONTROL):
                return
        else:
            old = details.not_stated(self.language)
        if old != new:
            self._of_stage(stage_id).was_now(control_head(self.after), old, new, quoted=False)

    def _entry(self, before: Involvement | None, after: Involvement | None) -> None:
        if before is None and after is not None:
            where, said = self._entry_words(self.after, after)
            self._of_stage(after.stage_id).append(words.added(where, said, self.language), where, "", said)
        elif after is None and before is not None:
            if before.stage_id in self.after.rows("stages") and before.group_id in self.after.rows("groups"):
                where, said = self._entry_words(self.before, before)
                self._of_stage(before.stage_id).append(words.left_out(where, said, self.language), where, said, "")
        elif before is not None and after is not None:
            self._entry_place(before, after)
            self._entry_fields(before, after)

    def _entry_words(self, plan: Plan, entry: Involvement) -> tuple[str, str]:
        return entry_place(plan, entry, self.language), entry_text(plan, entry, with_group=self.with_group)

    def _entry_place(self, before: Involvement, after: Involvement) -> None:
        heading, language = self._of_stage(after.stage_id), self.language
        old_place, said = self._entry_words(self.before, before)
        new_place = entry_place(self.after, after, language)
        if before.stage_id != after.stage_id:
            heading.append(words.moved("", said, old_place, new_place, language), said, old_place, new_place)
        elif before.level_id != after.level_id:
            stage = self.after.stage(after.stage_id).name
            levels = self.before.level(before.level_id).name, self.after.level(after.level_id).name
            heading.append(words.moved(stage, said, *levels, language), said, *levels)
        else:
            cell = (after.stage_id, after.level_id)
            if _moved(before, after, self.before.cell(*cell), self.after.cell(*cell)):
                heading.append(words.reordered(new_place, said, language))

    def _entry_fields(self, before: Involvement, after: Involvement) -> None:
        heading, language = self._of_stage(after.stage_id), self.language
        where, new = self._entry_words(self.after, after)
        old = self._entry_words(self.before, before)[1]
        found = [self._field("involvements", field, before, after) for field in _NOT_PRINTED]
        if old != new:
            heading.append(words.became(where, old, new, language), where, old, new)
        elif values(self.before, before, "involvements", "words") != values(self.after, after, "involvements", "words"):
            found.insert(0, self._field("involvements", "activity", before, after))
            counts = [count_text(*each) for each in ((self.before, before), (self.after, after))]
            if counts[0] != counts[1]:
                found.insert(1, (field_name("involvements", "count_from", language), counts[0], counts[1]))
        for name, was, now in filter(None, found):
            heading.was_now(words.of_entry(where, new, name, language), was, now)

    def _ladder_place(self, before: LadderPlace | None, after: LadderPlace | None) -> None:
        place = cast("LadderPlace", after or before)
        if place.stage_id not in self.after.rows("stages") or place.group_id not in self.after.rows("groups"):
            return
        none = LadderPlace(id=place.id, stage_id=place.stage_id, group_id=place.group_id)
        group = self.after.group(place.group_id).name
        for field in ("now", "target"):
            if told := self._field("ladder_places", field, before or none, after or none):
                name, old, new = told
                what = words.of_row(group, name, self.language)
                self._of_stage(place.stage_id).was_now(what, old, new)

    def _left_question(self, before: LeftQuestion | None, after: LeftQuestion | None) -> None:
        if after is None:
            self.of_plan.append(words.question_asked_again(self.language))
        elif before is None or before.facts != after.facts:
            self.of_plan.append(words.question_left(after.reason, self.language))
        elif told := self._field("left_questions", "reason", before, after):
            _, old, new = told
            self.of_plan.was_now(words.left_question(self.language), old, new)

    def _note(self, before: Note | None, after: Note | None) -> None:
        language = self.language
        if after is not None:
            heading, where = self._of_stage(after.stage_id), note_place(self.after, after, language)
            if before is None:
                heading.append(words.note_added(where, after.text, language), where, "", after.text)
                return
            if before.text != after.text:
                sentence = words.note_became(where, before.text, after.text, language)
                heading.append(sentence, where, before.text, after.text)
            if values(self.before, before, "notes", "place") != values(self.after, after, "notes", "place"):
                heading.append(words.note_moved(after.text, where, language))
        elif before is not None and (before.stage_id is None or before.stage_id in self.after.rows("stages")):
            where = note_place(self.before, before, language)
            sentence = words.note_deleted(where, before.text, language)
            self._of_stage(before.stage_id).append(sentence, where, before.text, "")


def _stages_of_control(found: Changes) -> list[str]:
    """Return the stages in which it may be said otherwise who decides."""
    stages = {change.row_id: None for change in found if change.table == "stages"}
    parties = (cast("ControlParty", each.after or each.before) for each in found if each.table == "control_parties")
    stages.update(dict.fromkeys(party.stage_id for party in parties))
    return list(stages)


def _moved(before: Placed, after: Placed, old: tuple[Placed, ...], new: tuple[Placed, ...]) -> bool:
    """Tell whether a row with another rank also comes before or behind another row than it did."""
    if before.rank == after.rank:
        return False
    common = {row.id for row in old} & {row.id for row in new}
    above_before = {row.id for row in old[: old.index(before)]} & common
    return above_before != {row.id for row in new[: new.index(after)]} & common
