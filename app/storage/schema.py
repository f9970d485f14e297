# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The tables of a plan file and of a working copy, for SQLAlchemy Core.

Columns carry the names of the row fields in ``app.models.rows``. No REAL column, ordinary rowid tables only; columns
are never renamed or retyped. Files are made from the frozen text of their version in ``app.storage.frozen``.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

FILE_VERSION = 4
"""The ``user_version`` of the files that this program writes."""
APPLICATION_ID = 0x50504C4E  # "PPLN"

_metadata = MetaData()


def _table(name: str, *columns: Column[object]) -> Table:
    return Table(name, _metadata, *columns)


def _text(name: str) -> Column[object]:
    return Column(name, Text, nullable=False)


def _id() -> Column[object]:
    return Column("id", Text, primary_key=True, nullable=False)


def _packed(name: str) -> Column[object]:
    return Column(name, LargeBinary, nullable=False)


def _number(name: str) -> Column[object]:
    return Column(name, Integer)


def _flag(name: str) -> Column[object]:
    return Column(name, Boolean, nullable=False)


def _reference(name: str, table: str, *, needed: bool = True) -> Column[object]:
    # Checked at the end of a transaction, so that the rows of an edit may come in any order.
    return Column(name, Text, ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED"), nullable=not needed)


CONTENT: dict[str, Table] = {
    table.name: table
    for table in (
        _table("schemes", _id(), _text("key"), _text("name"), _text("credit")),
        _table(
            "project",
            _id(),
            _reference("scheme_id", "schemes"),
            _text("title"),
            _text("organisation"),
            _text("organisation_short"),
            _text("funder"),
            _text("caption"),
            _text("credit"),
            _text("language"),
            _text("currency"),
        ),
        _table(
            "levels",
            _id(),
            _reference("scheme_id", "schemes"),
            _text("rank"),
            _text("key"),
            _text("name"),
            _text("gloss"),
            _text("definition"),
        ),
        _table("stages", _id(), _text("rank"), _text("name"), _text("kind"), _text("control"), _text("control_words")),
        _table(
            "groups",
            _id(),
            _text("rank"),
            _text("name"),
            _text("kind"),
            _number("size"),
            _text("one"),
            _text("several"),
            _flag("plural"),
            _text("tint"),
            _text("note"),
        ),
        _table("control_parties", _id(), _reference("stage_id", "stages"), _reference("group_id", "groups")),
        _table(
            "involvements",
            _id(),
            _reference("stage_id", "stages"),
            _reference("level_id", "levels"),
            _reference("group_id", "groups"),
            _text("rank"),
            _text("activity"),
            _text("count_kind"),
            _number("count_from"),
            _number("count_to"),
            _text("count_text"),
            _text("wording"),
            _text("used_for"),
            _text("heard_back"),
            _text("timing"),
            _text("how_often"),
            _text("lead"),
            _text("return_words"),
            _text("return_hours"),
            _text("return_rate"),
            _text("why"),
            _text("source"),
            _flag("is_example"),
            _text("in_sentences"),
        ),
        _table(
            "ladder_places",
            _id(),
            _reference("stage_id", "stages"),
            _reference("group_id", "groups"),
            _text("now"),
            _text("target"),
        ),
        _table(
            "notes",
            _id(),
            _reference("stage_id", "stages", needed=False),
            _reference("level_id", "levels", needed=False),
            _flag("at_control"),
            _text("author"),
            _text("written_at"),
            _text("text"),
        ),
        _table("reasons", _id(), _text("version_id"), _text("subject_table"), _text("subject_id"), _text("text")),
        _table("left_questions", _id(), _text("rule"), _text("subject"), _text("facts"), _text("reason")),
        _table(
            "answers",
            _id(),
            _text("rank"),
            _text("question"),
            _number("limit"),
            _text("length"),
            _text("by"),
            _text("tense"),
            _flag("plain"),
            _flag("explain"),
            _flag("details"),
        ),
        _table("answer_groups", _id(), _reference("answer_id", "answers"), _reference("group_id", "groups")),
        _table("answer_stages", _id(), _reference("answer_id", "answers"), _reference("stage_id", "stages")),
        _table("sentence_edits", _id(), _reference("answer_id", "answers"), _text("key"), _text("said"), _text("text")),
        _table("export_profiles", _id(), _text("rank"), _text("name"), _text("settings")),
    )
}
"""The tables that hold the plan, one for each of ``rows.TABLES`` and in the same order."""

REVISIONS = _table(
    "revisions",
    Column("number", Integer, primary_key=True, nullable=False),
    _text("id"),
    _text("parents"),
    _text("written_at"),
    _text("author"),
)
VERSIONS = _table(
    "versions",
    _id(),
    _text("kind"),
    _text("name"),
    _text("note"),
    _text("author"),
    _text("kept_at"),
    _text("revision"),
    _packed("content"),
)
HISTORY = _table("history", _id(), _text("begun_at"), Column("edits", Integer, nullable=False), _packed("content"))
ABOUT = _table("about", Column("key", Text, primary_key=True, nullable=False), _text("value"))

FILE_TABLES: dict[str, Table] = {
    **CONTENT,
    **{table.name: table for table in (REVISIONS, VERSIONS, HISTORY, ABOUT)},
}
"""The tables of a plan file, in the order in which its digest reads them."""

EDITS = _table(
    "edits",
    Column("number", Integer, primary_key=True, nullable=False),
    _text("verb"),
    _text("author"),
    _text("made_at"),
    _number("of"),
    _text("changes"),
)
KNOWN = _table(
    "known",
    Column("revision", Text, primary_key=True, nullable=False),
    Column("edit", Integer, nullable=False),
    _text("changes"),
)
"""Revisions whose content can be told from here: each is the plan after that edit and then these changes."""
STATE = _table("state", Column("key", Text, primary_key=True, nullable=False), _text("value"))

WORKING_TABLES: dict[str, Table] = {
    **CONTENT,
    **{table.name: table for table in (REVISIONS, VERSIONS, HISTORY, EDITS, KNOWN, STATE)},
}
"""The tables of a working copy; it never leaves the computer, so its text need not be frozen."""
