# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the command line says."""

from app import NAME
from app.words import translation
from app.words.matrix import figure


def about(language: str) -> str:
    """Return what the program is, at the head of its help."""
    _ = translation(language).gettext
    return _("Who takes part in a micro-credential, how deeply, and who decides: a table for your application.")


def helps(language: str) -> dict[str, str]:
    """Return the line of help for each command and option, by its name."""
    _ = translation(language).gettext
    return {
        "new": _("make a new plan"),
        "show": _("print the matrix of a plan"),
        "check": _("ask what may be asked of a plan, and count"),
        "check-json": _("print the questions and the counts as JSON"),
        "export": _("write the matrix of a plan to Word, PDF, Excel and more"),
        "text": _("print a plan as sentences for a portal, or what changed in it"),
        "import": _("make a new plan of a table from Word, Excel or the web"),
        "import-file": _("the file with the table: .docx, .xlsx, .csv, .html"),
        "table": _("which table of the file: 1 for the first (otherwise the first that looks like a matrix)"),
        "language": _("the language of the plan: en-CA, fr-CA … (otherwise the system's)"),
        "self-test": _("check that this installation works, and stop"),
        "version": _("print the version, and stop"),
        "file": _("the plan: a file that ends in .pplan"),
        "new-file": _("where to put the plan: a file name that ends in .pplan"),
        "template": _("the stages to begin with: {templates} (otherwise {default})"),
        "scheme": _("the levels: {schemes} (otherwise {default})"),
        "title": _("the title of the plan"),
        "json": _("print everything the plan says, as JSON"),
        **_of_export(language),
        **_of_text(language),
    }


def _of_text(language: str) -> dict[str, str]:
    _ = translation(language).gettext
    return {
        "length": _("long (sentences), medium (a line a stage) or short (stages by level)"),
        "limit": _("so many characters with spaces; without --length the longest that fits"),
        "by": _("in the order of the stages, or of the groups (otherwise stage)"),
        "tense": _("what will be (planned), what is (present) or what was (done) (otherwise present)"),
        "text-group": _("tell of this group only; may be given several times"),
        "text-stage": _("tell of this stage only; may be given several times"),
        "explain": _("say what the levels mean"),
        "text-details": _("with what it is used for, how people hear back, when, and what they get in return"),
        "typographic": _("with curly quotes, dashes and bullets; some portals spoil them"),
        "export-language": _("the language of what is printed: en or fr, also with a region (otherwise the plan's)"),
        "text-language": _("the language of the sentences: en or fr, also with a region (otherwise the plan's)"),
        "text-changes-since": _("print what changed since a kept version, or since another file of this plan"),
    }


def _of_export(language: str) -> dict[str, str]:
    _ = translation(language).gettext
    return {
        "files": _("the plan: a file that ends in .pplan; several with --to"),
        "output": _("where to write; the name ends in {formats}; may be given several times"),
        "to": _("the folder to write into, each file named as its plan"),
        "as": _("with --to: the format, .pdf where none is given; may be given several times"),
        "export-check": _("write nothing; say how it would come out, and what is worth knowing before"),
        "profile": _("begin with the options of a profile, shipped or kept in the plan; what else is given goes first"),
        "changes-since": _("write what changed since a kept version, or since another file of this plan"),
        "stage": _("show this stage only; may be given several times"),
        "column": _("show this level, or Control, only; may be given several times"),
        "face": _("sans or serif (otherwise sans)"),
        "apart": _("a table for each group"),
        "across": _("the groups across, the levels in the cells"),
        "running-size": _("of the text around the tables, in points (otherwise as the tables)"),
        "fit-on": _("on no more than so many pages, where that can be done"),
        "credit": _("with or without whom the matrix is owed to (otherwise with)"),
        "details": _("with or without what the cells do not say (otherwise without)"),
        "notes": _("with or without the notes (otherwise without)"),
        "participants": _("with or without a list of who takes part (otherwise without)"),
        "black-and-white": _("with or without grey behind the heads (otherwise with)"),
        "small-lines": _("with or without the small lines under the levels (otherwise without)"),
        "numbered": _("with or without a table number, in Word (otherwise without)"),
        "paper": _("a4 or letter (otherwise as usual in the region of the plan's language)"),
        "landscape": _("a page on its side (the usual, but for Word only with details)"),
        "portrait": _("an upright page, where the words fit"),
        "margin": _("on all sides: 15mm, 0.5in (otherwise 25mm, or 1in on letter)"),
        "text-size": _("in points, 9 or more (otherwise 10)"),
        "group": _("show this group only; may be given several times"),
        "leave-out-examples": _("without the entries that came with a template and that nobody touched"),
        "legend": _("with or without what the levels mean (otherwise with)"),
        "title-line": _("with or without the title above (otherwise in Word, PDF, web page and Markdown)"),
        "page-numbers": _("with or without page numbers (otherwise from two pages on)"),
    }


def usage(message: str, command: str, language: str) -> str:
    """Return what to say to a command that cannot be understood; ``message`` says why."""
    _ = translation(language).gettext
    return _("{message}. “{command} --help” shows what can be said.").format(
        message=message.removeprefix("argument ").rstrip("."), command=command
    )


def unknown_command(given: str, known: str, language: str) -> str:
    """Return why a first word is not understood."""
    _ = translation(language).gettext
    return _("“{given}” is neither a plan nor something to do; choose one of {known}").format(given=given, known=known)


def not_a_choice(given: str, known: str, language: str) -> str:
    """Return why the value of an option is not understood."""
    _ = translation(language).gettext
    return _("“{given}” is not one of {known}").format(given=given, known=known)


def not_a_length(given: str, language: str) -> str:
    """Return why a margin is not understood."""
    return translation(language).gettext("“{given}” is not a length; write 15mm or 0.5in").format(given=given)


def not_a_whole_number(given: str, language: str) -> str:
    """Return why a number of pages or characters is not understood."""
    return translation(language).gettext("“{given}” is not a whole number; write 2 or 1500").format(given=given)


def not_a_number(given: str, language: str) -> str:
    """Return why a text size is not understood."""
    return translation(language).gettext("“{given}” is not a number; write 9 or 10.5").format(given=given)


def made(name: str, stages: int, entries: int, language: str) -> str:
    """Return that a new plan was made."""
    _, _n = translation(language).gettext, translation(language).ngettext
    return _("Made “{name}”: {stages}, {entries}.").format(
        name=name,
        stages=_n("{count} stage", "{count} stages", stages).format(count=stages),
        entries=_n("{count} entry", "{count} entries", entries).format(count=entries),
    )


def exported(name: str, pages: int | None, paper: str, orientation: str, size: float, language: str) -> str:
    """Return how an export came out; ``pages`` None where the format leaves them open."""
    _ = translation(language).gettext
    return _("Saved “{name}”: {how}.").format(name=name, how=_how(pages, paper, orientation, size, language))


def would_be(name: str, pages: int | None, paper: str, orientation: str, size: float, language: str) -> str:
    """Return how an export would come out."""
    _ = translation(language).gettext
    return _("“{name}” would be: {how}.").format(name=name, how=_how(pages, paper, orientation, size, language))


def _how(pages: int | None, paper: str, orientation: str, size: float, language: str) -> str:
    _, _n = translation(language).gettext, translation(language).ngettext
    papers = {"a4": _("A4"), "letter": _("Letter")}
    orientations = {"landscape": _("landscape"), "portrait": _("portrait")}
    parts = [papers[paper], orientations[orientation], _("{size} pt").format(size=figure(size, language))]
    if pages is not None:
        parts.insert(0, _n("{count} page", "{count} pages", pages).format(count=pages))
    return ", ".join(parts)


def failed(name: str, number: int, count: int, why: str, language: str) -> str:
    """Return that one of many plans was not exported, and why."""
    _ = translation(language).gettext
    return _("{number} of {count}, “{name}”: {why}").format(number=number, count=count, name=name, why=why)


def exported_many(done: int, count: int, language: str) -> str:
    """Return how many of many plans were exported."""
    _n = translation(language).ngettext
    return _n("{done} of {count} plan exported.", "{done} of {count} plans exported.", count).format(
        done=done, count=count
    )


def exported_without_page(name: str, language: str, *, only_cells: bool) -> str:
    """Return that an export without pages is done; ``only_cells`` where it has nothing but the table."""
    _ = translation(language).gettext
    if only_cells:
        return _("Saved “{name}”: the table alone, without caption, credit and legend.").format(name=name)
    return _("Saved “{name}”.").format(name=name)


def more_files(count: int, last: str, language: str) -> str:
    """Return that each page is a file; there are always two or more."""
    _ = translation(language).gettext
    return _("Each page is a file of its own, {count} in all; the last is “{name}”.").format(count=count, name=last)


def guarded(count: int, language: str) -> str:
    """Return that cells begin with an apostrophe which the plan does not have."""
    _n = translation(language).ngettext
    return _n(
        "{count} cell begins with an apostrophe now, so that no spreadsheet takes it for a formula.",
        "{count} cells begin with an apostrophe now, so that no spreadsheet takes them for formulas.",
        count,
    ).format(count=count)


def examples(count: int, language: str) -> str:
    """Return that entries which were exported are still a template's."""
    _n = translation(language).ngettext
    return _n(
        "{count} entry is still the example's; --leave-out-examples exports without it.",
        "{count} entries are still the example's; --leave-out-examples exports without them.",
        count,
    ).format(count=count)


def works(versions: str, language: str) -> str:
    """Return that the self-test went well."""
    _ = translation(language).gettext
    return _("{name} works here ({versions}).").format(name=NAME, versions=versions)


def works_not(what: str, language: str) -> str:
    """Return which part of the self-test failed."""
    _ = translation(language).gettext
    return _("This installation does not work: {what}. Install {name} again.").format(what=what, name=NAME)
