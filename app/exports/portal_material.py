# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a text for a portal is made of: the parts of a plan that were asked for, as its language says them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.exports.plain_text import plain
from app.models.activities import manner
from app.models.groups import spoken
from app.models.plan import Plan
from app.models.rows import Group, Involvement, Level, Stage
from app.models.schemes import DEFAULT_SCHEME, SCHEMES, shipped_scheme
from app.models.wording import printed
from app.words.grammars import grammar
from app.words.portal import HowMany, TakingPart, Tense, Who, stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalOptions:
    """What a text says, and how.

    ``groups`` and ``stages`` are ids, all of them where empty. ``plain`` asks for straight quotes, hyphens, ordinary
    blanks and no bullets; accents stay. ``explain`` says what the levels mean, ``details`` what the entries are used
    for, how people hear back, when, and what they get in return. ``language`` is empty for the plan's.
    """

    groups: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    by: Literal["stage", "group"] = "stage"
    tense: Tense = "present"
    plain: bool = True
    explain: bool = False
    details: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line, of a text.

    ``key`` stays the same however the plan is worded, and tells the lengths apart. ``said`` is what the plan says now;
    it is other than ``text`` where somebody rewrote the sentence. ``stale`` tells that the plan said something else
    when that was done. ``stage_id`` and ``entry_id`` are empty where a sentence is of none.
    """

    key: str
    text: str
    stage_id: str = ""
    entry_id: str = ""
    said: str = ""
    stale: bool = False


Part = tuple[Sentence, ...]


class Material:
    """A plan seen through options; everything comes in the order of the plan."""

    def __init__(self, plan: Plan, options: PortalOptions) -> None:
        self.plan, self.options = plan, options
        self.language = options.language or plan.project.language
        self.grammar = grammar(self.language)
        self.institution = self.grammar.institution(plan.project.organisation_short)
        level_ids = {level.id for level in plan.levels}
        stages_of: dict[str, set[str]] = {}
        for entry in plan.involvements():
            if entry.level_id in level_ids:
                stages_of.setdefault(entry.group_id, set()).add(entry.stage_id)
        self.stages_of = {group_id: len(stages) for group_id, stages in stages_of.items()}
        self.stages = [stage for stage in plan.stages if not options.stages or stage.id in options.stages]
        self._chosen = {group.id for group in plan.groups if not options.groups or group.id in options.groups}
        taking_part = {entry.group_id for stage in self.stages for _, entry in self.entries(stage)}
        self.groups = [group for group in plan.groups if group.id in taking_part]
        self._spoken = {group.id: spoken(group, self.language) for group in plan.groups}
        self._stage_names = {
            stage.id: stage.name or self.grammar.unnamed_stage(number) for number, stage in enumerate(plan.stages, 1)
        }
        has_control = any(
            level.key == "control" or level.name.casefold() == self.grammar.control.casefold() for level in plan.levels
        )
        self.control_label = self.grammar.who_decides if has_control else self.grammar.control

    @property
    def several_groups(self) -> bool:
        """Whether a label has to say whose entry it is."""
        return len(self.groups) > 1

    def sentence(
        self, key: str, text: str, *, stage: Stage | None = None, entry: Involvement | None = None
    ) -> Sentence:
        """Return a sentence, in plain characters where these were asked for."""
        text = plain(text) if self.options.plain else text
        return Sentence(key, text, stage.id if stage else "", entry.id if entry else "", said=text)

    def entries(self, stage: Stage, group: Group | None = None) -> Iterator[tuple[Level, Involvement]]:
        """Yield the entries of a stage that were asked for, of one group where one is given."""
        for level in self.plan.levels:
            for entry in self.cell(stage, level, group):
                yield level, entry

    def cell(self, stage: Stage, level: Level, group: Group | None = None) -> list[Involvement]:
        """Return those that stand at one level."""
        wanted = {group.id} if group else self._chosen
        return [entry for entry in self.plan.cell(stage.id, level.id) if entry.group_id in wanted]

    def name(self, stage: Stage) -> str:
        """Return what a stage is called."""
        return self._stage_names[stage.id]

    def group_name(self, group_id: str) -> str:
        """Return what a group is called, as in a list."""
        return self._spoken[group_id].name

    def who(self, group_id: str) -> Who:
        """Return a group as it stands in sentences."""
        group = self._spoken[group_id]
        # A community by its own name is a body, as long as nobody said what its members are called.
        body = not group.plural or (group.kind == "indigenous" and not group.several)
        return Who(group.name, group.one, group.several, plural=not body)

    def level_name(self, level: Level) -> str:
        """Return what a level is called; one that ships with the program in the language of the text."""
        key = self.plan.scheme.key
        if key in SCHEMES and self.language != self.plan.project.language:
            names = {each.key: each.name for each in shipped_scheme(key, self.language).levels}
            return names.get(level.key, level.name)
        return level.name

    def verb_of(self, level: Level) -> str:
        """Return the key of a level for which there is a verb, else nothing."""
        known = self.plan.scheme.key == DEFAULT_SCHEME and self.grammar.can_say(level.key)
        return level.key if known else ""

    def used_levels(self) -> list[Level]:
        """Return the levels at which anything stands that was asked for."""
        used = {level.id for stage in self.stages for level, _ in self.entries(stage)}
        return [level for level in self.plan.levels if level.id in used]

    def printed(self, entry: Involvement, *, with_group: bool) -> str:
        """Return an entry as in its cell; one that says nothing but who is the name of its group."""
        group = self._spoken[entry.group_id]
        text = printed(entry, group, self.language)
        if not text:
            return group.name
        return self.grammar.said(group.name, text) if with_group else text

    def how_many(self, entry: Involvement) -> HowMany:
        """Return how many an entry says."""
        return HowMany(entry.count_kind, entry.count_from or 0, entry.count_to or 0)

    def taking_part(self, entry: Involvement, level: str, stage: str) -> str:
        """Return an entry at a level with a verb as a sentence; the stage is empty for the same as before."""
        who, how_many = self.who(entry.group_id), self.how_many(entry)
        several = self.grammar.several_take_part(who, how_many)
        known = entry.in_sentences or manner(entry.activity, self.language, several_people=several)
        part = TakingPart(
            stage=stage,
            who=who,
            how_many=how_many,
            level=level,
            manner=known,
            aside="" if known else entry.activity,
            tense=self.options.tense,
        )
        return self.grammar.taking_part(part, self.institution)

    def details(self, entry: Involvement) -> str:
        """Return what an entry says besides, as sentences; empty where nothing of it was filled in."""
        texts = {
            "used_for": entry.used_for,
            "heard_back": entry.heard_back,
            "when": self.grammar.joined(list(filter(None, (entry.timing, entry.how_often)))),
            "in_return": self.grammar.in_return(
                entry.return_words, entry.return_hours, entry.return_rate, self.plan.project.currency
            ),
        }
        names = self.grammar.details
        return " ".join(stopped(self.grammar.said(names[key], text)) for key, text in texts.items() if text)

    def controlled(self) -> list[Stage]:
        """Return the stages of which it is said who decides; with some groups only those that concern these."""
        return [stage for stage in self.stages if self._concerns(stage) and self.control_term(stage)]

    def control(self, stage: Stage, *, named: bool) -> str:
        """Return who decides in a stage as a sentence, which names the stage where that is wanted."""
        name = self.name(stage) if named else ""
        if stage.control_words:
            return self.grammar.decides_in_words(stage.control_words, self.control_label, name)
        deciders = [self.who(group.id) for group in self.plan.deciders(stage.id)]
        return self.grammar.decides(stage.control, deciders, name, self.institution, self.options.tense)

    def control_term(self, stage: Stage) -> str:
        """Return who decides in a stage as in its cell; empty where nothing is stated."""
        deciders = [self.group_name(group.id) for group in self.plan.deciders(stage.id)]
        return stage.control_words or self.grammar.control_term(stage.control, deciders)

    def _concerns(self, stage: Stage) -> bool:
        if not self.options.groups or any(self.entries(stage)):
            return True
        return any(group.id in self._chosen for group in self.plan.deciders(stage.id))
