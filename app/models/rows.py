# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The facts of a plan: one frozen row class per table.

Fields hold ``str | int | bool | None`` only; ids, dates and amounts are text. The names are the field's own (Bovill
2017): a *stage* is a row of the matrix, a *level* a column, an *involvement* an entry in a cell, *control* says who
decides in a stage.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.models.fields import (
    choice,
    decimal,
    flag,
    identity,
    line,
    number,
    optional_reference,
    prose,
    rank,
    reference,
    specs,
)

STAGE_KINDS = (
    "needs",
    "design",
    "build",
    "approval",
    "marketing",
    "delivery",
    "assessment",
    "recognition",
    "evaluation",
    "alumni",
    "other",
)
GROUP_KINDS = (
    "learners",
    "employers",
    "industry",
    "community",
    "indigenous",
    "instructors",
    "campus",
    "institutions",
    "credentialing",
    "public-agencies",
    "families",
    "other",
)
CONTROLS = ("institution", "co-led", "group", "other")
TINTS = ("blue", "green", "amber", "rose", "violet", "teal", "sand", "grey")
RUNGS = (
    "learners-decide",
    "together",
    "chosen-parts",
    "given-parts",
    "many-choices",
    "few-choices",
    "claimed",
    "instructor-decides",
)
"""The curriculum ladder of Bovill & Bulley (2011), most control of the learners first; sources count both ways."""
COUNT_KINDS = ("exact", "range", "about", "at-least", "per-cohort", "all")
LENGTHS = ("long", "medium", "short")
ORDERS = ("stage", "group")
TENSES = ("planned", "present", "done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What the plan is for. A plan has exactly one.

    ``organisation_short`` is the institution's name inside a sentence ("the college"). An empty ``caption`` means the
    usual one; ``credit`` names further sources, printed after the one of the level scheme. ``language`` is the plan's,
    with its region ("en-CA"): what is printed speaks it, whatever the window speaks.
    """

    id: str = identity()
    scheme_id: str = reference("schemes")
    title: str = line(300)
    organisation: str = line(300)
    organisation_short: str = line(300)
    funder: str = line(300)
    caption: str = line(1_000)
    credit: str = line(1_000)
    language: str = line(35, "en-CA")
    currency: str = line(3, "CAD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A set of levels of involvement, with the credit to print for it; ``key`` names a shipped one."""

    id: str = identity()
    key: str = line(64)
    name: str = line(300)
    credit: str = line(1_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How deeply a group takes part: a column. ``gloss`` is the small line under its name on the screen."""

    id: str = identity()
    scheme_id: str = reference("schemes")
    rank: str = rank()
    key: str = line(64)
    name: str = line(300)
    gloss: str = line(300)
    definition: str = line(2_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A row of the matrix, and who decides in it.

    ``control`` empty means not stated, which is not the same as the institution. ``control_words`` are printed
    instead of the usual words; with whom it is shared stands in ``ControlParty`` rows.
    """

    id: str = identity()
    rank: str = rank()
    name: str = line(300)
    kind: str = choice(STAGE_KINDS)
    control: str = choice(CONTROLS)
    control_words: str = line(1_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Who takes part. ``size`` is the number of people in it, where known.

    ``one`` and ``several`` are its members inside a sentence ("learner", "learners"); a single body ("the Chamber of
    Commerce") is not plural. ``tint`` is empty for the one that goes with the group's place. ``note`` is never printed
    unless asked for.
    """

    id: str = identity()
    rank: str = rank()
    name: str = line(300)
    kind: str = choice(GROUP_KINDS)
    size: int | None = number()
    one: str = line(300)
    several: str = line(300)
    plural: bool = flag(default=True)
    tint: str = choice(TINTS)
    note: str = prose(10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlParty:
    """A group that decides in a stage, or decides along with the institution."""

    id: str = identity()
    stage_id: str = reference("stages")
    group_id: str = reference("groups")


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """One entry in a cell: a group takes part in a stage at a level.

    The printed words are ``wording`` where there is any, else the activity with the count (``app.models.wording``).
    ``count_from`` is the number, or the lower end of a range with ``count_to`` as the upper one; ``count_text`` keeps
    the form in which the count was typed. ``return_hours`` and ``return_rate`` (per hour, in the plan's currency) are
    amounts for each person. ``is_example`` holds until somebody touches an entry that came with a template.
    ``in_sentences`` is what a text in sentences says instead of the activity.
    """

    id: str = identity()
    stage_id: str = reference("stages")
    level_id: str = reference("levels")
    group_id: str = reference("groups")
    rank: str = rank()
    activity: str = line(300)
    count_kind: str = choice(COUNT_KINDS)
    count_from: int | None = number()
    count_to: int | None = number()
    count_text: str = line(300)
    wording: str = line(10_000)
    used_for: str = line(2_000)
    heard_back: str = line(2_000)
    timing: str = line(300)
    how_often: str = line(300)
    lead: str = line(300)
    return_words: str = line(2_000)
    return_hours: str = decimal()
    return_rate: str = decimal()
    why: str = line(2_000)
    source: str = line(2_000)
    is_example: bool = flag(default=False)
    in_sentences: str = line(1_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderPlace:
    """How much of a stage's curriculum a group decides: the rung where it stands now, and the one aimed at.

    Source: Bovill & Bulley (2011), *A model of active student participation in curriculum design*, after Arnstein.
    """

    id: str = identity()
    stage_id: str = reference("stages")
    group_id: str = reference("groups")
    now: str = choice(RUNGS)
    target: str = choice(RUNGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark on a cell, a stage, a level or, with no anchor, on the whole plan; never printed unless asked for.

    The anchor is ``stage_id`` and, in the other direction, ``level_id`` or ``at_control`` for the Control column.
    """

    id: str = identity()
    stage_id: str | None = optional_reference("stages")
    level_id: str | None = optional_reference("levels")
    at_control: bool = flag(default=False)
    author: str = line(300)
    written_at: str = line(40)
    text: str = prose(10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a row is no longer what it was in a kept version, told afterwards, for the report on what changed.

    ``subject_table`` and ``subject_id`` name the row; it may be gone, so neither is a reference.
    """

    id: str = identity()
    version_id: str = line(64)
    subject_table: str = line(64)
    subject_id: str = line(64)
    text: str = prose(2_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftQuestion:
    """A question that the program asked and somebody left as it is, perhaps with a reason.

    ``rule`` and ``subject`` say which question it was (``app.models.questions``), ``facts`` what it was asked of: when
    the facts change, the question is asked again.
    """

    id: str = identity()
    rule: str = line(64)
    subject: str = line(2_000)
    facts: str = line(2_000)
    reason: str = prose(2_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question of a portal, and how the plan answers it in sentences.

    ``limit`` counts characters. ``length`` empty means the longest that fits; ``by`` says what the text is ordered by,
    ``plain`` that it keeps to plain characters, ``explain`` that it tells what the levels mean, ``details`` that it
    tells when, what for and the like. What it is about stands in ``AnswerGroup`` and ``AnswerStage`` rows.
    """

    id: str = identity()
    rank: str = rank()
    question: str = prose(4_000)
    limit: int | None = number()
    length: str = choice(LENGTHS)
    by: str = choice(ORDERS, "stage")
    tense: str = choice(TENSES, "present")
    plain: bool = flag(default=True)
    explain: bool = flag(default=False)
    details: bool = flag(default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGroup:
    """A group that an answer is about; an answer without any is about all of them."""

    id: str = identity()
    answer_id: str = reference("answers")
    group_id: str = reference("groups")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerStage:
    """A stage that an answer is about; an answer without any is about all of them."""

    id: str = identity()
    answer_id: str = reference("answers")
    stage_id: str = reference("stages")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceEdit:
    """A sentence of an answer in somebody's own words; where ``text`` is empty it is left out.

    ``key`` says which sentence (``app.exports.portal_text``), ``said`` what the program had said: when that is no
    longer what it says, the own words may no longer be true. An empty ``said`` is not known.
    """

    id: str = identity()
    answer_id: str = reference("answers")
    key: str = line(300)
    said: str = prose(20_000)
    text: str = prose(20_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportProfile:
    """How the plan is exported, under a name; ``settings`` is JSON, read and checked where it is used."""

    id: str = identity()
    rank: str = rank()
    name: str = line(300)
    settings: str = prose(10_000)


Row = (
    Project
    | Scheme
    | Level
    | Stage
    | Group
    | ControlParty
    | Involvement
    | LadderPlace
    | Note
    | Reason
    | LeftQuestion
    | Answer
    | AnswerGroup
    | AnswerStage
    | SentenceEdit
    | ExportProfile
)

TABLES: Mapping[str, type[Row]] = MappingProxyType(
    {
        "schemes": Scheme,
        "project": Project,
        "levels": Level,
        "stages": Stage,
        "groups": Group,
        "control_parties": ControlParty,
        "involvements": Involvement,
        "ladder_places": LadderPlace,
        "notes": Note,
        "reasons": Reason,
        "left_questions": LeftQuestion,
        "answers": Answer,
        "answer_groups": AnswerGroup,
        "answer_stages": AnswerStage,
        "sentence_edits": SentenceEdit,
        "export_profiles": ExportProfile,
    }
)
"""Every table with its row class; what is referred to stands before what refers to it."""

TABLE_OF: Mapping[type[Row], str] = MappingProxyType({row_class: table for table, row_class in TABLES.items()})

REFERENCES: tuple[tuple[str, str, str], ...] = tuple(
    (table, spec.name, spec.table)
    for table, row_class in TABLES.items()
    for spec in specs(row_class)
    if spec.kind == "reference"
)
"""Every reference as (table, field, table it points to)."""
