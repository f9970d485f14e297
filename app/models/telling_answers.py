# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What changed about answers for portals and profiles for exports, told in sentences."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from app.models.answers import answer, answers, groups_of, stages_of
from app.models.changes import Changes
from app.models.plan import Plan
from app.models.row_texts import field_name, field_text
from app.models.rows import Answer, AnswerGroup, AnswerStage, ExportProfile, Group, SentenceEdit, Stage
from app.words import answers as words
from app.words import changes

Parts = tuple[str, ...]
"""A sentence, and where it tells what was and what is now: what it is about, what was said, and what is."""

_FIELDS = ("question", "limit", "length", "by", "tense", "plain", "explain", "details")
_PICKED: dict[str, Callable[[Plan, str], tuple[Group, ...] | tuple[Stage, ...]]] = {
    "answer_groups": groups_of,
    "answer_stages": stages_of,
}


class AnswersTold:
    """The sentences for changed rows from one plan to another."""

    def __init__(self, before: Plan, after: Plan, language: str) -> None:
        self._before, self._after, self._language = before, after, language
        self.tables: dict[str, Callable[[Any, Any], Iterator[Parts]]] = {
            "answers": self._answer,
            "sentence_edits": self._sentence,
            "export_profiles": self._profile,
        }
        """What tells of the rows of a table."""

    def picked(self, found: Changes) -> Iterator[tuple[str, Parts]]:
        """Yield (id of an answer, sentence) for each answer that is about other groups or stages than before."""
        for table, picked in _PICKED.items():
            rows = (
                cast("AnswerGroup | AnswerStage", each.after or each.before) for each in found if each.table == table
            )
            for answer_id in dict.fromkeys(row.answer_id for row in rows):
                if all(answer_id in plan.rows("answers") for plan in (self._before, self._after)):
                    names = ([row.name for row in picked(plan, answer_id)] for plan in (self._before, self._after))
                    old, new = (words.about(each, self._language) for each in names)
                    what = words.of_answer(self._name(answer_id), field_name(table, "", self._language), self._language)
                    yield answer_id, (changes.was_now(what, old, new, self._language), what, old, new)

    def _name(self, answer_id: str) -> str:
        return words.name(answer(self._after, answer_id).question, self._language)

    def _answer(self, before: Answer | None, after: Answer | None) -> Iterator[Parts]:
        language = self._language
        if before is None and after is not None:
            yield (words.added(words.name(after.question, language), language),)
        elif before is not None and after is None:
            yield (words.deleted(words.name(before.question, language), language),)
        elif before is not None and after is not None:
            name = words.name(before.question, language)
            for field in _FIELDS:
                if getattr(before, field) != getattr(after, field):
                    old, new = (field_text(row, field, language) for row in (before, after))
                    what = words.of_answer(name, field_name("answers", field, language), language)
                    flags = field in ("plain", "explain", "details")
                    was, now = (text if flags else changes.quoted(text, language) for text in (old, new))
                    yield changes.was_now(what, was, now, language), what, old, new
            if before.rank != after.rank and self._order(self._before) != self._order(self._after):
                yield (words.moved(name, language),)

    def _order(self, plan: Plan) -> list[str]:
        return [
            row.id
            for row in answers(plan)
            if all(row.id in each.rows("answers") for each in (self._before, self._after))
        ]

    def _sentence(self, before: SentenceEdit | None, after: SentenceEdit | None) -> Iterator[Parts]:
        row = cast("SentenceEdit", after or before)
        if row.answer_id not in self._after.rows("answers"):
            return
        name = self._name(row.answer_id)
        if after is None:
            yield (words.sentence_restored(name, row.text, self._language),)
        elif before is None or before.text != after.text:
            was = before.text if before else after.said
            yield (words.sentence_edited(name, was, after.text, self._language),)

    def _profile(self, before: ExportProfile | None, after: ExportProfile | None) -> Iterator[Parts]:
        if before is None and after is not None:
            yield (words.profile_added(after.name, self._language),)
        elif before is not None and after is None:
            yield (words.profile_deleted(before.name, self._language),)
        elif before is not None and after is not None:
            if before.name != after.name:
                yield (words.profile_renamed(before.name, after.name, self._language),)
            if before.settings != after.settings:
                yield (words.profile_changed(after.name, self._language),)
