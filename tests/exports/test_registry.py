# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Every format loses no word or refuses; files appear all together or not at all."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.errors import CannotWrite, CellTooLong, LettersMissing, UnknownChoice
from app.exports.options import ExportOptions
from app.exports.preflight import remarks
from app.exports.registry import FORMATS, export, format_for, render_plan
from app.exports.rendered import Rendered
from tests.builders import a_plan, table_1
from tests.exports import published
from tests.exports.plans import PLAIN_TEXTS, WIDE_TEXTS, Asked, one_stage, plan_of, tables
from tests.exports.readers import READERS, in_some_face, seen


def test_every_format_can_be_read_back() -> None:
    read = set(READERS) | {".png"}  # a picture has no words: test_pictures looks for each in its place
    assert read == set(FORMATS), "add a reader to tests/exports/readers.py, and every format is tested"


def assert_says(suffix: str, rendered: Rendered, texts: list[str]) -> None:
    """Assert that a file has every text whole, and every letter as often as the texts have it."""
    told = "".join(seen(READERS[suffix](data)) for data in (rendered.data, *rendered.more))
    for text in texts:
        assert seen(text) in told
    missing = Counter("".join(map(seen, texts)))
    missing.subtract(told)
    assert {letter: count for letter, count in missing.items() if count > 0} == {}


@pytest.mark.parametrize("suffix", READERS)
def test_every_format_says_all_of_table_1(suffix: str) -> None:
    rendered = render_plan(table_1(), FORMATS[suffix], ExportOptions(title=True))
    texts = [published.STAGE_HEAD, *published.COLUMNS, *(text for row in published.ROWS for text in row)]
    if FORMATS[suffix].form == "page":
        texts.append(published.SPAN)
    if FORMATS[suffix].form != "cells":
        texts += [published.TITLE, published.CAPTION, published.CREDIT]
        texts += [text for line in published.LEGEND for text in line]
    assert_says(suffix, rendered, texts)


@pytest.mark.parametrize("suffix", READERS)
@settings(max_examples=40)
@given(asked=tables(PLAIN_TEXTS))
def test_every_format_says_all_that_any_plan_says(suffix: str, asked: list[Asked]) -> None:
    rendered = render_plan(plan_of(asked), FORMATS[suffix], ExportOptions())
    assert_says(suffix, rendered, [text for row in asked for cell in row.paragraphs for text in cell])


def letters_of(texts: list[str]) -> Counter[str]:
    """Count letters and digits, whatever their form and order: readers of a page turn right-to-left text round."""
    return Counter(letter for letter in unicodedata.normalize("NFKD", seen("".join(texts))) if letter.isalnum())


@pytest.mark.parametrize("suffix", READERS)
@settings(max_examples=25)
@given(asked=tables(WIDE_TEXTS))
def test_in_any_script_every_format_says_all_or_refuses_by_name(suffix: str, asked: list[Asked]) -> None:
    texts = [text for row in asked for cell in row.paragraphs for text in cell]
    try:
        rendered = render_plan(plan_of(asked), FORMATS[suffix], ExportOptions())
    except LettersMissing as refused:
        named = [letter for letter, _ in refused.found]
        assert set(named) <= set("".join(texts))
        lost = {letter for text in texts for letter in seen(text) if not in_some_face(letter)}
        assert lost - set(named) <= ALTERNATIVES
    else:
        if suffix != ".pdf" or not any(map(is_mixed, texts)):
            assert_says(
                suffix, rendered, [text.translate(DRAWN_AS) if suffix in (".pdf", ".svg") else text for text in texts]
            )
        else:
            assert letters_of(texts) <= letters_of([READERS[suffix](data) for data in (rendered.data, *rendered.more)])


def is_mixed(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text)


DRAWN_AS = {0x2011: "\u2010"}
ALTERNATIVES = {*map(chr, DRAWN_AS)}


@pytest.mark.parametrize("suffix", READERS)
def test_every_format_takes_a_plan_of_200_stages_and_5_groups(suffix: str) -> None:
    rendered = render_plan(a_plan(stages=200, groups=5), FORMATS[suffix], ExportOptions())
    texts = [f"Stage {number}" for number in range(1, 201)]
    texts += [f"Activity {number} (n={number})" for number in range(1, 1001)]
    assert_says(suffix, rendered, texts)


@pytest.mark.parametrize("name", ["matrix.pdf", "matrix.PDF", "my.plan.Pdf"])
def test_the_suffix_of_a_name_asks_for_the_format(name: str) -> None:
    assert format_for(Path(name)).suffix == ".pdf"


@pytest.mark.parametrize(("name", "given"), [("matrix.doc", ".doc"), ("matrix", "matrix"), ("matrix.pdf.zip", ".zip")])
def test_an_unknown_suffix_is_refused_with_those_that_are_known(name: str, given: str) -> None:
    with pytest.raises(UnknownChoice) as refused:
        format_for(Path("folder.pdf") / name)
    assert (refused.value.kind, refused.value.given, refused.value.known) == ("format", given, tuple(FORMATS))


def test_several_files_are_written_each_in_its_format(tmp_path: Path) -> None:
    paths = [tmp_path / "a.xlsx", tmp_path / "b.pdf", tmp_path / "c.PDF"]
    rendered = export(table_1(), paths, ExportOptions())
    assert [path.read_bytes() for path in paths] == [each.data for each in rendered]
    assert [path.read_bytes()[:4] for path in paths] == [b"PK\x03\x04", b"%PDF", b"%PDF"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.pdf", "c.PDF"]


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "matrix.pdf"
    path.write_bytes(b"last year's")
    export(table_1(), [path], ExportOptions())
    assert path.read_bytes()[:4] == b"%PDF"


def test_one_refusal_leaves_all_files_as_they_were(tmp_path: Path) -> None:
    there = tmp_path / "there.pdf"
    there.write_bytes(b"last year's")
    with pytest.raises(LettersMissing):
        export(one_stage({"Inform": ["🙂"]}), [tmp_path / "new.xlsx", there], ExportOptions())
    with pytest.raises(CellTooLong):
        export(one_stage({"Inform": ["a" * 10_000] * 4}), [there, tmp_path / "new.xlsx"], ExportOptions())
    with pytest.raises(UnknownChoice):
        export(table_1(), [there, tmp_path / "new.xlsx", tmp_path / "new.docx2"], ExportOptions())
    assert there.read_bytes() == b"last year's"
    assert [path.name for path in tmp_path.iterdir()] == ["there.pdf"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as refused:
        export(table_1(), [tmp_path / "none" / "matrix.pdf"], ExportOptions())
    assert refused.value.reason == "folder-missing"
    assert list(tmp_path.iterdir()) == []


def test_only_the_pdf_has_a_title_line_of_itself() -> None:
    assert {suffix: found.title for suffix, found in FORMATS.items() if suffix in (".pdf", ".xlsx")} == {
        ".pdf": True,
        ".xlsx": False,
    }
    for suffix, told in ((".pdf", True), (".xlsx", False)):
        text = READERS[suffix](render_plan(table_1(), FORMATS[suffix], ExportOptions()).data)
        assert (seen("Example: learner participation in a micro-credential") in seen(text)) is told


def test_only_the_word_document_is_upright_of_itself() -> None:
    for suffix, orientation in ((".pdf", "landscape"), (".xlsx", "landscape"), (".docx", "portrait")):
        assert render_plan(table_1(), FORMATS[suffix], ExportOptions()).options.orientation == orientation
    turned = render_plan(table_1(), FORMATS[".docx"], ExportOptions(orientation="landscape"))
    assert turned.options.orientation == "landscape"


def test_an_upright_word_document_is_no_reason_for_a_remark() -> None:
    rendered = render_plan(table_1(), FORMATS[".docx"], ExportOptions())
    assert "turned" not in [each.kind for each in remarks(table_1(), FORMATS[".docx"], ExportOptions(), rendered)]
