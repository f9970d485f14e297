# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What an edit did, as people read it in "Undo …" and, later, in the history."""

from app.words import translation


def verb(key: str, language: str) -> str:
    """Return the words for a verb, lower-case, to stand after "Undo"; the key itself where there are none."""
    _ = translation(language).gettext
    verbs = {
        "add_group": _("adding a group"),
        "add_group_of_entry": _("adding a group"),
        "add_stage": _("adding a stage"),
        "ask_again": _("asking a question again"),
        "change_language": _("changing the language of the plan"),
        "change_scheme": _("changing the levels"),
        "delete_group": _("deleting a group"),
        "delete_stage": _("deleting a stage"),
        "delete_stages": _("deleting stages"),
        "duplicate_stage": _("copying a stage"),
        "edit_group": _("changing a group"),
        "edit_project": _("changing the plan's properties"),
        "edit_stage": _("changing a stage"),
        "fill_from_template": _("filling from a template"),
        "give_reason": _("giving a reason"),
        "go_back": _("going back to how it was when opened"),
        "merge_groups": _("putting two groups together"),
        "leave_question": _("leaving a question as it is"),
        "leave_questions": _("leaving questions as they are"),
        "move_group": _("moving a group"),
        "move_stage": _("moving a stage"),
        "move_stages": _("moving stages"),
        "join": _("joining what somebody else changed"),
        "own_levels": _("changing the levels"),
        "redo": _("doing it again"),
        "rename_group": _("renaming a group"),
        "rename_stage": _("renaming a stage"),
        "restore": _("restoring a version"),
        "set_ladder_place": _("saying where control lies"),
        "take_table": _("bringing in a table"),
        "take_template": _("filling from a template"),
        "take_theirs": _("taking over the file as somebody else saved it"),
        "undo": _("taking back"),
        **_in_cells(language),
        **_for_portals(language),
    }
    return verbs.get(key, key)


def _in_cells(language: str) -> dict[str, str]:
    """Return the words for what is done to entries, to notes and to who decides."""
    _ = translation(language).gettext
    return {
        "add_involvement": _("adding an entry"),
        "add_note": _("adding a note"),
        "clear_cells": _("emptying cells"),
        "clear_group_cells": _("emptying cells"),
        "delete_involvement": _("deleting an entry"),
        "delete_note": _("deleting a note"),
        "edit_involvement": _("changing an entry"),
        "edit_note": _("changing a note"),
        "fill_cells": _("filling cells"),
        "give_to_group": _("moving entries"),
        "move_involvement": _("moving an entry"),
        "move_involvements": _("moving entries"),
        "paste_cells": _("pasting"),
        "replace_found": _("replacing"),
        "retype_involvement": _("typing"),
        "shift_level": _("moving entries"),
        "set_control": _("saying who decides"),
        "type_cell": _("typing"),
        "type_cells": _("typing"),
        "type_control": _("saying who decides"),
        "type_group_cell": _("typing"),
    }


def _for_portals(language: str) -> dict[str, str]:
    """Return the words for what is done to answers and to profiles of exports."""
    _ = translation(language).gettext
    return {
        "add_answer": _("adding an answer"),
        "delete_answer": _("deleting an answer"),
        "delete_profile": _("deleting an export profile"),
        "edit_answer": _("changing an answer"),
        "edit_sentence": _("changing a sentence"),
        "keep_profile": _("keeping an export profile"),
        "move_answer": _("moving an answer"),
        "pick_answer_groups": _("picking groups"),
        "pick_answer_stages": _("picking stages"),
        "rename_profile": _("renaming an export profile"),
        "restore_sentence": _("putting a sentence back"),
        "update_untouched": _("updating sentences"),
    }
