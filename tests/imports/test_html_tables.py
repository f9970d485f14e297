# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables in HTML, as office programs put them on the clipboard and into files."""

from pathlib import Path

import pytest

from app.imports.html_tables import read_html, tables_from_html
from app.imports.table import Loss
from tests.builders import table_1
from tests.imports.tables import FILES, HEADS, TABLE_1, contents, taken

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm;}} --></style></head>
<body lang=EN-CA style='tab-interval:36.0pt'><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=104 rowspan=2 valign=top style='border:solid windowtext 1.0pt'>
  <p class=MsoNormal><b>Stages of Micro-credential
  Project<o:p></o:p></b></p>
  </td>
  <td width=520 colspan=5 valign=top><p class=MsoNormal align=center><b>Level of Involvement<o:p></o:p></b></p></td>
 </tr>
 <tr style='mso-yfti-irow:1'>{heads}</tr>
 {rows}
</table>
<!--EndFragment--></body></html>"""

SHEETS = """<meta charset='utf-8'><google-sheets-html-origin>
<style type="text/css"><!--td {{border: 1px solid #cccccc;}}br {{mso-data-placement:same-cell;}}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" data-sheets-root="1">
<colgroup><col width="100"/><col width="100"/></colgroup>
<tbody><tr style="height:21px;">{heads}</tr>{rows}</tbody></table>"""

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {{mso-displayed-decimal-separator:"\\.";}} --></style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=640 style='border-collapse:collapse'>
<!--StartFragment--> <col width=64 span=6 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>{heads}</tr>{rows}
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64 style='width:48pt'></td></tr><![endif]>
<!--EndFragment--></table></body></html>"""


def filled(frame: str, cell: str) -> str:
    """Return a frame with Table 1 in it."""
    heads = HEADS[1:] if frame == WORD else HEADS
    rows = "".join(f"<tr>{''.join(cell.format(text or '&nbsp;') for text in row)}</tr>" for row in TABLE_1)
    return frame.format(heads="".join(cell.format(head) for head in heads), rows=rows)


@pytest.mark.parametrize(
    "text",
    [
        filled(
            WORD, "<td width=104 valign=top style='padding:0cm'>\n  <p class=MsoNormal>{}<o:p></o:p></p>\n  </td>\n"
        ),
        filled(SHEETS, '<td style="overflow:hidden;padding:2px 3px;" data-sheets-value="{{}}">{}</td>'),
        filled(EXCEL, "<td height=20 class=xl65 width=64 style='height:15.0pt'>{}</td>\n"),
    ],
    ids=["Word", "Sheets", "Excel"],
)
def test_table_1_arrives_as_table_1(text: str) -> None:
    (table,) = tables_from_html(text)
    assert contents(taken(table)) == contents(table_1())


@pytest.mark.parametrize("name", ["table-1-writer.html", "table-1-calc.html"])
def test_table_1_as_libreoffice_wrote_it(name: str) -> None:
    (table,) = read_html(Path(name), (FILES / name).read_bytes())
    assert contents(taken(table)) == contents(table_1())


def test_spans_are_followed_and_capped() -> None:
    (table,) = tables_from_html(
        "<table><tr><td rowspan=2>A<td colspan=2>B<tr><td>C<td>D<tr><td colspan=999999999999>E<td rowspan=-3>F</table>"
    )
    assert table.rows[:2] == (("A", "B", ""), ("", "C", "D"))
    assert table.rows[2][0] == "E"
    assert table.joined[1, 0] == (0, 0)
    assert table.joined[0, 2] == (0, 1)


def test_blocks_breaks_and_items_are_lines() -> None:
    cell = "<p>One\n more</p><div>Two<br>Three</div><ul><li>Four<li>Five</ul>Six <b>and</b> a&nbsp;half"
    (table,) = tables_from_html(f"<table><tr><td>{cell}</table>")
    assert table.rows == (("One more\nTwo\nThree\nFour\nFive\nSix and a\u00a0half",),)


def test_signs_of_words_lists_scripts_and_comments_are_not_text() -> None:
    cell = "<p><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>Survey<!-- c --><script>x()</script></p>"
    (table,) = tables_from_html(f"<table><tr><td>{cell}</table>")
    assert table.rows == (("Survey",),)


def test_hidden_cells_and_pictures_are_told() -> None:
    (table,) = tables_from_html("<table><tr><td>A<img src='http://x/y.png'><td style='DISPLAY: none'>B</table>")
    assert table.rows == (("A",),)
    assert table.losses == (Loss("pictures", 1), Loss("hidden", 1))


def test_a_table_that_only_lays_out_others_is_none() -> None:
    inner = "<table><caption>Who</caption><tr><th>A<th>B<tr><td>1<td>2</table>"
    tables = tables_from_html(f"<table><tr><td>{inner}</table><table><tr><td>x<td>{inner}</table>")
    assert [(table.name, table.columns, table.heads) for table in tables] == [("Who", 2, 1), ("", 2, 0), ("Who", 2, 1)]


@pytest.mark.parametrize("code", ["utf-8", "windows-1252", "utf-16"])
def test_any_encoding(code: str) -> None:
    head = "" if code == "utf-16" else f"<meta charset={code}>"
    (table,) = read_html(Path("t.html"), f"{head}<table><tr><td>Étape</table>".encode(code))
    assert table.rows == (("Étape",),)


def test_no_table() -> None:
    assert tables_from_html("") == []
    assert tables_from_html("<p>Only text</p><table><tr><td> </table>") == []


def test_headings_and_captions_give_the_title() -> None:
    body = "<table><tr><td>a</table>"
    texts = (
        f"<h2>Who takes part</h2><h1>Care <i>aide</i>\npathway</h1>{body}",
        f"{body}<h1>Below</h1>",
        f"<h1>{'x' * 121}</h1><table><caption>Table 2. Welding</caption><tr><td>a</table>",
        "<table><caption>Table 1. Learner participation by project stage.</caption><tr><td>a</table>",
    )
    assert [tables_from_html(text)[0].title for text in texts] == ["Care aide pathway", "", "Welding", ""]
