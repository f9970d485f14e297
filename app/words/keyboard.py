# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the keys of the grid do, as Help lists them."""

from collections.abc import Sequence

from app.words import translation


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the list of keys, by their name."""
    _ = translation(language).gettext
    return {
        "title": _("Keyboard"),
        "search": _("Search"),
        "where": _("Where"),
        "keys": _("Keys"),
        "does": _("What they do"),
        "nothing": _("No key does that."),
        "close": _("Close"),
    }


def sections(language: str) -> dict[str, str]:
    """Return where the keys of the grid belong, by the section of ``grid_keys``; "window" is the rest."""
    _ = translation(language).gettext
    return {
        "move": _("Move"),
        "select": _("Select"),
        "type": _("Type"),
        "copy": _("Copy and fill"),
        "change": _("Stages and entries"),
        "leave": _("Leave the table"),
        "window": _("Everywhere"),
    }


def by_hand(language: str) -> dict[str, str]:
    """Return what stands for the keys, or beside them, where it is no key, by the name of the row."""
    _ = translation(language).gettext
    return {"type_over": _("any letter"), "edit_cell": _("double-click"), "open_menu": _("right-click")}


def does(language: str) -> dict[str, str]:
    """Return what the keys of the grid do, by the name of the row."""
    _ = translation(language).gettext
    return {
        "arrows": _("go to the next cell"),
        "to_edge": _("go to the edge of what is filled in"),
        "row_ends": _("go to the stage, to Control"),
        "table_ends": _("go to the first cell, to the last"),
        "pages": _("go a screen up, down"),
        "enter_down": _("goes down; after a run of Tabs, to under where they began"),
        "enter_up": _("goes up"),
        "tab_right": _("goes right; after the last cell to a new stage, then out of the table"),
        "tab_left": _("goes left"),
        "stretch": _("select more cells, or fewer"),
        "stretch_to_edge": _("select up to the edge of what is filled in"),
        "stretch_to_ends": _("select up to the end of the row, of the table"),
        "stretch_pages": _("select a screen up, down"),
        "select_all": _("selects everything"),
        "select_rows": _("selects the whole row"),
        "select_columns": _("selects the whole column"),
        "type_over": _("types over the cell"),
        "edit_cell": _("types on at the end"),
        "new_line": _("begins another entry in the cell"),
        "fill_selection": _("stays in the cell; with several selected, fills them all"),
        "give_up": _("leaves the cell as it was; forgets what was cut"),
        "clear": _("empties the selected cells"),
        "copy": _("copies the selected cells"),
        "copy_with_heads": _("copies them with the heads of their columns"),
        "cut": _("cuts: the next paste moves the entries with all their details"),
        "paste": _("pastes; rows below the last stage become stages; one cell goes into every selected one"),
        "paste_text": _("pastes as plain text into one cell, a line an entry"),
        "fill_down": _("copies the topmost selected cells down, or the cell above"),
        "fill_right": _("copies the leftmost selected cells to the right, or the cell to the left"),
        "entry_left": _("moves the entries of the cell to the level before; or drag them"),
        "entry_right": _("moves the entries of the cell to the next level"),
        "insert_rows": _("with whole rows selected: inserts a stage above"),
        "delete_rows": _("with whole rows selected: deletes those stages"),
        "open_menu": _("opens the menu of the cell"),
        "leave": _("leaves the table"),
        "leave_back": _("leaves the table, backwards"),
    }


def copied(cells: int, language: str) -> str:
    """Return what is said after copying."""
    _n = translation(language).ngettext
    return _n("Copied {count} cell.", "Copied {count} cells.", cells).format(count=cells)


def cut(cells: int, language: str) -> str:
    """Return what is said after cutting."""
    _n = translation(language).ngettext
    return _n(
        "Cut {count} cell: it moves when you paste it.", "Cut {count} cells: they move when you paste them.", cells
    ).format(count=cells)


def filled(cells: int, language: str) -> str:
    """Return what is said after filling."""
    _n = translation(language).ngettext
    return _n("Filled {count} cell.", "Filled {count} cells.", cells).format(count=cells)


def pasted(what: str, language: str) -> str:
    """Return what is said after pasting: "Pasted 6 stages, 7 entries."."""
    return translation(language).gettext("Pasted {what}.").format(what=what)


def stages(count: int, language: str) -> str:
    """Return a number of stages."""
    return translation(language).ngettext("{count} stage", "{count} stages", count).format(count=count)


def entries(count: int, language: str) -> str:
    """Return a number of entries."""
    return translation(language).ngettext("{count} entry", "{count} entries", count).format(count=count)


def cells(count: int, language: str) -> str:
    """Return a number of cells."""
    return translation(language).ngettext("{count} cell", "{count} cells", count).format(count=count)


def beyond(columns: int, language: str) -> str:
    """Return what was not pasted for want of columns."""
    _n = translation(language).ngettext
    return _n(
        "{count} column beyond Control was not pasted.", "{count} columns beyond Control were not pasted.", columns
    ).format(count=columns)


def too_many(most: int, language: str) -> str:
    """Return why a large table is not pasted."""
    return translation(language).gettext("More than {most} rows can't be pasted at once. Copy fewer.").format(most=most)


def not_a_block(language: str) -> str:
    """Return why cells here and there are not copied."""
    return translation(language).gettext("These cells don't make a rectangle. Select cells side by side.")


def nothing_to_paste(language: str) -> str:
    """Return what is said where the clipboard has no text."""
    return translation(language).gettext("There is no text to paste.")


def same_already(language: str) -> str:
    """Return what is said where a paste changed nothing."""
    return translation(language).gettext("That stands there already.")


def cut_forgotten(language: str) -> str:
    """Return what is said when Esc forgot a cut."""
    return translation(language).gettext("Nothing is cut any more.")


def stages_deleted(stages: int, entries: int, language: str) -> str:
    """Return the line for several deleted stages."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if not entries:
        return _("{stages} stages deleted.").format(stages=stages)
    return _n(
        "{stages} stages deleted with {count} entry.", "{stages} stages deleted with {count} entries.", entries
    ).format(stages=stages, count=entries)


def named_for_now(names: Sequence[str], language: str) -> str:
    """Return what new stages are called that were pasted without a name."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if len(names) == 1:
        return _("The new stage is called “{name}” until you name it.").format(name=names[0])
    return _("The new stages are called “{first}” to “{last}” until you name them.").format(
        first=names[0], last=names[-1]
    )
