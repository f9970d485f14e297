# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The schema text of every version of the file, as it stands in the files themselves; never changed."""

import functools
import sqlite3
from contextlib import closing

VERSION_1: dict[str, str] = {
    "schemes": """\
CREATE TABLE schemes (
  id TEXT NOT NULL,
  "key" TEXT NOT NULL,
  name TEXT NOT NULL,
  credit TEXT NOT NULL,
  PRIMARY KEY (id)
)""",
    "project": """\
CREATE TABLE project (
  id TEXT NOT NULL,
  scheme_id TEXT NOT NULL,
  title TEXT NOT NULL,
  organisation TEXT NOT NULL,
  organisation_short TEXT NOT NULL,
  funder TEXT NOT NULL,
  caption TEXT NOT NULL,
  credit TEXT NOT NULL,
  language TEXT NOT NULL,
  currency TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(scheme_id) REFERENCES schemes (id) DEFERRABLE INITIALLY DEFERRED
)""",
    "levels": """\
CREATE TABLE levels (
  id TEXT NOT NULL,
  scheme_id TEXT NOT NULL,
  rank TEXT NOT NULL,
  "key" TEXT NOT NULL,
  name TEXT NOT NULL,
  gloss TEXT NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(scheme_id) REFERENCES schemes (id) DEFERRABLE INITIALLY DEFERRED
)""",
    "stages": """\
CREATE TABLE stages (
  id TEXT NOT NULL,
  rank TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  control TEXT NOT NULL,
  control_words TEXT NOT NULL,
  PRIMARY KEY (id)
)""",
    "groups": """\
CREATE TABLE groups (
  id TEXT NOT NULL,
  rank TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER,
  one TEXT NOT NULL,
  several TEXT NOT NULL,
  plural BOOLEAN NOT NULL,
  PRIMARY KEY (id)
)""",
    "control_parties": """\
CREATE TABLE control_parties (
  id TEXT NOT NULL,
  stage_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(stage_id) REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(group_id) REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
)""",
    "involvements": """\
CREATE TABLE involvements (
  id TEXT NOT NULL,
  stage_id TEXT NOT NULL,
  level_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  rank TEXT NOT NULL,
  activity TEXT NOT NULL,
  count_kind TEXT NOT NULL,
  count_from INTEGER,
  count_to INTEGER,
  count_text TEXT NOT NULL,
  wording TEXT NOT NULL,
  used_for TEXT NOT NULL,
  heard_back TEXT NOT NULL,
  timing TEXT NOT NULL,
  how_often TEXT NOT NULL,
  lead TEXT NOT NULL,
  return_words TEXT NOT NULL,
  return_hours TEXT NOT NULL,
  return_rate TEXT NOT NULL,
  why TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(stage_id) REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(level_id) REFERENCES levels (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(group_id) REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
)""",
    "notes": """\
CREATE TABLE notes (
  id TEXT NOT NULL,
  stage_id TEXT,
  level_id TEXT,
  at_control BOOLEAN NOT NULL,
  author TEXT NOT NULL,
  written_at TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(stage_id) REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(level_id) REFERENCES levels (id) DEFERRABLE INITIALLY DEFERRED
)""",
    "revisions": """\
CREATE TABLE revisions (
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  parents TEXT NOT NULL,
  written_at TEXT NOT NULL,
  author TEXT NOT NULL,
  PRIMARY KEY (number)
)""",
    "about": """\
CREATE TABLE about (
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY ("key")
)""",
}

VERSION_2: dict[str, str] = {
    **{table: VERSION_1[table] for table in VERSION_1 if table not in ("revisions", "about")},
    "reasons": """\
CREATE TABLE reasons (
  id TEXT NOT NULL,
  version_id TEXT NOT NULL,
  subject_table TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (id)
)""",
    "revisions": VERSION_1["revisions"],
    "versions": """\
CREATE TABLE versions (
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  author TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  revision TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (id)
)""",
    "history": """\
CREATE TABLE history (
  id TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  edits INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (id)
)""",
    "about": VERSION_1["about"],
}

VERSION_3: dict[str, str] = {
    **{table: VERSION_2[table] for table in ("schemes", "project", "levels", "stages")},
    "groups": """\
CREATE TABLE groups (
  id TEXT NOT NULL,
  rank TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER,
  one TEXT NOT NULL,
  several TEXT NOT NULL,
  plural BOOLEAN NOT NULL,
  tint TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (id)
)""",
    "control_parties": VERSION_2["control_parties"],
    "involvements": VERSION_2["involvements"].replace(
        "  source TEXT NOT NULL,\n", "  source TEXT NOT NULL,\n  is_example BOOLEAN NOT NULL,\n"
    ),
    "ladder_places": """\
CREATE TABLE ladder_places (
  id TEXT NOT NULL,
  stage_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  now TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(stage_id) REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(group_id) REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
)""",
    "notes": VERSION_2["notes"],
    "reasons": VERSION_2["reasons"],
    "left_questions": """\
CREATE TABLE left_questions (
  id TEXT NOT NULL,
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  facts TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (id)
)""",
    **{table: VERSION_2[table] for table in ("revisions", "versions", "history", "about")},
}

VERSION_4: dict[str, str] = {
    **{table: VERSION_3[table] for table in ("schemes", "project", "levels", "stages", "groups", "control_parties")},
    "involvements": VERSION_3["involvements"].replace(
        "  is_example BOOLEAN NOT NULL,\n", "  is_example BOOLEAN NOT NULL,\n  in_sentences TEXT NOT NULL,\n"
    ),
    **{table: VERSION_3[table] for table in ("ladder_places", "notes", "reasons", "left_questions")},
    "answers": """\
CREATE TABLE answers (
  id TEXT NOT NULL,
  rank TEXT NOT NULL,
  question TEXT NOT NULL,
  "limit" INTEGER,
  length TEXT NOT NULL,
  "by" TEXT NOT NULL,
  tense TEXT NOT NULL,
  plain BOOLEAN NOT NULL,
  explain BOOLEAN NOT NULL,
  details BOOLEAN NOT NULL,
  PRIMARY KEY (id)
)""",
    "answer_groups": """\
CREATE TABLE answer_groups (
  id TEXT NOT NULL,
  answer_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(answer_id) REFERENCES answers (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(group_id) REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
)""",
    "answer_stages": """\
CREATE TABLE answer_stages (
  id TEXT NOT NULL,
  answer_id TEXT NOT NULL,
  stage_id TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(answer_id) REFERENCES answers (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY(stage_id) REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED
)""",
    "sentence_edits": """\
CREATE TABLE sentence_edits (
  id TEXT NOT NULL,
  answer_id TEXT NOT NULL,
  "key" TEXT NOT NULL,
  said TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(answer_id) REFERENCES answers (id) DEFERRABLE INITIALLY DEFERRED
)""",
    "export_profiles": """\
CREATE TABLE export_profiles (
  id TEXT NOT NULL,
  rank TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  PRIMARY KEY (id)
)""",
    **{table: VERSION_3[table] for table in ("revisions", "versions", "history", "about")},
}

SCHEMAS: dict[int, dict[str, str]] = {1: VERSION_1, 2: VERSION_2, 3: VERSION_3, 4: VERSION_4}
"""The text of each version of the file by table, in the order in which its digest reads them."""


@functools.cache
def columns(version: int) -> dict[str, tuple[str, ...]]:
    """Return the names of the columns of each table of a version, in their order."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in SCHEMAS[version].values():
            connection.execute(statement)
        return {
            table: tuple(name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)))
            for table in SCHEMAS[version]
        }
