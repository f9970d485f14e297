# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The clipboard: what is copied elsewhere, as a table or as cells."""

import pytest

from app.errors import CannotImport
from app.imports.clipboard import cells_from_clipboard, tables_from_clipboard

HTML = "<meta charset='utf-8'><table><tr><td>Design<td>Survey<br>Poll</table>"
TEXT = 'Design\t"Survey\nPoll"\n'


def test_the_html_goes_before_the_text() -> None:
    (table,) = tables_from_clipboard(HTML, "something else")
    assert table.rows == (("Design", "Survey\nPoll"),)
    (table,) = tables_from_clipboard("<b>no table</b>", TEXT)
    assert table.rows == (("Design", "Survey\nPoll"),)


def test_nothing_and_too_much() -> None:
    assert tables_from_clipboard("", "") == []
    with pytest.raises(CannotImport) as caught:
        tables_from_clipboard("", "x" * 33_000_000)
    assert (caught.value.path, caught.value.reason) == (None, "too-large")


def test_cells_to_paste() -> None:
    assert cells_from_clipboard(HTML, "") == (("Design", "Survey\nPoll"),)
    assert cells_from_clipboard("", "one\ttwo\nthree") == (("one", "two"), ("three", ""))
    assert cells_from_clipboard(HTML + HTML, "all\tof it") == (("all", "of it"),)
    assert cells_from_clipboard("", " ") == ()
