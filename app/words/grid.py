# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the grid says around the plan's own words."""

from app.words import translation


def control_gloss(language: str) -> str:
    """Return the small line under Control, in the language of the plan."""
    return translation(language).gettext("who decides")


def new_stage(language: str) -> str:
    """Return what stands in the last row."""
    return translation(language).gettext("Add a stage…")


def hidden(entries: int, language: str) -> str:
    """Return the line for entries of a cell that a filter hides."""
    return translation(language).gettext("+{count} hidden").format(count=entries)


def hidden_spoken(entries: int, language: str) -> str:
    """Return the same for a screen reader."""
    return translation(language).ngettext("{count} hidden", "{count} hidden", entries).format(count=entries)


def another_entry(language: str) -> str:
    """Return the offer at the foot of the current cell."""
    return translation(language).gettext("+ entry")


def zoom(percent: int, language: str) -> str:
    """Return the line after zooming: "Zoom 120 %"."""
    return translation(language).gettext("Zoom {percent} %").format(percent=percent)


def remarks(notes: int, questions: int, language: str) -> list[str]:
    """Return for a screen reader what there is about a cell besides what stands in it."""
    ngettext = translation(language).ngettext
    note = ngettext("Has a note", "Has {count} notes", notes).format(count=notes)
    question = ngettext("{count} question", "{count} questions", questions).format(count=questions)
    return [note] * bool(notes) + [question] * bool(questions)


def cell(place: str, said: str, remarks: list[str], language: str, *, cell_first: bool = False) -> str:
    """Return a cell for a screen reader: "Needs Assessment, Consult: Focus group (n=6). Has a note."."""
    _ = translation(language).gettext
    told = ". ".join([said or _("empty"), *remarks])
    if cell_first:
        return _("{said}. {place}").format(said=told, place=place)
    return _("{place}: {said}").format(place=place, said=told) + "." * bool(remarks)


def stage_cell(name: str, remarks: list[str]) -> str:
    """Return the cell of a stage for a screen reader: "Needs Assessment. Has a note."."""
    return ". ".join([name, *remarks]) + "." * bool(remarks)
