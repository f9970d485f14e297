# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a user can do: one verb each, as a plain function over a draft.

Each takes ``(draft, *, …)`` by keyword, checks, and puts or drops rows; it neither commits nor speaks to people. One
that makes a row returns its id. Its name is the verb that the history keeps.
"""

from app.operations.cell_contents import clear_cells, move_involvements
from app.operations.cells import type_cell
from app.operations.control import set_control, type_control
from app.operations.group_cells import clear_group_cells, give_to_group, shift_level, type_group_cell
from app.operations.groups import (
    add_group,
    add_group_of_entry,
    delete_group,
    edit_group,
    merge_groups,
    move_group,
    rename_group,
)
from app.operations.involvements import (
    add_involvement,
    delete_involvement,
    edit_involvement,
    move_involvement,
    retype_involvement,
)
from app.operations.ladder import set_ladder_place
from app.operations.language import change_language
from app.operations.notes import add_note, delete_note, edit_note
from app.operations.project import edit_project
from app.operations.questions import ask_again, leave_question, leave_questions
from app.operations.ranges import fill_cells, paste_cells, type_cells
from app.operations.reasons import give_reason
from app.operations.replacing import replace_found
from app.operations.schemes import change_scheme, own_levels
from app.operations.stages import (
    add_stage,
    delete_stage,
    delete_stages,
    duplicate_stage,
    edit_stage,
    move_stage,
    move_stages,
    rename_stage,
)
from app.operations.tables import take_table
from app.operations.templates import fill_from_template, take_template

__all__ = [
    "add_group",
    "add_group_of_entry",
    "add_involvement",
    "add_note",
    "add_stage",
    "ask_again",
    "change_language",
    "change_scheme",
    "clear_cells",
    "clear_group_cells",
    "delete_group",
    "delete_involvement",
    "delete_note",
    "delete_stage",
    "delete_stages",
    "duplicate_stage",
    "edit_group",
    "edit_involvement",
    "edit_note",
    "edit_project",
    "edit_stage",
    "fill_cells",
    "fill_from_template",
    "give_reason",
    "give_to_group",
    "leave_question",
    "leave_questions",
    "merge_groups",
    "move_group",
    "move_involvement",
    "move_involvements",
    "move_stage",
    "move_stages",
    "own_levels",
    "paste_cells",
    "rename_group",
    "rename_stage",
    "replace_found",
    "retype_involvement",
    "set_control",
    "set_ladder_place",
    "shift_level",
    "take_table",
    "take_template",
    "type_cell",
    "type_cells",
    "type_control",
    "type_group_cell",
]
