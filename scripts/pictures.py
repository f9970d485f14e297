# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Make the pictures of the documents anew: ``make pictures``."""

from pathlib import Path

import pypdfium2
from PIL import ImageChops, ImageOps

from app import operations as do
from app.exports.options import ExportOptions
from app.exports.registry import format_for, render_plan
from app.models.changes import Draft
from app.models.new import new_plan
from app.words import DEFAULT_LANGUAGE

_DOCS = Path(__file__).parent.parent / "docs"
_SCALE = 1.6  # pixels per point
_BORDER = 24


def page_of_table_1(path: Path) -> None:
    """Draw the published example as a page of the PDF, without the empty part of the sheet."""
    draft = Draft(new_plan(DEFAULT_LANGUAGE))
    do.fill_from_template(draft, key="table-1")
    pdf = render_plan(draft.plan, format_for(Path("table-1.pdf")), ExportOptions()).data
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=_SCALE).to_pil().convert("RGB")
    drawn = ImageChops.invert(page).getbbox()
    ImageOps.expand(page.crop(drawn), _BORDER, "white").quantize(32).save(path, optimize=True)


if __name__ == "__main__":
    page_of_table_1(_DOCS / "table-1.png")
