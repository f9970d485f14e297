# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Pictures of the pages: as large as the page, every word in its place."""

import io
from pathlib import Path

import pytest
from PIL import Image

from app.errors import CannotWrite, LettersMissing
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, export, render_plan
from app.models.plan import Plan
from tests.builders import a_plan, table_1
from tests.exports.plans import one_stage
from tests.exports.readers import Page, pdf_pages, svg_texts

DOTS_A_POINT = 200 / 72


def pages_of(plan: Plan) -> list[Page]:
    return pdf_pages(render_plan(plan, FORMATS[".pdf"], ExportOptions(title=False)).data)


def pictures_of(plan: Plan) -> list[Image.Image]:
    made = render_plan(plan, FORMATS[".png"], ExportOptions())
    return [Image.open(io.BytesIO(data)) for data in (made.data, *made.more)]


def test_a_page_is_a_picture_of_200_dots_an_inch() -> None:
    (picture,) = pictures_of(table_1())
    assert (picture.format, picture.size) == ("PNG", (2200, 1700))
    assert [round(dots) for dots in picture.info["dpi"]] == [200, 200]


@pytest.mark.parametrize("plan", [table_1(), a_plan(stages=20, groups=3)], ids=["one page", "two pages"])
def test_every_word_of_the_pdf_stands_in_its_place(plan: Plan) -> None:
    pages, pictures = pages_of(plan), pictures_of(plan)
    assert len(pages) == len(pictures)
    for page, picture in zip(pages, pictures, strict=True):
        grey = picture.convert("L")
        assert len(page.words) > 20
        for letter in page.letters:
            sides = (letter.left, page.height - letter.top, letter.right, page.height - letter.bottom)
            left, top, right, bottom = (round(side * DOTS_A_POINT) for side in sides)
            assert min(grey.crop((left, top, right, bottom)).tobytes()) < 100, letter
        for corner in ((0, 0), (grey.width - 1, grey.height - 1)):
            assert grey.getpixel(corner) == 255


def test_further_pages_are_files_beside_the_first(tmp_path: Path) -> None:
    path = tmp_path / "plan.v2.png"
    (made,) = export(a_plan(stages=20, groups=3), [path], ExportOptions())
    assert made.pages == 2
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {
        "plan.v2.png": made.data,
        "plan.v2-2.png": made.more[0],
    }


def test_where_a_further_page_cannot_go_the_first_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "plan.svg"
    path.write_bytes(b"last year's")
    (tmp_path / "plan-2.svg").mkdir()
    with pytest.raises(CannotWrite) as refused:
        export(a_plan(stages=20, groups=3), [path], ExportOptions())
    assert refused.value.path.name == "plan-2.svg"
    assert path.read_bytes() == b"last year's"


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_letter_that_cannot_be_drawn_is_refused(suffix: str) -> None:
    with pytest.raises(LettersMissing):
        render_plan(one_stage({"Inform": ["🙂"]}), FORMATS[suffix], ExportOptions())


def test_pages_of_a_drawing_are_those_of_the_pdf() -> None:
    plan = a_plan(stages=20, groups=3)
    made = render_plan(plan, FORMATS[".svg"], ExportOptions())
    told = ["".join(svg_texts(data)).replace(" ", "") for data in (made.data, *made.more)]
    assert told == [page.text.replace(" ", "") for page in pages_of(plan)]
