# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the window says: its actions, its banners, its questions, its line of state."""

from dataclasses import dataclass
from datetime import datetime

from app import NAME
from app.words import translation
from app.words.first_page import clock, moment


@dataclass(frozen=True, slots=True)
class ActionWords:
    """The text of an action, with its key marked by &, and a tip where the text needs one."""

    text: str
    tip: str = ""


def actions(language: str) -> dict[str, ActionWords]:
    """Return the words of every action of the window, by its name."""
    _ = translation(language).gettext
    return {
        "new": ActionWords(_("&New plan…")),
        "new_from": ActionWords(_("New plan from &this one…")),
        "open": ActionWords(_("&Open…")),
        "bring_in": ActionWords(_("Bring in a tab&le…"), _("Bring in a table from Word, Excel or the web")),
        "save": ActionWords(_("&Save"), _("Everything is saved by itself; this does it now")),
        "save_as": ActionWords(_("Save &as…")),
        "go_back": ActionWords(_("&Go back to how it was when opened")),
        "keep_version": ActionWords(_("&Keep this version…"), _("Keep the plan as it is now, under a name")),
        "copy_without_history": ActionWords(_("Save a copy wit&hout history…")),
        "save_as_template": ActionWords(_("Save as te&mplate…"), _("Begin other plans from these stages and words")),
        "plan_bar": ActionWords(_("&Title, institution and groups")),
        "levels": ActionWords(_("&Levels…"), _("Other levels, or levels of your own")),
        "language": ActionWords(_("Lan&guage of the plan…"), _("What is printed, in another language")),
        "properties": ActionWords(_("&Properties of the plan…")),
        "export": ActionWords(_("&Export…"), _("Make a PDF or an Excel sheet of the table")),
        "close": ActionWords(_("&Close the plan")),
        "quit": ActionWords(_("&Quit")),
        "undo": ActionWords(_("&Undo")),
        "redo": ActionWords(_("&Redo")),
        "add_stage": ActionWords(_("&Add stage"), _("Add a stage after the current one")),
        "rename_stage": ActionWords(_("&Rename")),
        "stage_up": ActionWords(_("Move &up")),
        "stage_down": ActionWords(_("Move &down")),
        "duplicate_stage": ActionWords(_("Make a &copy")),
        "delete_stage": ActionWords(_("De&lete stage")),
        "who_decides": ActionWords(_("&Who decides")),
        "keyboard": ActionWords(_("&Keyboard…"), _("Every key and what it does")),
        "find": ActionWords(_("&Find…")),
        "replace": ActionWords(_("Find and rep&lace…")),
        "find_next": ActionWords(_("Find ne&xt")),
        "find_previous": ActionWords(_("Find pre&vious")),
        "settings": ActionWords(_("Sett&ings…")),
        "hints": ActionWords(_("Show the &hints again")),
        "about": ActionWords(_("&About {name}").format(name=NAME)),
        **_of_view(language),
        **_actions_of_cells(language),
    }


def _actions_of_cells(language: str) -> dict[str, ActionWords]:
    _ = translation(language).gettext
    return {
        "insert_above": ActionWords(_("Insert stage a&bove")),
        "edit_cell": ActionWords(_("T&ype in the cell")),
        "add_entry": ActionWords(_("&Add entry"), _("Add an entry below those of the cell")),
        "ideas": ActionWords(_("&Ideas for this stage"), _("Show ways to take part that suit the current stage")),
        "entry_left": ActionWords(_("Move to the level &before")),
        "entry_right": ActionWords(_("Move to the &next level")),
        "to_level": ActionWords(_("Move to le&vel")),
        "add_note": ActionWords(_("Add a n&ote…")),
        "cut": ActionWords(_("Cu&t")),
        "copy": ActionWords(_("&Copy")),
        "copy_with_heads": ActionWords(_("Copy with &heads")),
        "copy_table": ActionWords(_("Copy ta&ble"), _("Paste it into Word, Google Docs or an email")),
        "copy_as_text": ActionWords(_("Copy as plai&n text"), _("For a form or an email that takes no table")),
        "paste": ActionWords(_("&Paste")),
        "paste_text": ActionWords(_("Paste a&s text into the cell")),
        "fill_down": ActionWords(_("Fill &down")),
        "fill_right": ActionWords(_("Fill ri&ght")),
        "clear": ActionWords(_("&Empty the cells")),
    }


def _of_view(language: str) -> dict[str, ActionWords]:
    _ = translation(language).gettext
    return {
        "matrix": ActionWords(_("&Matrix")),
        "groups": ActionWords(_("&Groups")),
        "groups_across": ActionWords(_("Groups &across"), _("Show the groups across, and the levels in the cells")),
        "questions": ActionWords(_("&Questions")),
        "versions": ActionWords(_("&Versions")),
        "cell_history": ActionWords(_("Cha&nges of this cell")),
        "details": ActionWords(_("&Details"), _("Show everything about the current cell")),
        "zoom_in": ActionWords(_("Zoom &in")),
        "zoom_out": ActionWords(_("Zoom ou&t")),
        "zoom_reset": ActionWords(_("&Usual size")),
        "fit_columns": ActionWords(_("&Fit columns to the window")),
        "form": ActionWords(_("&One stage at a time"), _("Fields in place of the table, for one stage")),
    }


def menus(language: str) -> dict[str, str]:
    """Return the titles of the menus, by their name."""
    _ = translation(language).gettext
    return {
        "file": _("&File"),
        "edit": _("&Edit"),
        "stage": _("&Stage"),
        "entry": _("E&ntry"),
        "view": _("&View"),
        "plan": _("&Plan"),
        "help": _("&Help"),
    }


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the window, by their name."""
    _ = translation(language).gettext
    return {
        "matrix": _("Matrix"),
        "side": _("Beside the matrix"),
        "toolbar": _("Toolbar"),
        "untitled": _("Untitled plan"),
        "edit_this": _("Edit this plan"),
        "new_from_this": _("New plan from this one"),
        "show_in_folder": _("Show in folder"),
        "undo": _("Undo"),
        "save_as": _("Save as…"),
        "try_again": _("Try again"),
        "dismiss": _("Close this message"),
        "plan": _("Participation plan"),
        "open_title": _("Open a plan"),
        "save_title": _("Save the plan as"),
        "cancel": _("Cancel"),
        "copy_report": _("Copy the report"),
        "go_on": _("Go on"),
        "close": _("Close"),
    }


def reading(title: str, language: str) -> str:
    """Return the banner over a plan that is open to read."""
    _ = translation(language).gettext
    return _("You are reading “{title}”. Nothing changes until you choose to edit.").format(title=title)


def example(language: str) -> str:
    """Return the banner over the example."""
    return translation(language).gettext("This is an example. Change what you like, nothing is overwritten.")


def continued(when: datetime | None, now: datetime, language: str) -> str:
    """Return the banner over a plan whose edits had not reached its file."""
    _ = translation(language).gettext
    if when is None:
        return _("Continued where you stopped. All you had entered is here.")
    if when.date() == now.date():
        return _("Continued where you stopped at {time}. All you had entered is here.").format(
            time=clock(when, language)
        )
    return _("Continued where you stopped on {date}. All you had entered is here.").format(
        date=moment(when, now, language)
    )


def set_aside(language: str) -> str:
    """Return the banner for edits that no longer belonged to the file."""
    _ = translation(language).gettext
    return _(
        "Another plan has taken this file's place since you had it open. What you had changed is kept as a plan without"
        " a file: the first page lists it."
    )


def went_back(language: str) -> str:
    """Return the line after the plan went back to what it was when it was opened."""
    return translation(language).gettext("The plan is what it was when you opened it.")


def copy_of(name: str, language: str) -> str:
    """Return the name for a copy of a plan: "Welding (copy)"."""
    return translation(language).gettext("{name} (copy)").format(name=name)


def mine(name: str, language: str) -> str:
    """Return the name for one's own side of a plan whose file others changed: "Welding (mine)"."""
    return translation(language).gettext("{name} (mine)").format(name=name)


def kept(language: str) -> str:
    """Return the banner for a place that does not take changes."""
    return translation(language).gettext("This place doesn't allow changes. They are kept on this computer.")


def out_of_reach(place: str, language: str) -> str:
    """Return the banner for a place that cannot be reached."""
    _ = translation(language).gettext
    return _("{place} can't be reached. Changes are kept and go into the file when it is back.").format(place=place)


def disk_full(language: str) -> str:
    """Return the banner for a full disk."""
    _ = translation(language).gettext
    return _("The disk is full. Your changes are kept on this computer: free some space, or save elsewhere.")


def saved_state(state: str, when: datetime | None, language: str) -> str:
    """Return in words where the plan is safe; ``state`` as ``PlanController.saved_state``."""
    _ = translation(language).gettext
    match state:
        case "saved" if when:
            return _("Saved {time}").format(time=clock(when, language))
        case "saved":
            return _("Saved")
        case "saving":
            return _("Saving…")
        case "no-file":
            return _("Kept on this computer, not in a file yet")
        case "kept":
            return _("Kept on this computer, not in its file yet")
        case "away":
            return _("Kept on this computer, the file can't be reached")
        case "memory":
            return _("Only in memory, not saved yet")
    return _("Open to read")


def saved_now(when: datetime, place: str, language: str) -> str:
    """Return the answer to Ctrl+S: "Saved 14:32, Documents › Welding.pplan"."""
    _ = translation(language).gettext
    return _("Saved {time}, {place}").format(time=clock(when, language), place=place)


def counts(stages: int, entries: int, language: str) -> str:
    """Return how much there is: "6 stages, 7 entries"."""
    _n = translation(language).ngettext
    return ", ".join(
        (
            _n("{count} stage", "{count} stages", stages).format(count=stages),
            _n("{count} entry", "{count} entries", entries).format(count=entries),
        )
    )


def close(language: str, *, plan: bool) -> str:
    """Return the text of the action that closes the plan, or the window where there is none."""
    _ = translation(language).gettext
    return _("&Close the plan") if plan else _("&Close the window")


def choose_stages(language: str) -> str:
    """Return what the first page answers to the wish for a new plan."""
    return translation(language).gettext("Choose the stages to begin with.")


def undo_of(what: str, language: str) -> str:
    """Return "Undo renaming a stage"."""
    return translation(language).gettext("&Undo {what}").format(what=what)


def undone(what: str, language: str) -> str:
    """Return what is said after an undo."""
    return translation(language).gettext("Undone: {what}").format(what=what)


def redone(what: str, language: str) -> str:
    """Return what is said after a redo."""
    return translation(language).gettext("Done again: {what}").format(what=what)


def how_to_edit(language: str) -> str:
    """Return what is said to a key that would change a plan which is open to read."""
    return translation(language).gettext("To change this plan, press Enter or choose “Edit this plan”.")


def redo_of(what: str, language: str) -> str:
    """Return "Redo renaming a stage"."""
    return translation(language).gettext("&Redo {what}").format(what=what)


def removed(entries: int, with_details: int, language: str) -> str:
    """Return the line for entries that went while typing, some of them with details that the cell does not show."""
    _, _n = translation(language).gettext, translation(language).ngettext
    line = _n("{count} entry removed", "{count} entries removed", entries).format(count=entries)
    if with_details:
        line += _n(", {count} with details", ", {count} with details", with_details).format(count=with_details)
    return _("{line}.").format(line=line)


def stage_deleted(name: str, entries: int, language: str) -> str:
    """Return the line for a deleted stage."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if not entries:
        return _("“{name}” deleted.").format(name=name)
    return _n("“{name}” deleted with its {count} entry.", "“{name}” deleted with its {count} entries.", entries).format(
        name=name, count=entries
    )


def not_stated(language: str) -> str:
    """Return the offer to say nothing of who decides."""
    return translation(language).gettext("Not stated")


def other_words(language: str) -> str:
    """Return the offer to say in own words who decides."""
    return translation(language).gettext("Other words…")


def new_stage_name(language: str) -> str:
    """Return the name that a new stage has until it gets its own."""
    return translation(language).gettext("New stage")


def numbered_stage(number: int, language: str) -> str:
    """Return the name that one of several new stages has until it gets its own: "New stage 2"."""
    return translation(language).gettext("New stage {number}").format(number=number)


def moved_to(column: str, language: str) -> str:
    """Return what is announced when an entry moved."""
    return translation(language).gettext("Moved to {level}").format(level=column)


def exported(name: str, pages: int | None, language: str) -> str:
    """Return the line for a file that was exported."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if pages is None:
        return _("Saved “{name}”.").format(name=name)
    return _n("Saved “{name}”, {count} page.", "Saved “{name}”, {count} pages.", pages).format(name=name, count=pages)


def table_copied(stages: int, language: str, *, whole: bool, lines: bool = False) -> str:
    """Return that the table is on the clipboard, as ``lines`` of text or as a table.

    ``whole`` is False where only the groups that the grid shows are in it.
    """
    _, _n = translation(language).gettext, translation(language).ngettext
    if not stages:
        return _("There is no stage to copy yet.")
    count = _n("{count} stage", "{count} stages", stages).format(count=stages)
    if not whole:
        count = _("{stages}, the groups shown").format(stages=count)
    if lines:
        return _("Copied as text: {stages}. Paste it into a form or an email.").format(stages=count)
    return _("Table copied: {stages}. Paste it into Word.").format(stages=count)


def dropped_many(language: str) -> str:
    """Return the line for many files dropped at once."""
    return translation(language).gettext("That is a lot of files. Drop up to five plans at a time.")


def fault(language: str) -> str:
    """Return what to say when the program itself is at fault."""
    _ = translation(language).gettext
    return _(
        "Something went wrong inside the program. Your last step was not carried out; the plan is as it was before,"
        " and safe. The report tells what the program was doing, and none of your text."
    )


def kept_old(name: str, language: str) -> str:
    """Return the line for a file that was replaced by one of today's form."""
    return translation(language).gettext("Saved. The old file is kept as “{name}”.").format(name=name)


def copy_saved(name: str, language: str) -> str:
    """Return the line for a copy that was saved while the plan stays where it is."""
    return translation(language).gettext("A copy is saved as “{name}”.").format(name=name)


def title_of_window(title: str, language: str) -> str:
    """Return the title of a window."""
    return translation(language).gettext("{title} – {name}").format(title=title, name=NAME)


def about_text(version: str, language: str) -> str:
    """Return the text of the About box."""
    _ = translation(language).gettext
    return _(
        "{name} {version}\n\nWho takes part in a micro-credential, how deeply, and who decides.\n\n"
        "Framework adapted from Bovill, C. (2017). A Framework to Explore Roles Within Student-Staff Partnerships in"
        " Higher Education. International Journal for Students as Partners 1(1). doi 10.15173/ijsap.v1i1.3062"
        " (CC BY 4.0).\n\nThe program is under the MIT licence; Liberation Sans under the SIL Open Font License."
    ).format(name=NAME, version=version)
