# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What Details says around the plan's own words, in the language of the interface."""

from app.words import translation


def labels(language: str) -> dict[str, str]:
    """Return the short texts of Details, by their name; the names of fields stand in ``app.words.fields``."""
    _ = translation(language).gettext
    return {
        "details": _("Details"),
        "first_stage": _("No stage yet. Type the first one, or take a template."),
        "new_stage": _("Another stage? Type its name in the table."),
        "stage": _("Stage"),
        "kind": _("What is this stage about?"),
        "entries": _("Entries"),
        "empty_cell": _("Nothing here yet. An empty cell is fine."),
        "add_entry": _("Add entry"),
        "move_up": _("Move up"),
        "move_down": _("Move down"),
        "delete": _("Delete"),
        "group": _("Group"),
        "level": _("Level"),
        "not_in_table": _("Not printed in the table."),
        "never_printed": _("Never printed unless you ask."),
        "number": _("Number"),
        "from": _("From"),
        "to": _("to"),
        "who_decides": _("Who decides"),
        "with_whom": _("With whom"),
        "own_words": _("Own words"),
        "instead": _("Printed instead of the usual words."),
        "which_level": _("Which level fits?"),
        "yes": _("Yes"),
        "no": _("No"),
        "ask_again": _("Ask again"),
    }


def stage_kinds(language: str) -> dict[str, str]:
    """Return what a stage may be about, by the keys of ``rows.STAGE_KINDS``; first comes the empty one."""
    _ = translation(language).gettext
    return {
        "": _("Not said"),
        "needs": _("Needs"),
        "design": _("Design"),
        "build": _("Development of content"),
        "approval": _("Approval"),
        "marketing": _("Marketing"),
        "delivery": _("Delivery"),
        "assessment": _("Assessment of learning"),
        "recognition": _("Recognition"),
        "evaluation": _("Evaluation"),
        "alumni": _("Alumni"),
        "other": _("Something else"),
    }


def count_kinds(language: str) -> dict[str, str]:
    """Return the ways to say how many, by the keys of ``rows.COUNT_KINDS``; first comes the empty one."""
    _ = translation(language).gettext
    return {
        "": _("Not said"),
        "exact": _("Exactly"),
        "range": _("From … to …"),
        "about": _("About"),
        "at-least": _("At least"),
        "per-cohort": _("Per cohort"),
        "all": _("The whole group"),
    }


def tints(language: str) -> dict[str, str]:
    """Return the colours that a group may have, by the keys of ``rows.TINTS``; first comes the empty one."""
    _ = translation(language).gettext
    return {
        "": _("The usual one"),
        "blue": _("Blue"),
        "green": _("Green"),
        "amber": _("Amber"),
        "rose": _("Rose"),
        "violet": _("Violet"),
        "teal": _("Teal"),
        "sand": _("Sand"),
        "grey": _("Grey"),
    }


def not_stated(language: str) -> str:
    """Return the choice of not saying who decides."""
    return translation(language).gettext("Not stated")


def other_words(language: str) -> str:
    """Return the choice of saying in other words who decides."""
    return translation(language).gettext("Other words")


def more(filled: int, language: str) -> str:
    """Return the head of the folded fields: "More", or "More (2)" where so many of them are filled."""
    _ = translation(language).gettext
    return _("More ({count})").format(count=filled) if filled else _("More")


def note(author: str, language: str) -> str:
    """Return the label of a note, with whoever wrote it."""
    _ = translation(language).gettext
    return _("Note by {author}").format(author=author) if author else _("Note")


def of_field(field: str, part: str, language: str) -> str:
    """Return the name of a part of a field for a screen reader: "How many: Number"."""
    return translation(language).gettext("{field}: {part}").format(field=field, part=part)


def rate(name: str, currency: str, language: str) -> str:
    """Return the label of an amount with its currency: "Rate per hour (CAD)"."""
    return translation(language).gettext("{name} ({currency})").format(name=name, currency=currency)


def use_number(number: int, language: str) -> str:
    """Return the offer to take a number out of the words of an entry."""
    return translation(language).gettext("Use {number} as the number?").format(number=number)


def add_group(name: str, language: str) -> str:
    """Return the offer to make a group of a name before a colon."""
    return translation(language).gettext("Add “{name}” as a group?").format(name=name)


def level_questions(language: str) -> tuple[str, str, str]:
    """Return the questions that lead to a level, in their order."""
    _ = translation(language).gettext
    return (
        _("Can they give their views?"),
        _("Do they work with you while it happens?"),
        _("Do you decide together?"),
    )


def level_fits(level: str, language: str, *, there: bool) -> str:
    """Return what the questions led to; ``there`` where the entry is at that level already."""
    _ = translation(language).gettext
    return (_("{level} fits. That is where it stands.") if there else _("{level} fits.")).format(level=level)


def add_at(level: str, language: str) -> str:
    """Return the offer to add an entry at a level."""
    return translation(language).gettext("Add at {level}").format(level=level)


def move_to(level: str, language: str) -> str:
    """Return the offer to move an entry to a level."""
    return translation(language).gettext("Move to {level}").format(level=level)
