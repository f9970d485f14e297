# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The styles of a Word document: the look is in them, so that whoever takes the document over can change it there."""

import re
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from docx.oxml.ns import nsdecls

from app.exports.options import SMALLEST_TEXT, Settled, gloss_size

HEAD_FILL = "EDEDED"
HEAVY_LINE = {"val": "single", "sz": 10, "space": 0, "color": "404040"}
LEADING = 1.22
"""How many times as high as the letters lines are, as in the PDF."""
PAD_X, PAD_Y = 4.0, 3.0
"""What cells keep free at their sides, and above the first and below each paragraph, in points."""


class Running(NamedTuple):
    """A style of text around tables: its id, its size and the space around it, in sizes of running text."""

    key: str
    size: float
    before: float
    after: float
    heads: bool = False
    """Whether it is set bold, on the page of what follows."""


RUNNING = {
    "title": Running("Title", 1.5, 0.0, 0.8, heads=True),
    "heading": Running("Heading1", 1.2, 1.5, 0.5, heads=True),
    "subtitle": Running("Subtitle", 1.0, 0.0, 1.0),
    "caption": Running("Caption", 1.0, 0.0, 0.6),
    "legend": Running("Legend", 0.9, 0.4, 0.0),
    "note": Running("Note", 0.9, 0.4, 0.0),
}
"""The style for each style of the document."""
SETTINGS = f"""<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"""
"""The part with the settings: today's Word, not one of its compatibility modes."""

_FACES = {"sans": "Arial", "serif": "Times New Roman"}  # have the metrics of the faces that texts are measured with
_LINES = 255  # 240 are one line as the face has it
_EAST_ASIAN = {
    "sans": {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh-HK": "Microsoft JhengHei", "zh-TW": "Microsoft JhengHei"},
    "serif": {"ja": "Yu Mincho", "ko": "Batang", "zh-HK": "PMingLiU", "zh-TW": "PMingLiU"},
}
_CHINESE = {"sans": "Microsoft YaHei", "serif": "SimSun"}
_LANGUAGES_FROM_THE_RIGHT = frozenset("ar arc ckb dv fa he ku ps sd syr ug ur yi".split())
_WORDS_OWN = frozenset(("Normal", "Title", "Subtitle", "Heading1", "Caption", "Footer"))
_BOLD, _KEPT = "<w:b/><w:bCs/>", "<w:keepNext/>"
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def twips(points: float) -> int:
    """Return a length in the unit of the file, a twentieth of a point."""
    return round(20 * points)


def text_width(page: Settled) -> int:
    """Return the width between the margins."""
    return twips(page.sheet[0]) - 2 * twips(page.inset)


def styles(page: Settled, language: str) -> str:
    """Return the part with the styles, for the face and the sizes of a page and the language of the document."""
    return f"""<w:styles {nsdecls("w")}><w:docDefaults>
<w:rPrDefault><w:rPr>{_fonts(page, language)}{_size(page.running_size)}{_language(language)}</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{_LINES}" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"
 w:defQFormat="0" w:count="376"/>
{_of_paragraphs("Normal", "Normal", based_on="")}
{_running("title", "Title", page)}
{_running("subtitle", "Subtitle", page)}
{_running("heading", "heading 1", page, outline='<w:outlineLvl w:val="0"/>')}
{_running("caption", "caption", page, kept=_KEPT)}
{_running("legend", "Legend", page, indent=_hanging(page.running_size))}
{_running("note", "Note", page)}
{_of_paragraphs("MatrixEntry", "Matrix entry", _space(0, PAD_Y), _size(page.text_size))}
{_of_paragraphs("MatrixStage", "Matrix stage", "", _BOLD, based_on="MatrixEntry")}
{_of_paragraphs("MatrixHead", "Matrix head", _KEPT, _BOLD, based_on="MatrixEntry")}
{_of_paragraphs("MatrixSpan", "Matrix head over columns", '<w:jc w:val="center"/>', based_on="MatrixHead")}
{_of_paragraphs("MatrixGloss", "Matrix small line", _KEPT, _size(gloss_size(page.text_size)), based_on="MatrixEntry")}
{_of_paragraphs("MatrixEnd", "Matrix end", '<w:spacing w:line="20" w:lineRule="exact"/>', '<w:sz w:val="2"/>')}
{_of_paragraphs("Footer", "footer", '<w:jc w:val="center"/>', _size(SMALLEST_TEXT))}
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:uiPriority w:val="1"/><w:qFormat/>
<w:rPr>{_BOLD}</w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:semiHidden/></w:style>
{_of_tables(page)}
</w:styles>"""


def _running(style: str, name: str, page: Settled, *, indent: str = "", kept: str = "", outline: str = "") -> str:
    running, size = RUNNING[style], page.running_size
    space = _space(running.before * size, running.after * size)
    kept, bold = (_KEPT, _BOLD) if running.heads else (kept, "")
    return _of_paragraphs(running.key, name, f"{kept}{space}{indent}{outline}", bold + _size(running.size * size))


def _of_paragraphs(key: str, name: str, paragraph: str = "", run: str = "", *, based_on: str = "Normal") -> str:
    kind = ' w:default="1"' if not based_on else "" if key in _WORDS_OWN else ' w:customStyle="1"'
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f'<w:uiPriority w:val="1"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _of_tables(page: Settled) -> str:
    colour = "000000" if page.black_and_white else "8C8C8C"
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for side in sides)
    pads = (("top", PAD_Y), ("left", PAD_X), ("bottom", 0.0), ("right", PAD_X))
    free = "".join(f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>' for side, points in pads)
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Matrix"><w:name w:val="Matrix"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{free}</w:tblCellMar></w:tblPr></w:style>"
    )


def _space(before: float, after: float) -> str:
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"/>'


def _hanging(points: float) -> str:
    return f'<w:ind w:left="{twips(points)}" w:hanging="{twips(points)}"/>'


def _size(points: float) -> str:
    """Return the size of letters, to half a point; none is below the smallest there may be."""
    half_points = round(2 * max(points, SMALLEST_TEXT))
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _fonts(page: Settled, language: str) -> str:
    face, offered = _FACES[page.face], _EAST_ASIAN[page.face]
    far_east = offered.get(language) or offered.get(language.partition("-")[0]) or _CHINESE[page.face]
    return f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{far_east}" w:cs="{face}"/>'


def _language(tag: str) -> str:
    """Return the language of all texts, also for the scripts that Word spells apart; none where it is no tag."""
    if not _TAG.fullmatch(tag):
        return ""
    language, said = tag.partition("-")[0].lower(), quoteattr(tag)
    more = f" w:eastAsia={said}" if language in ("ja", "ko", "zh") else ""
    more += f" w:bidi={said}" if language in _LANGUAGES_FROM_THE_RIGHT else ""
    return f"<w:lang w:val={said}{more}/>"
