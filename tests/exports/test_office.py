# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What LibreOffice shows of the files for Word and Excel: every word, in whatever script."""

import shutil
import subprocess
import unicodedata
from collections import Counter

import pytest

from app import operations as do
from app.exports.options import ExportOptions
from app.exports.registry import document_of, export
from app.models.changes import Draft
from app.models.plan import Plan
from tests.builders import blank
from tests.exports.any_plan import FROM_THE_RIGHT, HOSTILE, SCRIPTS
from tests.exports.plans import TRICKY
from tests.exports.readers import pdf_pages

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")

SUFFIXES = (".docx", ".xlsx")
OPTIONS = ExportOptions(notes=True, participants=True, glosses=True, title=True)


def in_many_scripts() -> Plan:
    """Return a plan whose stages, groups and entries are in Latin, Greek, Cyrillic, syllabics, Hebrew, Arabic, Han."""
    draft = Draft(blank())
    do.edit_project(draft, title="Ngāti Whātua Ōrākei — Участники", organisation="ᐃᓄᒃᑎᑐᑦ & <b>", credit="© {0} %s")
    do.add_group(draft, name="הלומדים")
    texts = iter((*SCRIPTS, *FROM_THE_RIGHT, *TRICKY, *HOSTILE))
    for name in (*SCRIPTS, *FROM_THE_RIGHT):
        stage_id = do.add_stage(draft, name=name)
        do.add_note(draft, stage_id=stage_id, text=name, author="", written_at="")
        for level in draft.plan.levels:
            for group, text in zip(draft.plan.groups, texts, strict=False):
                do.add_involvement(draft, stage_id=stage_id, level_id=level.id, group_id=group.id, text=text)
    return draft.plan


def letters(text: str) -> Counter[str]:
    """Count letters, digits and marks in whatever form and order: a page has those of Arabic as they are drawn."""
    apart = unicodedata.normalize("NFKD", text)
    return Counter(letter for letter in apart if letter.isalnum() or unicodedata.category(letter) == "Mn")


def is_in_order(text: str) -> bool:
    """Tell whether readers of a page give the letters of a text in their order."""
    return not any(unicodedata.bidirectional(letter) in ("R", "AL", "NSM") for letter in text)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what LibreOffice prints of each file, without blanks."""
    folder = tmp_path_factory.mktemp("office")
    texts = {}
    for suffix in SUFFIXES:
        path = folder / f"plan{suffix}"
        export(in_many_scripts(), [path], OPTIONS)
        office = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
        command = [*office, "--convert-to", "pdf", "--outdir", str(folder), str(path)]
        subprocess.run(command, check=True, timeout=180, capture_output=True)
        pages = pdf_pages(path.with_suffix(".pdf").read_bytes())
        texts[suffix] = "".join(letter.text for page in pages for letter in page.letters)
    return texts


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_libreoffice_shows_every_word(suffix: str, shown: dict[str, str]) -> None:
    document = document_of(in_many_scripts(), OPTIONS.settled(language="en-CA", title=True))
    texts = [text for _, text in document.texts()]
    for word in " ".join(filter(is_in_order, texts)).split():
        assert word in shown[suffix]
    assert letters("".join(texts)) - letters(shown[suffix]) == Counter()
