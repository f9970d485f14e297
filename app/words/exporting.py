# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the export dialog says, and the names it suggests for files."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from app.words import translation

LONGEST_NAME = 49
NAME_PARTS = ("title", "date", "institution", "funder")
"""What the name of a file may be put together from."""
_KEPT_BY_WINDOWS = {"CON", "PRN", "AUX", "NUL"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10)
}
# Letters that Unicode does not take apart into a plain one and an accent.
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the dialog, by their name; & marks the key of a control."""
    _ = translation(language).gettext
    return {
        "window": _("Export"),
        "where": _("Where does it go?"),
        ".pdf": _("&Attached to an application"),
        ".pdf why": _("A PDF: it looks the same everywhere and can be handed in as it is."),
        ".xlsx": _("A &spreadsheet"),
        ".xlsx why": _("An Excel file: to go on working in, or to copy from."),
        "what": _("What is in it?"),
        "groups": _("Groups"),
        "legend": _("&Legend: what the levels mean"),
        "title": _("T&itle line"),
        "page": _("&Page"),
        "paper": _("Pape&r:"),
        "orientation": _("&Orientation:"),
        "margins": _("&Margins:"),
        "own_margin": _("Own margin in millimetres"),
        "text_size": _("Text si&ze:"),
        "page_numbers": _("Page &numbers:"),
        "leave_out": _("Lea&ve it out"),
        "show_examples": _("S&how"),
        "examples_out": _("Leave &them out"),
        "examples_back": _("Put &them back"),
        "cancel": _("&Cancel"),
        "place": _("Export to"),
    }


def papers(language: str) -> Sequence[tuple[str, str]]:
    """Return the sheets to choose from: name, key."""
    _ = translation(language).gettext
    return ((_("A4"), "a4"), (_("Letter"), "letter"))


def orientations(language: str) -> Sequence[tuple[str, str]]:
    """Return the ways a page may lie: name, key."""
    _ = translation(language).gettext
    return ((_("Landscape"), "landscape"), (_("Portrait"), "portrait"))


def page_numbers(language: str) -> Sequence[tuple[str, bool | None]]:
    """Return when pages are numbered: name, value of the option."""
    _ = translation(language).gettext
    return ((_("From two pages on"), None), (_("Always"), True), (_("Never"), False))


def usual_margin(paper: str, language: str) -> str:
    """Return the usual margins of a sheet, in the unit that it is measured in."""
    _ = translation(language).gettext
    return _("Usual (1 in)") if paper == "letter" else _("Usual (25 mm)")


def own_margin(language: str) -> str:
    """Return the choice of a margin that is not listed."""
    return translation(language).gettext("Another…")


def millimetres(language: str) -> str:
    """Return what stands after a number of millimetres."""
    return translation(language).gettext(" mm")


def points(language: str) -> str:
    """Return what stands after a size of text."""
    return translation(language).gettext(" pt")


def group(name: str, language: str, *, used: bool) -> str:
    """Return a group to tick; one without an entry says so."""
    return name if used else translation(language).gettext("{group} (no entry yet)").format(group=name)


def button(suffix: str, language: str, *, blank: bool) -> str:
    """Return the text of the button that exports; ``blank`` for a plan without a stage."""
    _ = translation(language).gettext
    if blank:
        return _("E&xport it blank…")
    return _("E&xport PDF…") if suffix == ".pdf" else _("E&xport Excel…")


def kind_of_file(suffix: str, language: str) -> str:
    """Return what files of a format are called."""
    _ = translation(language).gettext
    return _("PDF") if suffix == ".pdf" else _("Excel workbook")


def result(pages: int | None, paper: str, orientation: str, size: float, language: str) -> str:
    """Return how an export comes out: "1 page, Letter, landscape, 10 pt."; ``pages`` None for a spreadsheet."""
    _, _n = translation(language).gettext, translation(language).ngettext
    lies = {"landscape": _("landscape"), "portrait": _("portrait")}
    sheets = {key: name for name, key in papers(language)}
    parts = [sheets[paper], lies[orientation], _("{size:g} pt").format(size=size)]
    if pages is None:
        return _("One sheet, ready to print: {parts}.").format(parts=", ".join(parts))
    parts.insert(0, _n("{count} page", "{count} pages", pages).format(count=pages))
    return _("{parts}.").format(parts=", ".join(parts))


def fits(language: str) -> str:
    """Return that one page, as it was asked for, is enough."""
    return translation(language).gettext("Everything fits.")


def broken(language: str) -> str:
    """Return that a word is longer than any column."""
    return translation(language).gettext("A word is longer than its column and goes on in the next line.")


def without_legend(pages: int, language: str) -> str:
    """Return how many pages it would be without the legend."""
    _n = translation(language).ngettext
    return _n("Without the legend it is one.", "Without the legend it is {count}.", pages).format(count=pages)


def turned(language: str) -> str:
    """Return why a page is on its side though it was asked for upright."""
    return translation(language).gettext("The page is on its side, so that no word has to be broken.")


def smaller(asked: float, language: str) -> str:
    """Return why the text is smaller than asked for, in points."""
    _ = translation(language).gettext
    return _("The text is smaller than {size:g} pt, so that no word has to be broken.").format(size=asked)


def looking(language: str) -> str:
    """Return what stands there until it is known how an export comes out."""
    return translation(language).gettext("Checking how it fits…")


def making(suffix: str, language: str) -> str:
    """Return the line while a file is made."""
    _ = translation(language).gettext
    return _("Making the PDF…") if suffix == ".pdf" else _("Making the Excel file…")


def stopped(language: str) -> str:
    """Return that the making of a file was cancelled."""
    return translation(language).gettext("Cancelled. Nothing was written.")


def nothing_yet(language: str) -> str:
    """Return what to say of a plan without a stage."""
    _ = translation(language).gettext
    return _("There is nothing to export yet; the empty table can be printed for a workshop.")


def examples(count: int, language: str) -> str:
    """Return that entries are still a template's."""
    _n = translation(language).ngettext
    return _n("{count} entry is still the example's.", "{count} entries are still the example's.", count).format(
        count=count
    )


def examples_left_out(count: int, language: str) -> str:
    """Return that such entries are not exported."""
    _n = translation(language).ngettext
    return _n(
        "{count} entry of the example is left out.", "{count} entries of the example are left out.", count
    ).format(count=count)


def no_group(language: str) -> str:
    """Return what to do when no group is ticked."""
    return translation(language).gettext("No group is ticked. Tick at least one.")


def file_name(
    title: str,
    day: date,
    suffix: str,
    language: str,
    *,
    pattern: str = "{title}-{date}",
    longest: int = LONGEST_NAME,
    institution: str = "",
    funder: str = "",
) -> str:
    """Return the name to suggest for a file: "Welding-2026-11-21.pdf".

    Plain letters, digits and hyphens, no more than ``longest`` characters in all: the title is shortened. ``pattern``
    puts the parts in ``NAME_PARTS`` together.
    """
    fallback = _plain(translation(language).gettext("Participation")) or "Participation"
    parts = {"title": _plain(title) or fallback, "date": day.isoformat()}
    parts |= {"institution": _plain(institution), "funder": _plain(funder)}
    others = _joined(pattern.format(**(parts | {"title": ""})))
    room = max(longest - len(others) - len(suffix) - 1, 8)
    name = _joined(pattern.format(**(parts | {"title": _shortened(parts["title"], room)})))
    if name.upper().split("-")[0] in _KEPT_BY_WINDOWS and "-" not in name:
        name += "-1"
    return _shortened(name, longest - len(suffix)) + suffix


def _joined(text: str) -> str:
    return re.sub("-{2,}", "-", re.sub("[^A-Za-z0-9_]+", "-", text)).strip("-")


def _shortened(text: str, room: int) -> str:
    """Return a name cut at a hyphen to so many characters."""
    if len(text) <= room:
        return text
    whole, _, _ = text[: room + 1].rpartition("-")
    return (whole or text[:room]).rstrip("-")


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return re.sub("[^A-Za-z0-9]+", "-", letters).strip("-")
