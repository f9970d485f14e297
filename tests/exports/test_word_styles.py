# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The look of the Word document: all of it in styles, which the standard would take."""

import pytest

from app.exports.options import ExportOptions
from tests.builders import table_1, with_entry
from tests.exports.word_files import W, grid, root, word_of

A4, LETTER = (11906, 16838), (12240, 15840)
"""Width and height of the sheets in twentieths of a point."""


def style(data: bytes, name: str) -> dict[str, str]:
    """Return what a style sets, with what it is based on: "b", "sz", "keepNext" …"""
    by_id = {each.get(f"{W}styleId"): each for each in root(data, "styles").iter(f"{W}style")}
    (found,) = (each for each in by_id.values() if each.find(f"{W}name[@{W}val='{name}']") is not None)
    base = found.find(f"{W}basedOn")
    above = by_id[base.get(f"{W}val")].find(f"{W}name") if base is not None else None
    inherited = style(data, above.get(f"{W}val", "")) if above is not None else {}
    own = {
        child.tag.removeprefix(W): child.get(f"{W}val", "")
        for kind in ("pPr", "rPr")
        for child in found.iterfind(f"{W}{kind}/*")
    }
    return {**inherited, **own}


def test_heads_and_what_stands_before_them_stay_with_what_follows() -> None:
    data = word_of(table_1())
    for name in ("Title", "heading 1", "caption", "Matrix head", "Matrix head over columns"):
        assert "keepNext" in style(data, name)
    for name in ("Legend", "Note", "Matrix entry", "Matrix stage"):
        assert "keepNext" not in style(data, name)


def test_every_style_that_is_used_is_there_and_no_other_look_is_set() -> None:
    data = word_of(with_entry(table_1(), "Needs Assessment", "Inform", "שלום"), ExportOptions(numbered=True))
    known = {each.get(f"{W}styleId") for each in root(data, "styles").iter(f"{W}style")}
    document = root(data, "document")
    used = {found.get(f"{W}val") for name in ("pStyle", "rStyle", "tblStyle") for found in document.iter(f"{W}{name}")}
    assert used <= known
    set_directly = {
        child.tag.removeprefix(W) for name in ("pPr", "rPr") for each in document.iter(f"{W}{name}") for child in each
    }
    assert set_directly == {"pStyle", "keepNext", "rStyle", "bidi", "rtl"}


def test_letters_are_as_large_as_asked_for() -> None:
    data = word_of(table_1(), ExportOptions(text_size=10.5, running_size=12))
    sizes = {name: style(data, name).get("sz") for name in ("Matrix entry", "Matrix head", "Legend", "Title", "footer")}
    assert sizes == {"Matrix entry": "21", "Matrix head": "21", "Legend": "22", "Title": "36", "footer": "18"}
    assert {"b", "bCs"} <= style(data, "Matrix stage").keys()


@pytest.mark.parametrize(("face", "name"), [("sans", "Arial"), ("serif", "Times New Roman")])
def test_the_face_is_one_that_every_office_has(face: str, name: str) -> None:
    fonts = root(word_of(table_1(), ExportOptions(face=face)), "styles").find(f".//{W}rFonts")  # type: ignore[arg-type]
    assert fonts is not None
    assert [fonts.get(f"{W}{key}") for key in ("ascii", "hAnsi", "cs")] == [name] * 3


def test_black_and_white_is_that() -> None:
    data = word_of(table_1(), ExportOptions(black_and_white=True))
    assert {box.fill for row in grid(data).rows for box in row.boxes} == {""}
    colours = {found.get(f"{W}color") for found in root(data, "styles").find(f".//{W}tblBorders") or ()}
    assert colours == {"000000"}
    assert {box.fill for row in grid(word_of(table_1())).rows[:2] for box in row.boxes} == {"EDEDED"}


ORDER = {
    "pPr": "pStyle keepNext bidi spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs sz szCs rtl lang",
    "tblPr": "tblStyle tblW tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "style": "name basedOn uiPriority semiHidden qFormat pPr rPr tblPr",
    "trPr": "cantSplit trHeight tblHeader",
    "sectPr": "footerReference pgSz pgMar",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
}
"""The order that the standard asks for, of what is used of it; Word takes a file for damaged where it is another."""


@pytest.mark.parametrize("part", ["document", "styles", "settings", "footer"])
def test_elements_stand_in_the_order_of_the_standard(part: str) -> None:
    data = word_of(with_entry(table_1(), "Needs Assessment", "Inform", "שלום"), ExportOptions(page_numbers=True))
    for element in root(data, part).iter():
        if order := ORDER.get(element.tag.removeprefix(W), "").split():
            places = [order.index(child.tag.removeprefix(W)) for child in element]
            assert places == sorted(places)
