# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The drawing: the lines, fills and texts of the PDF's page, each in its place."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops, ImageFilter

from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, render_plan
from app.models.plan import Plan
from tests.builders import table_1
from tests.exports import published
from tests.exports.plans import one_stage
from tests.exports.readers import pdf_pages, svg_texts

SVG = "{http://www.w3.org/2000/svg}"


def drawn(plan: Plan) -> ET.Element:
    return ET.fromstring(render_plan(plan, FORMATS[".svg"], ExportOptions()).data)


def test_a_drawing_is_as_large_as_the_page_and_says_what_it_is() -> None:
    root = drawn(table_1())
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("792pt", "612pt", "0 0 792 612")
    assert root.get("lang") == "en-CA"
    assert root.findtext(f"{SVG}title") == published.TITLE


def test_each_line_of_text_is_one_text() -> None:
    texts = svg_texts(render_plan(table_1(), FORMATS[".svg"], ExportOptions()).data)
    assert texts[0] == published.CAPTION
    for text in ("Level of Involvement", "Focus group (n=6)", "Member of design team (n=2)", "Marketing and Promotion"):
        assert text in texts
    assert texts[-2:] == list(published.LEGEND[-1])


def test_texts_stand_where_they_stand_in_the_pdf() -> None:
    (page,) = pdf_pages(render_plan(table_1(), FORMATS[".pdf"], ExportOptions(title=False)).data)
    places = {(word.text, round(word.baseline)) for word in page.words}
    for text in drawn(table_1()).iter(f"{SVG}text"):
        first = (text.text or "").split()[0]
        assert (first, round(page.height - float(text.attrib["y"]))) in places
    (institution,) = [text for text in drawn(table_1()).iter(f"{SVG}text") if text.text == "Institution"]
    (word,) = [word for word in page.words if word.text == "Institution"]
    assert float(institution.attrib["x"]) == pytest.approx(word.left, abs=1)
    end = float(institution.attrib["x"]) + float(institution.attrib["textLength"])
    assert end == pytest.approx(word.right, abs=1)


def test_heads_and_leads_are_bold_and_the_rest_is_not() -> None:
    texts = {text.text: text.get("font-weight", "") for text in drawn(table_1()).iter(f"{SVG}text")}
    assert {texts[text] for text in (published.CAPTION, "Inform", "Needs Assessment", "Inform:")} == {"bold"}
    assert {texts[text] for text in ("Institution", "All learners", published.LEGEND[4][1])} == {""}


def test_small_lines_under_the_levels_are_plain_and_a_little_smaller() -> None:
    root = ET.fromstring(render_plan(table_1(), FORMATS[".svg"], ExportOptions(text_size=12, glosses=True)).data)
    looks = {text.text: (text.get("font-weight", ""), text.get("font-size")) for text in root.iter(f"{SVG}text")}
    assert (looks["Inform"], looks["they are told"]) == (("bold", "12"), ("", "10.8"))


def test_the_head_is_filled_and_the_lines_are_those_of_the_table() -> None:
    paths = list(drawn(table_1()).iter(f"{SVG}path"))
    filled = [path for path in paths if path.get("fill") == "#ededed"]
    assert len(filled) == 1
    assert re.match(r"M72 [\d.]+ L720 [\d.]+ .*Z$", filled[0].attrib["d"])
    assert [path.get("stroke-width") for path in paths if path.get("stroke") == "#404040"] == ["1.25"]
    assert sum(path.get("d", "").count("M") for path in paths if path.get("stroke") == "#8c8c8c") >= 10


@pytest.mark.parametrize("text", ["<b> & </text>", "Sḵwx̱wú7mesh", "a b c", "well-being", "x"])
def test_a_text_is_a_text(text: str) -> None:
    assert text in svg_texts(render_plan(one_stage({"Inform": [text]}), FORMATS[".svg"], ExportOptions()).data)


@pytest.mark.skipif(not shutil.which("rsvg-convert"), reason="needs rsvg-convert")
def test_another_program_draws_what_the_pdf_shows(tmp_path: Path) -> None:
    drawing = tmp_path / "plan.svg"
    drawing.write_bytes(render_plan(table_1(), FORMATS[".svg"], ExportOptions()).data)
    made = subprocess.run(["rsvg-convert", "--width=2200", drawing], check=True, capture_output=True).stdout
    picture = render_plan(table_1(), FORMATS[".png"], ExportOptions()).data
    one, other = (
        Image.open(io.BytesIO(data)).convert("L").resize((550, 425)).filter(ImageFilter.BoxBlur(3))
        for data in (made, picture)
    )
    assert min(one.tobytes()) < 200  # not a blank page
    assert max(ImageChops.difference(one, other).tobytes()) < 60


@pytest.mark.parametrize("text", ["כל הלומדים", "كل المتعلمين", "سطح (n=6) كل"])
def test_letters_from_right_to_left_are_texts_in_the_order_in_which_they_are_read(text: str) -> None:
    root = drawn(one_stage({"Inform": [text]}))
    found = [each for each in root.iter(f"{SVG}text") if set(each.text or "") & set(text) - set(" (n=6)")]
    assert " ".join(each.text or "" for each in found if each.get("direction") == "rtl").split() == [
        word for word in text.split() if not word.startswith("(")
    ]


def test_a_text_from_right_to_left_begins_at_the_right_of_its_cell() -> None:
    texts = {each.text: each for each in drawn(one_stage({"Inform": ["כל", "x"]})).iter(f"{SVG}text")}
    hebrew, latin = texts["כל"], texts["x"]
    assert hebrew.get("direction") == "rtl"
    assert float(hebrew.attrib["x"]) > float(latin.attrib["x"]) + 40


@pytest.mark.skipif(not shutil.which("rsvg-convert"), reason="needs rsvg-convert")
@pytest.mark.parametrize("text", ["כל הלומדים 2026 (קבוצה)", "كل المتعلمين", "Survey שאלון, then"])
def test_another_program_draws_letters_from_right_to_left_where_the_pdf_has_them(text: str, tmp_path: Path) -> None:
    drawing = tmp_path / "plan.svg"
    plan = one_stage({"Inform": [text]})
    drawing.write_bytes(render_plan(plan, FORMATS[".svg"], ExportOptions()).data)
    made = subprocess.run(["rsvg-convert", "--width=2200", drawing], check=True, capture_output=True).stdout
    picture = render_plan(plan, FORMATS[".png"], ExportOptions()).data
    one, other = (
        Image.open(io.BytesIO(data)).convert("L").resize((550, 425)).filter(ImageFilter.BoxBlur(3))
        for data in (made, picture)
    )
    assert max(ImageChops.difference(one, other).tobytes()) < 60
