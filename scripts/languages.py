# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Bring the catalogues of other languages up to date with the sentences in the code: ``make languages``.

``make languages NEW=de`` begins one for another language.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from app import COMMAND, NAME, VERSION

TOP = Path(__file__).parent.parent
LANGUAGES = TOP / "resources" / "languages"

_KEYWORDS = {"_": None, "gettext": None, "_n": (1, 2), "ngettext": (1, 2)}
_HEADER = "# SPDX-FileCopyrightText: The Participation Planner authors\n# SPDX-License-Identifier: MIT"
_AUTHORS = "The Participation Planner authors"
# When a catalogue was written is known to git; a date in it would change with every run.
_BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


def sentences(language: str | None = None) -> Catalog:
    """Return every sentence of the code, untranslated, in the order in which they stand there."""
    catalog = Catalog(
        locale=language, domain=COMMAND, project=NAME, version=VERSION, header_comment=_HEADER, fuzzy=False,
        creation_date=_BEGUN, revision_date=_BEGUN, last_translator=_AUTHORS, language_team=_AUTHORS,
        msgid_bugs_address="see CONTRIBUTING.md",
    )  # fmt: skip
    for name, _line, message, _comments, _context in extract_from_dir(TOP / "app" / "words", keywords=_KEYWORDS):
        catalog.add(message, locations=[(f"app/words/{name}", 0)])
    return catalog


def catalogue(language: str) -> Path:
    """Return where the catalogue of a language lies, the text and not what is compiled of it."""
    return LANGUAGES / language / "LC_MESSAGES" / f"{COMMAND}.po"


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it lies there."""
    with catalogue(language).open("rb") as file:
        return read_po(file, locale=language, domain=COMMAND)


def renew(language: str) -> int:
    """Put today's sentences into a catalogue, keep those translated, compile it; return how many wait for theirs."""
    renewed = sentences(language)
    path = catalogue(language)
    if path.exists():
        for known in read(language):
            if known.id and known.id in renewed:
                renewed[known.id].string = known.string
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, renewed, width=120, include_lineno=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, renewed)
    return sum(not (message.string and all(message.string)) for message in renewed if message.id)


def main() -> None:
    """Renew the catalogue of each language, and begin those named."""
    for language in sorted({path.name for path in LANGUAGES.glob("*")} | set(sys.argv[1:])):
        print(f"{language}: {renew(language)} sentences wait for their translation")  # noqa: T201  # its answer


if __name__ == "__main__":
    main()
