# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Five hints for a first plan: each comes once, when its moment is there, near what it is about."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPoint, QRect, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QToolBar, QWidget

from app.models.changes import Edit
from app.models.rows import Involvement
from app.views.controller import PlanController
from app.views.grid.cell_editor import CellEditor
from app.views.window.banner import announce
from app.views.window.hint_note import HintNote
from app.words import hints as words
from app.words.hints import HINTS

if TYPE_CHECKING:
    from app.views.plan.plan_pages import PlanPages
    from app.views.settings import Settings
    from app.views.window.main_window import MainWindow

_AFTER_MS = 40  # rows are measured and editors closed by then
_ENTRIES = {"move": 1, "empty": 3, "export": 5, "questions": 6}
"""How many entries there are when the moment of a hint comes."""
_BY_HAND = ("type_cell", "type_group_cell", "add_involvement")
_RESULTS = ("undo", "done", "refused")
_MOVES = QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ChildAdded


class Hints(QObject):
    """The hints over the pages of one plan. They never take the keyboard, and wait while somebody types or is told."""

    def __init__(
        self,
        window: "MainWindow",
        controller: PlanController,
        pages: "PlanPages",
        settings: "Settings",
        language: str,
    ) -> None:
        super().__init__(pages)
        self._controller = controller
        self._window, self._pages, self._settings, self._language = window, pages, settings, language
        self.note: HintNote | None = None
        self._shown = ""
        self._about = QPersistentModelIndex()
        self._all_of_them = False  # called back: one leads to the next
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self._place)
        grid = pages.matrix.grid
        for watched in (pages, grid, grid.viewport()):
            watched.installEventFilter(self)
        for bar in (grid.verticalScrollBar(), grid.horizontalScrollBar()):
            bar.valueChanged.connect(self._place_soon)
        grid.moved_on.connect(self._place_soon)
        pages.matrix.escaped.connect(self.close)
        controller.edited.connect(self._on_edited)
        QApplication.instance().focusChanged.connect(self._place_soon)  # type: ignore[union-attr]

    @property
    def shown(self) -> str:
        """The key of the hint that is there, empty for none."""
        return self._shown

    def begin(self) -> None:
        """Show the first hint, where the plan has an empty cell and nothing in it yet."""
        self._show_due(added=False)

    def show_again(self) -> None:
        """Show all hints anew, one after the other."""
        self._settings.set_hints_seen(())
        self._all_of_them = True
        self._show_next()

    def close(self) -> None:
        """Close the hint that is there."""
        if self.note:
            self.note.hide()
            self.note.deleteLater()
            self.note, self._shown = None, ""
            if self._all_of_them:
                self._show_next()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what moves, and make room for an editor."""
        if self.note and event.type() in _MOVES:
            self._place_soon()
        return super().eventFilter(watched, event)

    # Their moments

    def _on_edited(self, edit: Edit) -> None:
        new = (change.after for change in edit.changes if change.before is None)
        added = edit.verb in _BY_HAND and any(isinstance(row, Involvement) for row in new)
        self._show_due(added=added)

    def _show_due(self, *, added: bool) -> None:
        unseen = self._unseen()
        if not unseen or self._all_of_them or self._controller.is_reading:
            return
        plan = self._controller.plan
        entries = sum(not entry.is_example for entry in plan.involvements())
        if "type" in unseen and not plan.rows("involvements") and plan.stages:
            self._show("type")
        elif added and (due := [key for key in unseen if entries >= _ENTRIES.get(key, entries + 1)]):
            self._show(due[0])
        elif self._shown == "type" and entries:
            self.close()

    def _show_next(self) -> None:
        unseen = self._unseen()
        self._all_of_them = bool(unseen)
        if unseen:
            self._show(unseen[0])

    def _unseen(self) -> list[str]:
        seen = self._settings.hints_seen()
        there = [key for key in HINTS if key != "questions" or key in self._pages.rail.buttons]
        return [key for key in there if key not in seen]

    def _show(self, key: str) -> None:
        if self.note:
            self.note.hide()
            self.note.deleteLater()
        keys = QKeySequence("Alt+Shift+Right").toString(QKeySequence.SequenceFormat.NativeText)
        text = words.hint(key, keys, self._language)
        self._settings.set_hints_seen((*self._settings.hints_seen(), key))
        self._shown = key
        self._about = QPersistentModelIndex(self._pages.matrix.grid.currentIndex())
        self.note = HintNote(text, words.got_it(self._language), self._pages)
        self.note.closed.connect(self.close)
        self._place_soon()
        announce(self.note, words.announced(text, self._language))

    # Their places

    def _place_soon(self, *_: object) -> None:
        if self.note:
            self._later.start()

    def _place(self) -> None:
        if self.note is None:
            return
        grid = self._pages.matrix.grid
        typing = any(editor.isVisible() for editor in grid.viewport().findChildren(CellEditor))
        told = any(self._window.banners.shown(kind) for kind in _RESULTS)
        if typing or told or not grid.isVisible() or grid.viewport().width() <= 0:
            self.note.hide()
            return
        of_table = self._shown not in ("export", "questions")  # these point at what is beside it
        self.note.place(self._anchor(), self._typed_in(), self._read() if of_table else (), self._pages.rect())

    def _anchor(self) -> QRect:
        """Return where that is which the hint is about."""
        grid = self._pages.matrix.grid
        if self._shown == "export":
            bar = self._window.findChild(QToolBar)
            button = bar.widgetForAction(self._window.actions_by_name["export"]) if bar else None
            if button:
                return self._rect_of(button)
        if self._shown == "questions" and (name := self._pages.rail.buttons.get("questions")):
            return self._rect_of(name)
        here = self._about.isValid() and self._about.model() is grid.model()
        about = self._about if here else grid.currentIndex()
        return self._in_pages(grid.viewport(), grid.visualRect(about))

    def _typed_in(self) -> list[QRect]:
        """Return what is typed in, or would be with the next letter, and the heads of the columns."""
        grid = self._pages.matrix.grid
        places = [self._in_pages(grid.viewport(), grid.visualRect(grid.currentIndex()))]
        places.append(self._rect_of(grid.horizontalHeader()))
        focus = QApplication.focusWidget()
        if focus and focus not in (grid, grid.viewport()) and self._pages.isAncestorOf(focus):
            places.append(self._rect_of(focus))
        return places

    def _read(self) -> list[QRect]:
        """Return what there is to read in the table, and to use around it."""
        page = self._pages.matrix
        places = [self._in_pages(page.grid.viewport(), rect) for rect in page.grid.filled_in_sight()]
        around = (page.bar, page.groups_bar, page.find_bar, page.side, self._pages.rail, page.grid.verticalScrollBar())
        return places + [self._rect_of(widget) for widget in around if widget.isVisible()]

    def _rect_of(self, widget: QWidget) -> QRect:
        return self._in_pages(widget, widget.rect())

    def _in_pages(self, widget: QWidget, rect: QRect) -> QRect:
        return QRect(self._pages.mapFromGlobal(widget.mapToGlobal(QPoint())) + rect.topLeft(), rect.size())
