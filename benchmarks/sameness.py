# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Whether two files come to the same, so that a comparison of their makers is fair."""

import io
import re
import zipfile

import pypdfium2
from PIL import Image, ImageChops

_MOST_DIFFERENCE = 200  # of 255


def same(suffix: str, one: bytes, other: bytes) -> bool:
    """Tell whether two files of a format show and say the same."""
    alike = {".xlsx": _same_workbook, ".pdf": _same_pages}
    return alike[suffix](one, other)


def _same_workbook(one: bytes, other: bytes) -> bool:
    """Compare the tags of every part, whatever their order; numbers to two digits, times not at all."""
    return _parts(one) == _parts(other)


def _parts(data: bytes) -> dict[str, list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    return {name: sorted(_rounded(text).split("<")) for name, text in texts.items()}


def _rounded(text: str) -> str:
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "", text)
    return re.sub(r"\d+\.\d+", lambda found: f"{float(found[0]):.2f}", text)


def _same_pages(one: bytes, other: bytes) -> bool:
    """Compare every page dot by dot, at 144 to the inch: none is dark in one and light in the other.

    Letters may stand some thousandths of a point apart, which shades their edges. What the files say of themselves is
    compared too.
    """
    about, pages = _pages(one)
    its_about, its_pages = _pages(other)
    return (about, len(pages)) == (its_about, len(its_pages)) and all(map(_alike, pages, its_pages))


def _alike(page: Image.Image, other: Image.Image) -> bool:
    if page.size != other.size:
        return False
    _least, most = ImageChops.difference(page, other).getextrema()
    return isinstance(most, int | float) and most < _MOST_DIFFERENCE


def _pages(data: bytes) -> tuple[dict[str, str], list[Image.Image]]:
    document = pypdfium2.PdfDocument(data)
    about = {key: value for key, value in document.get_metadata_dict().items() if not key.endswith("Date")}
    return about, [page.render(scale=2).to_pil().convert("L") for page in document]
