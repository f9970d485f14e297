# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the export dialog says."""

from collections.abc import Sequence

from app.words import translation
from app.words.matrix import figure

_SHORT = {".docx": "Word", ".xlsx": "Excel", ".html": "HTML", ".md": "Markdown"}


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the dialog, by their name; & marks the key of a control."""
    _ = translation(language).gettext
    return {
        "window": _("Export"),
        "groups": _("Groups"),
        "show_examples": _("S&how"),
        "examples_out": _("Leave &them out"),
        "examples_back": _("Put &them back"),
        "to_questions": _("Go to Questions"),
        "to_preview": _("Pre&view"),
        "to_choices": _("C&hoices"),
        "cancel": _("Cancel"),
        "place": _("Export to"),
        **_where(language),
        **_profile(language),
        **_what(language),
        **_page(language),
    }


def _where(language: str) -> dict[str, str]:
    _ = translation(language).gettext
    return {
        "where": _("Where does it go?"),
        ".docx": _("Into a &Word document"),
        ".docx why": _(
            "A Word file, to go on writing in. For a document of your own, copy the table and paste it there."
        ),
        "copy": _("&Copy table"),
        ".pdf": _("&Attached to an application"),
        ".pdf why": _(
            "A PDF: it looks the same everywhere and can be handed in as it is. Screen readers read its table."
        ),
        "into_portal": _("Into a portal that takes plain text"),
        "portal": _("&Text for a portal…"),
        ".xlsx": _("A &spreadsheet"),
        ".xlsx why": _("An Excel file, to count or to sort in; a real table, also for screen readers."),
        "other": _("&Other"),
        "other why": _("A web page, plain tables, or pictures of the pages."),
        "other_format": _("Other format"),
    }


def _profile(language: str) -> dict[str, str]:
    _ = translation(language).gettext
    return {
        "profile": _("Pro&file:"),
        "no_profile": _("None"),
        "keep_profile": _("&Keep these choices…"),
        "remove_profile": _("Remove"),
        "profile_name": _("Name of the profile"),
        "keep_name": _("Keep"),
        "file_name": _("File &name:"),
    }


def _what(language: str) -> dict[str, str]:
    _ = translation(language).gettext
    return {
        "what": _("What is in it?"),
        "layout": _("One table or several"),
        "legend": _("&Legend: what the levels mean"),
        "title": _("T&itle line"),
        "credit": _("C&redit: whose levels they are"),
        "glosses": _("Small lines under the levels"),
        "participants": _("List of who takes part"),
        "details": _("&Details: what the cells do not say"),
        "notes": _("Notes"),
        "numbered": _("Table number"),
        "stages": _("Stages"),
        "columns": _("Columns"),
        "tick_all": _("Tick all"),
        "tick_none": _("Tick none"),
    }


def only_some(stages: tuple[int, int], columns: tuple[int, int], language: str) -> str:
    """Return the head over the stages and columns to tick; of each, how many are ticked, and of how many."""
    _ = translation(language).gettext
    if stages[0] == stages[1] and columns[0] == columns[1]:
        return _("Only some stages or columns")
    return _("{stages} of {all_stages} stages, {columns} of {all_columns} columns").format(
        stages=stages[0], all_stages=stages[1], columns=columns[0], all_columns=columns[1]
    )


def _page(language: str) -> dict[str, str]:
    _ = translation(language).gettext
    return {
        "page": _("&Page"),
        "paper": _("Pap&er:"),
        "orientation": _("Orientation:"),
        "margins": _("&Margins:"),
        "own_margin": _("Own margin in millimetres"),
        "pages": _("Fit on pages:"),
        "as_many": _("as many as it takes"),
        "text_size": _("Text si&ze of the table:"),
        "running_size": _("Text around it:"),
        "as_tables": _("as in the table"),
        "face": _("Letters:"),
        "page_numbers": _("Page numbers:"),
        "spoken": _("Language:"),
        "as_plan": _("as the plan"),
        "black_and_white": _("Black and white, for copying"),
    }


def preview(language: str) -> dict[str, str]:
    """Return the texts around the pages, by their name."""
    _ = translation(language).gettext
    return {
        "preview": _("Preview"),
        "nothing": _("There is nothing to see yet."),
        "back": _("Page back"),
        "forward": _("Next page"),
        "smaller": _("Smaller"),
        "larger": _("Larger"),
        "print": _("Print these pages"),
        "print_text": _("Print…"),
    }


def print_job(language: str) -> str:
    """Return what a printer calls the pages."""
    return translation(language).gettext("Participation plan")


def printed(language: str) -> str:
    """Return that the pages went to the printer."""
    return translation(language).gettext("The pages are on their way to the printer.")


def page_of(page: int, pages: int, language: str) -> str:
    """Return which page is seen."""
    return translation(language).gettext("Page {page} of {pages}").format(page=page, pages=pages)


def layouts(language: str) -> Sequence[tuple[str, str]]:
    """Return how groups may be put into tables: name, value of the option."""
    _ = translation(language).gettext
    return (
        (_("One table for all groups"), "together"),
        (_("A table for each group"), "apart"),
        (_("Groups across, levels in the cells"), "across"),
    )


def faces(language: str) -> Sequence[tuple[str, str]]:
    """Return the faces to choose from: name, value of the option."""
    _ = translation(language).gettext
    return ((_("Without serifs, as Arial"), "sans"), (_("With serifs, as Times"), "serif"))


def about_profile(about: str, source: str, as_of: str, language: str) -> str:
    """Return what a profile asks for, whose rule it is and from when."""
    _ = translation(language).gettext
    rule = _("Source: {source}, {as_of}.").format(source=source, as_of=as_of) if source else ""
    return " ".join(filter(None, (about, rule)))


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
    return _("E&xport {format}…").format(format=_SHORT.get(suffix, suffix.lstrip(".").upper()))


def kind_of_file(suffix: str, language: str) -> str:
    """Return what files of a format are called."""
    _ = translation(language).gettext
    kinds = {
        ".docx": _("Word document"),
        ".xlsx": _("Excel workbook"),
        ".html": _("Web page"),
        ".csv": _("Table with commas (CSV)"),
        ".tsv": _("Table with tabs (TSV)"),
        ".md": _("Markdown"),
        ".png": _("Pictures of the pages (PNG)"),
        ".svg": _("Drawings of the pages (SVG)"),
    }
    return kinds.get(suffix, suffix.lstrip(".").upper())


def result(suffix: str, pages: int | None, paper: str, orientation: str, size: float, language: str) -> str:
    """Return how an export comes out: "1 page, Letter, landscape, 10 pt."; ``pages`` None where nobody knows yet."""
    _, _n = translation(language).gettext, translation(language).ngettext
    lies = {"landscape": _("landscape"), "portrait": _("portrait")}
    sheets = {key: name for name, key in papers(language)}
    parts = [sheets[paper], lies[orientation], _("{size} pt").format(size=figure(size, language))]
    if pages is None:
        kinds = {".docx": _("A Word document: {parts}."), ".xlsx": _("One sheet, ready to print: {parts}.")}
        if suffix not in kinds:
            return _("{kind}, without pages.").format(kind=kind_of_file(suffix, language))
        return kinds[suffix].format(parts=", ".join(parts))
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
    return _("The text is smaller than {size} pt, so that no word has to be broken.").format(
        size=figure(asked, language)
    )


def looking(language: str) -> str:
    """Return what stands there until it is known how an export comes out."""
    return translation(language).gettext("Checking how it fits…")


def making(suffix: str, language: str) -> str:
    """Return the line while a file is made."""
    _ = translation(language).gettext
    if suffix == ".pdf":
        return _("Making the PDF…")
    return _("Making the {format} file…").format(format=_SHORT.get(suffix, suffix.lstrip(".").upper()))


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


def nothing_ticked(language: str) -> str:
    """Return what to do when every stage, or every column, is left out."""
    return translation(language).gettext("No stage or no column is ticked. Tick at least one of each.")


def no_group(language: str) -> str:
    """Return what to do when no group is ticked."""
    return translation(language).gettext("No group is ticked. Tick at least one.")
