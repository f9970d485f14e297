# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables that come into a window: chosen, pasted, dropped; into a plan or as a new one."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.storage.encoding import encode
from app.storage.revisions import extended
from app.views.start import bringing_in
from app.views.start.bringing_in import Reading
from app.views.start.first_page import FirstPage
from app.views.start.import_dialog import ImportDialog
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import table_1
from tests.imports.tables import HEADS, TABLE_1, matrix, table_1_docx

CSV = "\n".join(";".join(row) for row in [list(HEADS), *TABLE_1])


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    """Leave nothing on the clipboard."""
    yield
    QGuiApplication.clipboard().clear()


def shown(window: MainWindow, kind: str) -> str:
    banner = window.banners.shown(kind)
    return banner.label.text() if banner else ""


def answering(qtbot: QtBot, step: Callable[[], object], *, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Do something after which the dialog comes, and press a key there."""
    seen: list[ImportDialog] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportDialog):
            seen.append(dialog)
            QTest.keyClick(dialog, key)
        else:
            QTimer.singleShot(20, press)

    QTimer.singleShot(20, press)
    step()
    qtbot.waitUntil(lambda: bool(seen), timeout=15_000)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=15_000)


class Gaps:
    """The longest time in which a window did not answer."""

    def __init__(self, parent: QObject) -> None:
        self.seconds, self._last = 0.0, time.perf_counter()
        timer = QTimer(parent)
        timer.timeout.connect(self._answer)
        timer.start(10)

    def _answer(self) -> None:
        now = time.perf_counter()
        self.seconds, self._last = max(self.seconds, now - self._last), now


def copy(text: str, html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none))


def saved_csv(folder: Path, name: str = "Last year.csv") -> Path:
    path = folder / name
    path.write_text(CSV, "utf-8")
    return path


def test_paste_on_the_first_page_begins_a_plan(desk: Desk, qtbot: QtBot) -> None:
    window = desk.empty_window()
    copy(CSV.replace(";", "\t"))
    page = window._pages.currentWidget()
    assert isinstance(page, FirstPage)
    answering(qtbot, lambda: QTest.keyClick(page.first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))
    assert window.controller
    assert matrix(window.controller.plan) == TABLE_1
    assert shown(window, "undo") == "Pasted 6 stages, 7 entries."
    banner = window.banners.shown("undo")
    assert banner
    banner.buttons[0].click()
    assert matrix(window.controller.plan) == []


def test_a_whole_matrix_pasted_into_the_table_is_shown_first(desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("blank")
    (window,) = desk.windows
    assert window.page
    assert window.controller
    grid = window.page.grid
    copy(CSV.replace(";", "\t"))
    answering(qtbot, lambda: QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))
    assert matrix(window.controller.plan) == TABLE_1
    copy("Interviews\tSurveys")  # a few cells go where they are pasted, unasked
    grid.setCurrentIndex(grid.model().index(0, 1))
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [grid.model().index(0, column).data() for column in (1, 2)] == ["Interviews", "Surveys"]


def test_a_word_file_dropped_on_the_first_page(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    window = desk.empty_window()
    path = tmp_path / "Last year.docx"
    table_1_docx().save(str(path))
    answering(qtbot, lambda: drop(window, path))
    qtbot.waitUntil(lambda: window.controller is not None)
    assert window.controller
    assert matrix(window.controller.plan) == TABLE_1
    assert window.plan_title() == "Last year"
    assert shown(window, "undo") == "Brought in 6 stages, 7 entries."
    assert desk.settings.last_folder() == str(tmp_path)


def test_into_the_plan_that_is_open(desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open_template("addie")
    (window,) = desk.windows
    path = saved_csv(tmp_path)
    monkeypatch.setattr(bringing_in, "ask_one_of", lambda *_: path)
    answering(qtbot, window.actions_by_name["bring_in"].trigger)
    assert window.controller
    qtbot.waitUntil(lambda: shown(window, "undo") != "")
    assert matrix(window.controller.plan)[5:] == TABLE_1
    assert window.foot.place.text() == "Needs Assessment"
    window.actions_by_name["undo"].trigger()
    assert len(window.controller.plan.stages) == 5


def test_cancel_changes_nothing(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    window = desk.empty_window()
    answering(qtbot, lambda: drop(window, saved_csv(tmp_path)), key=Qt.Key.Key_Escape)
    assert window.controller is None
    assert isinstance(window._pages.currentWidget(), FirstPage)


def test_refusals_are_told(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    window = desk.empty_window()
    copy("")
    window.tables.paste()
    line = "There is no table on the clipboard. Select the whole table where it is, copy it, and paste again."
    qtbot.waitUntil(lambda: shown(window, "refused") == line)
    drop(window, saved_csv(tmp_path, "a.csv"), saved_csv(tmp_path, "b.csv"))
    assert shown(window, "refused") == "Drop one table at a time."
    (tmp_path / "t.xlsx").write_bytes(b"no workbook")
    drop(window, tmp_path / "t.xlsx")
    qtbot.waitUntil(lambda: shown(window, "refused").startswith("“t.xlsx” is not what its ending says."))


def test_a_plan_that_is_read_asks_first(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mailed.pplan"
    path.write_bytes(encode(table_1(), extended((), written_at="", author="")))
    desk.open_path(path)
    (window,) = desk.windows
    drop(window, saved_csv(tmp_path))
    window.actions_by_name["bring_in"].trigger()
    assert window.statusBar().currentMessage() == "To change this plan, press Enter or choose “Edit this plan”."


def test_a_copied_file_is_read(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    window = desk.empty_window()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(saved_csv(tmp_path)))])
    QGuiApplication.clipboard().setMimeData(mime)
    answering(qtbot, window.tables.paste)
    qtbot.waitUntil(lambda: window.controller is not None)


def test_a_large_table_is_read_beside_the_window(desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("blank")
    (window,) = desk.windows
    assert window.page
    assert window.controller
    grid = window.page.grid
    row = "<tr>" + "<td style='border:solid windowtext 1.0pt'>cell</td>" * 40 + "</tr>"
    copy("x", f"<table>{row * 10_000}</table>")
    gaps = Gaps(window)
    answering(qtbot, lambda: QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))
    assert gaps.seconds < 2
    qtbot.waitUntil(lambda: shown(window, "undo") != "")
    assert len(window.controller.plan.stages) == 1  # all of them have one name


def test_the_title_is_that_of_the_table_where_it_has_one(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    window = desk.empty_window()
    path = saved_csv(tmp_path)
    path.write_text(f"Welding micro-credential;;;;;\n{CSV}", "utf-8")
    answering(qtbot, lambda: drop(window, path))
    qtbot.waitUntil(lambda: window.controller is not None)
    assert window.controller
    assert window.plan_title() == "Welding micro-credential"
    assert matrix(window.controller.plan) == TABLE_1


def test_a_file_that_was_looked_at_is_where_the_next_is_looked_for(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    window = desk.empty_window()
    answering(qtbot, lambda: drop(window, saved_csv(tmp_path)), key=Qt.Key.Key_Escape)
    assert window.files.folder() == tmp_path


def test_what_takes_long_shows_itself_and_can_be_left(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.empty_window()
    go_on, done = Event(), Event()

    def slowly(_path: Path) -> list[object]:
        go_on.wait(20)
        done.set()
        return []

    monkeypatch.setattr(bringing_in, "read_tables", slowly)
    window.tables.read(tmp_path / "large.xlsx")
    reading = window.findChild(Reading)
    assert isinstance(reading, Reading)
    assert not reading.isVisible()
    qtbot.waitUntil(reading.isVisible, timeout=15_000)
    found: list[object] = []
    reading.found.connect(found.append)
    reading.cancel.click()
    go_on.set()
    qtbot.waitUntil(done.is_set, timeout=15_000)
    qtbot.wait(50)
    assert found == []
    assert window.controller is None
