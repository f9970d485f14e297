# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the command line says."""

from app import NAME
from app.words import translation


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
        "export": _("write the matrix of a plan to Excel, PDF"),
        "text": _("print a plan as sentences for a portal"),
        "length": _("long (sentences), medium (a line a stage) or short (stages by level)"),
        "limit": _("so many characters with spaces; without --length the longest that fits"),
        "by": _("in the order of the stages, or of the groups (otherwise stage)"),
        "tense": _("what will be (planned), what is (present) or what was (done) (otherwise present)"),
        "text-group": _("what this group does only; may be given several times"),
        "text-stage": _("this stage only; may be given several times"),
        "explain": _("say what the levels mean"),
        "details": _("with what it is used for, how people hear back, when, and what they get in return"),
        "typographic": _("with curly quotes, dashes and bullets; some portals spoil them"),
        "text-language": _("the language of the sentences: en or fr, also with a region (otherwise the plan's)"),
        "changes-since": _("print what changed since a kept version, by its name, or since another plan file"),
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
        "output": _("where to write; the name ends in {formats}; may be given several times"),
        "paper": _("a4 or letter (otherwise as usual in the region of the plan's language)"),
        "landscape": _("a page on its side (the usual)"),
        "portrait": _("an upright page, where the words fit"),
        "margin": _("on all sides: 15mm, 0.5in (otherwise 25mm, or 1in on letter)"),
        "text-size": _("in points, 9 or more (otherwise 10)"),
        "group": _("show this group only; may be given several times"),
        "leave-out-examples": _("without the entries that came with a template and that nobody touched"),
        "legend": _("with or without what the levels mean (otherwise with)"),
        "title-line": _("with or without the title above (otherwise in PDF only)"),
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


def not_a_count(given: str, language: str) -> str:
    """Return why a number of characters is not understood."""
    return translation(language).gettext("“{given}” is not a number of characters; write 1500").format(given=given)


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
    _, _n = translation(language).gettext, translation(language).ngettext
    papers = {"a4": "A4", "letter": "Letter"}
    orientations = {"landscape": _("landscape"), "portrait": _("portrait")}
    parts = [papers[paper], orientations[orientation], _("{size:g} pt").format(size=size)]
    if pages is not None:
        parts.insert(0, _n("{count} page", "{count} pages", pages).format(count=pages))
    return _("Saved “{name}”: {how}.").format(name=name, how=", ".join(parts))


def turned(language: str) -> str:
    """Return why a page is on its side though it was asked for upright."""
    return translation(language).gettext("The page is on its side, so that no word has to be broken.")


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
