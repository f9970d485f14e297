# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is told about a damaged file: what can be read of it, what is missing, what was altered."""

from collections.abc import Iterable, Mapping

from app.words import fields, translation

Counts = Mapping[str, tuple[int, int | None]]
"""{table: (rows that can be read, rows that there were; None where that is not known)}"""
Mends = Iterable[tuple[str, str, str, int]]
"""(what, table, field, how many rows), as ``app.models.mending`` tells them"""


def headline(file: str, counts: Counts, language: str) -> str:
    """Return the sentence that says that a file is damaged and how much of it can be read."""
    words = translation(language)
    found, expected = counts["involvements"]
    if expected is None:
        text = words.ngettext(
            "“{file}” is damaged: {found} entry can be read, and it cannot be told how many there were."
            " The file was not changed.",
            "“{file}” is damaged: {found} entries can be read, and it cannot be told how many there were."
            " The file was not changed.",
            found,
        )
    else:
        text = words.ngettext(
            "“{file}” is damaged: {found} of {expected} entry can be read. The file was not changed.",
            "“{file}” is damaged: {found} of {expected} entries can be read. The file was not changed.",
            expected,
        )
    return text.format(file=file, found=found, expected=expected)


def offer(language: str) -> str:
    """Return what the button says that opens what was salvaged."""
    return translation(language).gettext("Open what can be read as a new plan")


def opened(file: str, language: str) -> str:
    """Return the banner over a plan made of what could be read."""
    _ = translation(language).gettext
    return _("This is what could be read of “{file}”, as a new plan. Save it where you like.").format(file=file)


def see_missing(language: str) -> str:
    """Return what the button says that lists what is missing."""
    return translation(language).gettext("What is missing")


def missing(file: str, language: str) -> str:
    """Return the line over the list of what is missing."""
    return (
        translation(language)
        .gettext("Missing here, or perhaps altered, compared with “{file}” as it was:")
        .format(file=file)
    )


def title(title: str, language: str) -> str:
    """Return the title of a plan made of what could be read, so that nobody takes it for the whole."""
    _ = translation(language).gettext
    label = _("(what could be read)")
    return f"{title[: 299 - len(label)]} {label}" if title else _("Plan (what could be read)")


def stand_in(table: str, number: int, language: str) -> str:
    """Return the name of a row that stands in for a lost stage, level, group or answer."""
    _ = translation(language).gettext
    names = {
        "stages": _("Found again {number}"),
        "groups": _("Unknown group {number}"),
        "answers": _("Found again {number}"),
    }
    return names.get(table, _("Unknown level {number}")).format(number=number)


def lines(counts: Counts, mends: Mends, *, digest_matches: bool, language: str) -> list[str]:
    """Return what is missing and what was altered, a sentence each."""
    _ = translation(language).gettext
    if digest_matches:
        return [_("Everything that the plan says can be read, just as it was written.")]
    found = [
        _("{kind}: {found} of {expected} can be read.").format(kind=_kind(table, language), found=read, expected=number)
        for table, (read, number) in counts.items()
        if number is not None and read < number
    ]
    found += [text for mend in mends if (text := _mend(*mend, counts=counts, language=language))]
    if unknown := [_kind(table, language) for table, (_read, number) in counts.items() if number is None]:
        found.append(_("It cannot be told how many there were of: {kinds}.").format(kinds=", ".join(unknown)))
    found.append(_("The words and numbers that can be read may be altered too: compare them with an earlier copy."))
    return list(dict.fromkeys(found))


def _mend(kind: str, table: str, field: str, count: int, *, counts: Counts, language: str) -> str:
    _ = translation(language).gettext
    match kind:
        case "unread" if counts.get(table, (0, None))[1] is not None:
            return ""  # the counts say so already
        case "unread":
            text = _("{kind}: {count} cannot be read.")
        case "double":
            text = _("{kind}: {count} left out, which stand there twice and differ.")
        case "dropped" if table != "control_parties":
            text = _("{kind}: {count} left out, because what they belong to is lost.")
        case "dropped":
            text = _("{kind}: {count} left out, because the stage is lost.")
        case "emptied":
            text = _("{kind}: {count} without “{field}”, which cannot be read.")
        case "cut":
            text = _("{kind}: {count} with only a part of “{field}”.")
        case "led":
            text = _("{kind}: {count} with another “{field}”, because theirs is lost.")
        case "stands-in":
            text = _("{kind}: {count} made anew to hold what belonged to lost ones. Give them their names.")
        case _:
            text = _("{kind}: {count} made anew as the program brings them along.")
    return text.format(kind=_kind(table, language), count=count, field=_field(field, language))


def _kind(table: str, language: str) -> str:
    _ = translation(language).gettext
    kinds = {
        "schemes": _("Sets of levels"),
        "project": _("Properties of the plan"),
        "levels": _("Levels"),
        "stages": _("Stages"),
        "groups": _("Groups"),
        "control_parties": _("Groups that decide"),
        "involvements": _("Entries"),
        "ladder_places": _("Places on the ladder"),
        "notes": _("Notes"),
        "reasons": _("Reasons for changes"),
        "left_questions": _("Questions left as they are"),
        "answers": _("Answers for a portal"),
        "answer_groups": _("Groups that an answer is about"),
        "answer_stages": _("Stages that an answer is about"),
        "sentence_edits": _("Sentences in own words"),
        "export_profiles": _("Profiles for exports"),
    }
    return kinds.get(table, table)


def _field(field: str, language: str) -> str:
    _ = translation(language).gettext
    names = {
        "id": _("Own mark"),
        "rank": _("Place in the order"),
        "answer_id": _("Answer"),
        "stage_id": _("Stage"),
        "level_id": _("Level"),
        "group_id": _("Group"),
        "scheme_id": _("Set of levels"),
        "kind": _("Kind"),
        "control": _("Control"),
        "count_kind": _("How many"),
        "plural": _("One or several"),
        "at_control": _("Control"),
        "key": _("Own mark"),
        "gloss": _("Small line under the name"),
        "definition": _("Meaning"),
        "author": _("Who wrote it"),
        "written_at": _("When it was written"),
    }
    return names.get(field) or fields.name(field, language)
