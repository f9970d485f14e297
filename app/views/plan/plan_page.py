# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The page of an open plan: the grid, and beside it the details of what is selected."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import operations as do
from app.models.changes import Edit
from app.models.rows import Involvement, Stage
from app.views.controller import PlanController
from app.views.details.side_panel import SidePanel
from app.views.grid.cell_editor import begin_line, select_last
from app.views.grid.cell_menus import LevelMenu, control_menu
from app.views.grid.grid_model import STAGE_COLUMN, GridModel
from app.views.grid.matrix_view import MatrixView
from app.views.grid.shown_model import ShownModel
from app.views.grid.stage_steps import column_of_change, move_stages
from app.views.plan.entry_news import EntryNews
from app.views.plan.find_bar import FindBar
from app.views.plan.form_view import FormView
from app.views.plan.group_bar import GroupBar
from app.views.plan.plan_bar import PlanBar
from app.words import window as words

_WIDE = 1_180  # points of the whole window; below, the details open on demand
_BESIDE = 1_100  # points; below, they are a drawer over the right edge of the grid
_AFTER_MS = 30  # a paint comes sooner


class PlanPage(QWidget):
    """The grid and the details, and what a user can do to the stage or the cell that is current.

    Signals:
        place_changed(place): the current cell, in words.
        entries_went(entries, with_details): entries went while typing; how many, and how many had details.
        said(line): a line that tells what was done.
        undo_offered(line): the same, with an offer to take it back.
        escaped(): Esc was pressed in the table or the details.
    """

    place_changed = Signal(str)
    entries_went = Signal(int, int)
    said = Signal(str)
    undo_offered = Signal(str)
    escaped = Signal()

    def __init__(self, controller: PlanController, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._language = language
        self._wishes: dict[bool, bool] = {}  # whether the details are to be seen: as a drawer, and beside the grid
        # The cell is repainted before the details are: they take longer, and may follow several steps at once.
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self._show_details)
        self._shown_place: tuple[str | None, str | None, int] = (None, None, STAGE_COLUMN)
        self.bar = PlanBar(controller, language, self)
        self.bar.hide()
        self.find_bar = FindBar(controller, language, self)
        self.groups_bar = GroupBar(controller, language, self)
        self.shown = ShownModel(controller, self.groups_bar, language, self)
        self.find_bar.hides = self.shown.hides
        self.grid = MatrixView(self.model, controller, self)
        self.grid.setAccessibleName(words.labels(language)["matrix"])
        self.grid.ranges.said.connect(self.said)
        self.grid.ranges.undo_offered.connect(self.undo_offered)
        self.level_menu = LevelMenu(self.grid, controller, self)
        self.side = SidePanel(controller, language, self)
        self.details, self.ideas = self.side.details, self.side.ideas
        self.form: FormView | None = None  # one stage at a time: made when it is first wanted
        self._drawer = QFrame(self)
        self._drawer.setFrameShape(QFrame.Shape.StyledPanel)
        self._drawer.setAutoFillBackground(True)
        self._in_drawer = QHBoxLayout(self._drawer)
        self._in_drawer.setContentsMargins(6, 0, 0, 0)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.grid)
        self._splitter.addWidget(self._middle)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setChildrenCollapsible(False)
        self._set_up()
        news = EntryNews(controller, language, self.grid)
        news.went.connect(self.entries_went)
        news.said.connect(self.said)
        controller.changed.connect(lambda *_: self.tell_place())
        self._fit_details()
        self.tell_place()

    def _set_up(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.groups_bar)
        column.addWidget(self._splitter, 1)
        self.bar.left.connect(self.take_keyboard)
        self.bar.turned.connect(self.groups_bar.keep_place)  # a second group is ticked there
        self.find_bar.left.connect(self.take_keyboard)
        self.find_bar.went_to.connect(
            lambda hit: self.grid.go_to(hit.place.stage_id, self.shown.column_of_text(hit.place))
        )
        self.grid.moved_on.connect(self.tell_place)
        self.grid.left.connect(self._leave_grid)
        self.groups_bar.opening.connect(self.finish_typing)
        self.shown.filtered.connect(self._show_in_form)
        self.shown.filtered.connect(self.tell_place)
        self.groups_bar.left.connect(self.take_keyboard)
        self.details.went_to.connect(self._go_along)
        self.ideas.inserted.connect(self._edit_inserted)
        self.grid.idea_dropped.connect(self._insert_dropped)
        self.details.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # typing after a click there is not for the grid
        context = Qt.ShortcutContext
        for widget, where in (
            (self.side, context.WidgetWithChildrenShortcut),
            (self.grid, context.WidgetShortcut),
        ):
            back = QShortcut(QKeySequence(Qt.Key.Key_Escape), widget)
            back.setContext(where)
            back.activated.connect(self._back_to_grid)

    # What stands across, and whose entries are shown

    @property
    def model(self) -> GridModel:
        """The model that the grid shows."""
        return self.shown.now

    def show_groups_across(self, *, across: bool) -> None:
        """Show the groups across, or the levels."""
        if across != self.shown.is_of_groups:
            self.finish_typing()
            self.shown.turn(to_groups=across)
            self.grid.show_model(self.model)
            self._show_in_form()
            self.tell_place()

    def _show_in_form(self) -> None:
        if self.form:
            self.form.show_model(self.model)

    def _go_along(self, stage_id: str, column: int) -> None:
        """Go to the level that an entry was moved to in Details; where the groups stand across it stays in its cell."""
        if not self.shown.is_of_groups:
            self.grid.go_to(stage_id, column)

    # The grid, or one stage at a time

    @property
    def shows_form(self) -> bool:
        """Whether one stage is shown at a time."""
        return self.form is not None and self._middle.currentWidget() is self.form

    def show_form(self, *, shown: bool) -> None:
        """Show one stage at a time, or the grid."""
        self.finish_typing()
        if shown and self.form is None:
            self.form = FormView(self.model, self._controller, self._language, self)
            self.form.went_to.connect(self._follow_form)
            self._middle.addWidget(self.form)
            self.form.come_after(self.grid)
        current = self.grid.currentIndex()
        if shown and self.form:
            self.form.show_stage(self.grid.current_place()[0])
            self._middle.setCurrentWidget(self.form)
            self.grid.setCurrentIndex(current)  # the first field had the keyboard for a moment
        else:
            self._middle.setCurrentWidget(self.grid)
        self.tell_place()

    def take_keyboard(self) -> None:
        """Give the keyboard to the current cell, or to its field."""
        if self.shows_form and self.form:
            self.form.take_keyboard(max(0, self.grid.currentIndex().column()))
        else:
            self.grid.setFocus()

    def edit_current(self, *, replacing: bool = False) -> None:
        """Begin to type in the current cell, or in its field."""
        if self.shows_form:
            self.tell_place()
            self.take_keyboard()
        else:
            self.grid.edit_current(replacing=replacing)

    def finish_typing(self) -> None:
        """Take what is half typed."""
        focused = QApplication.focusWidget()
        if focused and self.grid.viewport().isAncestorOf(focused):
            self.grid.setFocus()  # a menu alone does not end an editor
        self.bar.finish_typing()
        self.details.finish_typing()
        if self.form:
            self.form.finish_typing()

    def _follow_form(self, stage_id: str | None, column: int) -> None:
        index = self.model.index_of(stage_id or "", column)
        self.grid.setCurrentIndex(index if index.isValid() else self.model.index(self.model.rowCount() - 1, 0))

    # Finding

    def look_for(self, *, replacing: bool = False) -> None:
        """Look for words, and perhaps put others in their place."""
        self.finish_typing()
        self.find_bar.ask("", replacing=replacing)

    # The current stage

    def add_stage(self) -> None:
        """Add a stage after the current one and begin to type its name."""
        self._insert_stage(self.grid.currentIndex().row() + 1)

    def insert_above(self) -> None:
        """Add a stage before the current one and begin to type its name."""
        self._insert_stage(max(0, self.grid.currentIndex().row()))

    def _insert_stage(self, row: int) -> None:
        stages = self._controller.plan.stages
        before = stages[row].id if row < len(stages) else None
        edit = self._controller.run(
            do.add_stage, initiator=self, name=words.new_stage_name(self._language), before=before
        )
        if edit:
            self.grid.go_to(edit.changes[-1].row_id, STAGE_COLUMN)
            self.edit_current(replacing=True)

    def rename_stage(self) -> None:
        """Type over the name of the current stage."""
        self.grid.setCurrentIndex(self.grid.currentIndex().siblingAtColumn(STAGE_COLUMN))
        self.edit_current()

    def move_stage(self, step: int) -> None:
        """Move the selected stages up (-1) or down (1)."""
        move_stages(self.grid, self._controller, step)

    def duplicate_stage(self) -> None:
        """Make a copy of the current stage right after it."""
        if stage_id := self.grid.current_place()[0]:
            edit = self._controller.run(do.duplicate_stage, initiator=self, stage_id=stage_id)
            copies = [change.row_id for change in edit.changes if change.table == "stages"] if edit else []
            for copy in copies[-1:]:
                self.grid.go_to(copy, STAGE_COLUMN)

    def go_to_entry(self, entry: Involvement) -> None:
        """Go to the cell of an entry."""
        self.grid.go_to(entry.stage_id, self.shown.column_of(entry))

    def go_to_change(self, edit: Edit) -> None:
        """Go to the first cell that an edit touched, so that an undo does not happen out of sight."""
        for change in edit.changes:
            row = change.after or change.before
            if isinstance(row, Involvement):
                self.go_to_entry(row)
                return
            if isinstance(row, Stage):
                self.grid.go_to(row.id, column_of_change(self.model, change))
                return

    def who_decides(self) -> None:
        """Offer who may decide in the current stage, at its Control cell."""
        if self.grid.current_place()[0] is None or self._controller.is_reading:
            return
        index = self.grid.currentIndex().siblingAtColumn(self.model.columnCount() - 1)
        self.grid.setCurrentIndex(index)
        if self.shows_form:
            self.edit_current()
            return
        self.grid.scrollTo(index)
        cell = self.grid.visualRect(index)
        menu = self.control_menu()
        menu.popup(self.grid.viewport().mapToGlobal(cell.bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def control_menu(self) -> QMenu:
        """Return the offers for who decides in the current stage; own words are typed into the cell."""
        stage_id = self.grid.current_place()[0]
        return control_menu(self._controller, stage_id, self.grid.edit_current, self._language, self)

    # The details

    def add_note(self) -> None:
        """Show the details, and in them the note on the current cell."""
        self._show_side(self.details, wanted=True)
        self.details.edit_note()

    def toggle_details(self) -> None:
        """Show or hide the details."""
        self._show_side(self.details, wanted=not self.details.isVisible())

    def show_ideas(self) -> None:
        """Show the ideas for the current stage, to be searched."""
        self._show_side(self.ideas, wanted=True)
        self.ideas.take_keyboard()

    def add_entry(self) -> None:
        """Begin a new entry in the current cell, below those that it has: in Details, where the keyboard is there."""
        if self._controller.is_reading:
            self._controller.asked_to_edit.emit()
        elif (focus := QApplication.focusWidget()) and self.details.isAncestorOf(focus):
            self._show_details()
            self.details.cell.add_entry()
        elif self.grid.current_place()[1] and (field := self._typing_field()):
            begin_line(field)

    def _show_side(self, panel: QWidget, *, wanted: bool) -> None:
        self._wishes[self._is_narrow()] = wanted
        self.side.setCurrentWidget(panel)
        self._fit_details()
        self._show_details()
        self.grid.scrollTo(self.grid.currentIndex())

    def _insert_dropped(self, stage_id: str, level_id: str, text: str) -> None:
        self._show_details()  # whose entry it is depends on the cell
        self.ideas.insert_at(stage_id, level_id, text)

    def _edit_inserted(self, stage_id: str, column: int, text: str, group_id: str) -> None:
        self.groups_bar.show_too(group_id)
        if self.shown.is_of_groups:  # it is not the last line there, but stands where its level does
            plan = self._controller.plan
            self.go_to_entry(plan.cell(stage_id, plan.levels[column - 1].id)[-1])
            return
        self.grid.go_to(stage_id, column)
        if field := self._typing_field():
            select_last(field, len(text))

    def _typing_field(self) -> QPlainTextEdit | None:
        self.edit_current()
        field = self._middle.focusWidget()
        return field if isinstance(field, QPlainTextEdit) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the details by themselves where there is room, and lay them over the grid where there is little."""
        super().resizeEvent(event)
        self._fit_details()

    def _is_narrow(self) -> bool:
        return self.window().width() < _BESIDE

    def _fit_details(self) -> None:
        narrow = self._is_narrow()
        wanted = self._wishes.get(narrow, self.window().width() >= _WIDE)
        if self._drawer.isAncestorOf(self.side) != narrow:
            if narrow:
                self._in_drawer.addWidget(self.side)
            else:
                self._splitter.addWidget(self.side)
        if wanted != self.side.isVisibleTo(self):
            self.side.setVisible(wanted)
        self._drawer.setVisible(narrow and wanted)
        width = min(self._drawer.sizeHint().width(), self.width())
        self._drawer.setGeometry(self.width() - width, 0, width, self.height())
        self._drawer.raise_()
        self.grid.set_covered(width if self._drawer.isVisibleTo(self) else 0)

    def _back_to_grid(self) -> None:
        self.grid.ranges.forget_cut()
        if self._is_narrow():
            self._wishes[True] = False
            self._fit_details()
        self.take_keyboard()
        self.escaped.emit()

    def tell_place(self) -> None:
        """Show the details of the current cell, and say in words where it is."""
        index = self.grid.currentIndex()
        if self.grid.current_place() != self._shown_place:
            self.details.finish_typing()
        self._later.start()
        if self.shows_form and self.form:
            self.form.show_stage(self.grid.current_place()[0])
        if index.isValid():
            self.place_changed.emit(self.model.place(index))

    def _show_details(self) -> None:
        self._later.stop()
        self._shown_place = self.grid.current_place()
        whose = self.side.new_entries_for = self.shown.new_entries_for(self.grid.currentIndex())
        self.ideas.in_cell_of_group = self.shown.is_of_groups and whose is not None
        self.side.show_place(*self._shown_place)

    def _leave_grid(self, forward: bool) -> None:  # noqa: FBT001  # a slot
        if forward and self.side.isVisible():
            self._show_details()
            self.side.currentWidget().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextPrevChild(forward)
