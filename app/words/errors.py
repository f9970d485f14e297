# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What went wrong, in one sentence or two that say what and what to do."""

import unicodedata
from pathlib import Path

from app import VERSION
from app.errors import (
    CannotImport,
    CannotOpen,
    CannotWrite,
    CellTooLong,
    LastGroup,
    LettersMissing,
    NameNeeded,
    NoScreen,
    NotANumber,
    NotATemplate,
    NotFound,
    NumberOutOfRange,
    OtherPlan,
    PageTooSmall,
    PlanInUse,
    TextTooLong,
    UnknownChoice,
    UserError,
    VersionUnreadable,
)
from app.words import fields, translation
from app.words.matrix import figure

_MOST_LETTERS = 12
_LONGEST_PLACE = 60


def sentence(error: UserError, language: str) -> str:
    """Return what to tell people about an error, in the language of the interface."""
    _ = translation(language).gettext
    match error:
        case CannotOpen():
            return _cannot_open(error, language)
        case CannotWrite():
            return _cannot_write(error, language)
        case CannotImport():
            return _cannot_import(error, language)
        case PlanInUse():
            return _in_use(error, language)
        case NotATemplate():
            return _not_a_template(error, language)
        case UnknownChoice():
            return _unknown(error, language)
        case LettersMissing():
            return _letters_missing(error, language)
        case CellTooLong() | TextTooLong() | NumberOutOfRange() | NotANumber():
            return _does_not_fit(error, language)
        case PageTooSmall():
            return _("The page has no room for the table like this. Choose narrower margins or a smaller text.")
        case NoScreen():
            return _("There is no screen here to show a window on. Try the commands: participation-planner --help.")
        case LastGroup() | NameNeeded() | NotFound() | OtherPlan() | VersionUnreadable():
            return _not_in_this_plan(error, language)
    raise TypeError(type(error).__name__)


def _does_not_fit(error: CellTooLong | TextTooLong | NumberOutOfRange | NotANumber, language: str) -> str:
    """Return why what was typed cannot be kept, or not be exported."""
    _ = translation(language).gettext
    match error:
        case CellTooLong():
            return _("{place}: the text there has {length} characters, and Excel takes {limit}. Shorten it.").format(
                place=error.place, length=error.length, limit=error.limit
            )
        case TextTooLong():
            return _("{field}: {length} characters are too many, {limit} fit. Shorten the text.").format(
                field=fields.name(error.field, language), length=error.length, limit=error.limit
            )
        case NumberOutOfRange():
            return _out_of_range(error, language)
        case NotANumber():
            return _("{field}: “{text}” is not a number. Write it like 25 or 25.50.").format(
                field=fields.name(error.field, language), text=error.text
            )


def _not_in_this_plan(error: LastGroup | NameNeeded | NotFound | OtherPlan | VersionUnreadable, language: str) -> str:
    """Return why something cannot be done to a plan as it is."""
    _ = translation(language).gettext
    match error:
        case LastGroup():
            return _("A plan needs a group, and this is its last one. Rename it instead.")
        case NameNeeded():
            return _("Give it a name.")
        case NotFound():
            return _("That is no longer in the plan.")
        case OtherPlan():
            return _("These are two different plans, not two copies of one. Nothing was changed.")
        case VersionUnreadable():
            return _("This version can no longer be read. The plan itself is as it was.")


def _out_of_range(error: NumberOutOfRange, language: str) -> str:
    _ = translation(language).gettext
    return _("{field}: {number} does not work here; choose a number from {low} to {high}.").format(
        field=fields.name(error.field, language),
        number=figure(error.number, language),
        low=figure(error.low, language),
        high=figure(error.high, language),
    )


def unexpected(kind: str, language: str) -> str:
    """Return what to say when the program itself is at fault; ``kind`` is the type of the exception."""
    return (
        translation(language)
        .gettext("Something went wrong inside the program ({kind}). Your files are as they were. Please report it.")
        .format(kind=kind)
    )


def _cannot_open(error: CannotOpen, language: str) -> str:
    _ = translation(language).gettext
    match error.reason:
        case "missing":
            text = _("“{name}” is not there. Check the name and the folder.")
        case "folder":
            text = _("“{name}” is a folder. Choose the plan file inside it.")
        case "empty":
            text = _("“{name}” is empty. Ask for the file again, or look for an earlier copy.")
        case "foreign":
            text = _("“{name}” is not a participation plan. Choose a file that ends in .pplan.")
        case "other-program":
            text = _("“{name}” belongs to another program. Choose a file that ends in .pplan.")
        case "newer" if error.made_with:
            text = _(
                "“{name}” was made with a newer Participation Planner ({version}; this is {ours})."
                " Ask for the newer program, or for a PDF. The file was not changed."
            )
        case "newer":
            text = _(
                "“{name}” was made with a newer Participation Planner (this is {ours})."
                " Ask for the newer program, or for a PDF. The file was not changed."
            )
        case "damaged":
            text = _("“{name}” is damaged. Ask for the file again, or look for an earlier copy. It was not changed.")
        case "too-large":
            text = _("“{name}” is too large to be a participation plan. Choose another file.")
        case "unreadable":
            text = _("“{name}” can't be read here. Check that you may open it, or copy it to another folder.")
    return text.format(name=error.path.name or str(error.path), version=error.made_with, ours=VERSION)


def _not_a_template(error: NotATemplate, language: str) -> str:
    _ = translation(language).gettext
    match error.reason:
        case "foreign":
            text = _("“{name}” is not a template. Choose a file that ends in .pplan-template.")
        case "newer":
            text = _("“{name}” was made with a newer Participation Planner (this is {ours}). Nothing was added.")
        case "wrong":
            text = _("“{name}” is not as a template should be. Ask for the file again. Nothing was added.")
    return text.format(name=error.path.name, ours=VERSION)


def _cannot_import(error: CannotImport, language: str) -> str:
    _ = translation(language).gettext
    if error.path is None:
        match error.reason:
            case "too-large":
                return _("What was copied is too large for one table. Copy a part of it.")
        return _("There is no table on the clipboard. Select the whole table where it is, copy it, and paste again.")
    match error.reason:
        case "missing":
            text = _("“{name}” is not there. Check the name and the folder.")
        case "folder":
            text = _("“{name}” is a folder. Choose the file with the table.")
        case "empty" | "no-table":
            text = _("There is no table in “{name}”. Choose another file, or copy the table and paste it.")
        case "foreign":
            text = _("“{name}” is not what its ending says. Open it where it was made, and save it again.")
        case "old-form":
            text = _(
                "“{name}” has a password or is of an old form. Save it as .docx or .xlsx without a password,"
                " or copy the table and paste it."
            )
        case "damaged":
            text = _("“{name}” is damaged. Ask for the file again, or copy the table and paste it.")
        case "too-large":
            text = _("“{name}” is too large for a table. Copy the table and paste it.")
        case "unreadable":
            text = _("“{name}” can't be read here. Check that you may open it, or copy it to another folder.")
    return text.format(name=error.path.name or str(error.path))


def _in_use(error: PlanInUse, language: str) -> str:
    _ = translation(language).gettext
    if error.name and error.computer:
        text = _("{name} has this plan open on {computer}. Read it, or work in a copy and bring both together later.")
    else:
        text = _("This plan is open in another program. Read it, or work in a copy and bring both together later.")
    return text.format(name=error.name, computer=error.computer)


def _cannot_write(error: CannotWrite, language: str) -> str:
    _ = translation(language).gettext
    match error.reason:
        case "folder-missing":
            text = _("“{name}” can't be written: the folder “{folder}” is not there. Choose another folder.")
        case "not-a-folder":
            text = _("“{name}” can't be written: “{folder}” is not a folder. Choose another one.")
        case "denied":
            text = _("“{name}” can't be written: this place doesn't allow changes. Choose another name or folder.")
        case "full":
            text = _("“{name}” can't be written: the disk is full. Free some space, or choose another disk.")
        case "busy":
            text = _("“{name}” can't be written: another program holds it. Close that program, or choose another name.")
        case "exists":
            text = _("“{name}” is already there. Choose another name, or move that file away.")
        case "is-a-folder":
            text = _("“{name}” can't be written: a folder has that name. Choose another name.")
        case "changed":
            text = _("“{name}” was changed by somebody else in the meantime. Save under another name.")
        case "gone":
            text = _("“{name}” is no longer in its folder. Save it there again, or under another name.")
        case "too-large":
            text = _("“{name}” would become too large to be opened again. Delete versions that you no longer need.")
        case "failed":
            text = _("“{name}” can't be written ({detail}). Choose another name or folder.")
    folder = error.path.parent if error.path.parent != Path() else Path.cwd()
    return text.format(name=error.path.name or str(error.path), folder=folder, detail=error.detail or "?")


def _unknown(error: UnknownChoice, language: str) -> str:
    _ = translation(language).gettext
    match error.kind:
        case "template":
            text = _("There is no template “{given}”. Choose one of: {known}.")
        case "scheme":
            text = _("There is no set of levels “{given}”. Choose one of: {known}.")
        case "group":
            text = _("There is no group “{given}” in this plan. Choose one of: {known}.")
        case "table":
            text = _("There is no table {given} in this file. Choose one of: {known}.")
        case "format":
            text = _("There is no format for “{given}”. Let the file name end in one of: {known}.")
        case "stage":
            text = _("There is no stage “{given}” in this plan. Choose one of: {known}.")
        case "column":
            text = _("There is no column “{given}” in this plan. Choose one of: {known}.")
        case "profile":
            text = _("There is no profile “{given}”. Choose one of: {known}.")
        case "version" if not error.known:
            text = _("No version of this plan is kept by name. Give the file of an earlier plan instead of “{given}”.")
        case "version":
            text = _("No version “{given}” of this plan is kept. Choose one of: {known}.")
        case "one-plan":
            text = _("-o takes one plan, and these are {given}. For several, name a folder with {known}.")
        case "choice":
            text = _("“{given}” is not one of the choices here. Choose one of: {known}.")
    return text.format(given=error.given, known=", ".join(error.known))


def _letters_missing(error: LettersMissing, language: str) -> str:
    """Name the letters, in the order in which they come, and where the first one stands."""
    _, _n = translation(language).gettext, translation(language).ngettext
    letters = " ".join(_letter(letter) for letter, _place in error.found[:_MOST_LETTERS])
    place = error.found[0][1]
    place = place if len(place) <= _LONGEST_PLACE else place[: _LONGEST_PLACE - 1].rstrip() + "…"
    more = len(error.found) - _MOST_LETTERS
    if more > 0:
        letters = _n("{letters} and {count} other", "{letters} and {count} others", more).format(
            letters=letters, count=more
        )
    what = _("The PDF can't show {letters} (in “{place}”).")
    if len(error.found) > 1:
        what = _("The PDF can't show these letters: {letters} (the first is in “{place}”).")
    way = _("So that no word is lost, no PDF is made: write this in other letters, or export to Excel.")
    return f"{what.format(letters=letters, place=place)} {way}"


def _letter(letter: str) -> str:
    """Return a letter so that it can be seen: a mark on a ring, what nothing can show as its number."""
    if unicodedata.combining(letter):
        return f"◌{letter}"
    return letter if letter.isprintable() else f"U+{ord(letter):04X}"
