# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The first page: begin, go on, or open what came by email."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import NAME
from app.models.own_templates import OwnTemplate
from app.models.templates import TEMPLATES, template
from app.storage.left_overs import LeftOver
from app.views.enter import EnterPresses
from app.views.flow import FlowLayout
from app.views.look import give_look
from app.views.plain import plain_tip, shortened
from app.views.settings import Recent
from app.views.start.template_sketch import sketch_of_plan, sketch_of_template
from app.views.start.template_tiles import Gallery, TemplateTile
from app.views.text_size import scale_text
from app.words import first_page as words
from app.words.languages import INTERFACE

_EXAMPLE = "table-1"
_SHOWN = 6
_LONGEST_TITLE = 34
_WIDEST = 1_100
_INSET = 8
_LINK = (
    "QPushButton { text-align: left; padding: 3px 6px; border: 2px solid transparent; color: palette(link); }"
    "QPushButton:focus { border-color: palette(highlight); }"
    "QPushButton:disabled { color: palette(placeholder-text); }"
)


class FirstPage(QScrollArea):
    """What a window shows before it has a plan.

    Signals:
        template_chosen(key): begin from a template that ships.
        own_chosen(path): begin from a template of one's own; its file.
        own_edit_asked(path), own_share_asked(path), own_delete_asked(path): give it another name, save it as a file to
            share, delete it.
        path_chosen(path): go on with a plan in a file.
        place_chosen(place): go on with a plan that is in no file yet.
        open_asked(): choose a file.
        table_asked(): choose a file with a table.
        language_chosen(key): speak another language, a key of ``languages.INTERFACE``.
        paste_asked(): take the table on the clipboard.
    """

    template_chosen = Signal(str)
    own_chosen = Signal(object)
    own_edit_asked = Signal(object)
    own_share_asked = Signal(object)
    own_delete_asked = Signal(object)
    path_chosen = Signal(object)
    place_chosen = Signal(object)
    open_asked = Signal()
    table_asked = Signal()
    language_chosen = Signal(str)
    paste_asked = Signal()

    def __init__(
        self,
        recents: Sequence[Recent],
        left_overs: Sequence[LeftOver],
        own: Mapping[Path, OwnTemplate],
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        """``own`` are the templates of one's own by their files."""
        super().__init__(parent)
        self._language = language
        self._labels = words.labels(language)
        self._enter = EnterPresses(self)
        self.tiles: dict[str | Path, TemplateTile] = {}  # by the key of a template, or its file
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget(self)
        inner.setMaximumWidth(_WIDEST)
        grid = QGridLayout(inner)
        grid.setContentsMargins(28, 20, 28, 20)
        grid.setHorizontalSpacing(36)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._title(NAME, 1.8), 0, 0)
        grid.addWidget(self._languages(), 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._text(self._labels["purpose"]), 1, 0, 1, 2)
        left, right = QVBoxLayout(), QVBoxLayout()
        self._fill_start(left, own)
        self._fill_go_on(right, recents, left_overs)
        grid.addLayout(left, 2, 0)
        grid.addLayout(right, 2, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(3, 1)
        self.setWidget(inner)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    @property
    def first(self) -> TemplateTile:
        """The template to begin with when nobody wants another."""
        return self.tiles[TEMPLATES[0]]

    def _languages(self) -> QWidget:
        """Return the languages, each by its own name; a press on the other one speaks that."""
        row = QHBoxLayout(box := QWidget())
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for key, name in INTERFACE.items():
            if row.count():
                between = QFrame()
                between.setFrameShape(QFrame.Shape.VLine)
                row.addWidget(between)
            if self._language.startswith(key):
                spoken = QLabel(name)
                spoken.setContentsMargins(_INSET, 0, _INSET, 0)
                row.addWidget(spoken)
            else:
                row.addWidget(self._link(name, partial(self.language_chosen.emit, key)))
        return box

    def _fill_start(self, column: QVBoxLayout, own: Mapping[Path, OwnTemplate]) -> None:
        column.addWidget(self._title(self._labels["start"], 1.2))
        self._fill_bring_in(column)
        shipped = Gallery()
        for key in TEMPLATES:
            found = template(key, self._language)
            name = self._labels["example"] if key == _EXAMPLE else found.name
            stages = ", ".join(stage.name for stage in found.stages)
            tile = TemplateTile(name, found.line, sketch_of_template(found), tip=stages)
            tile.clicked.connect(partial(self.template_chosen.emit, key))
            self.tiles[key] = tile
            shipped.add(tile)
        column.addWidget(shipped)
        if own:
            column.addWidget(self._title(self._labels["own"], 1.0))
            gallery = Gallery()
            for path, mine in own.items():
                gallery.add(self._own_tile(path, mine))
            column.addWidget(gallery)
        column.addStretch(1)

    def _own_tile(self, path: Path, mine: OwnTemplate) -> TemplateTile:
        stages = ", ".join(stage.name for stage in mine.plan.stages)
        tile = TemplateTile(mine.name, mine.line, sketch_of_plan(mine.plan), tip=stages)
        tile.clicked.connect(partial(self.own_chosen.emit, path))
        tile.rename_asked.connect(partial(self.own_edit_asked.emit, path))
        tile.delete_asked.connect(partial(self.own_delete_asked.emit, path))
        tile.menu_asked.connect(partial(self._show_menu, path))
        self.tiles[path] = tile
        return tile

    def menu_of(self, path: Path) -> QMenu:
        """Return what can be done to a template of one's own."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, key, asked in (
            ("begin_own", "Return", self.own_chosen),
            ("edit_own", "F2", self.own_edit_asked),
            ("share_own", "", self.own_share_asked),
            ("delete_own", "Del", self.own_delete_asked),
        ):
            shown = f"\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}" if key else ""
            menu.addAction(self._labels[name] + shown, partial(asked.emit, path))
        return menu

    def _show_menu(self, path: Path, at: QPoint) -> None:
        self.menu_of(path).popup(at)

    def _fill_bring_in(self, column: QVBoxLayout) -> None:
        title = self._title(self._labels["bring_in"], 1.0)
        title.setContentsMargins(0, 2, 0, 0)
        how = self._text(self._labels["bring_in_how"])
        how.setContentsMargins(0, 0, 0, 2)
        row = FlowLayout(6, 2)
        for name, asked in (("choose", self.table_asked), ("paste", self.paste_asked)):
            button = QPushButton(self._labels[name])
            button.setAccessibleName(f"{self._labels['bring_in']}: {self._labels[name]}")
            button.clicked.connect(asked)
            button.installEventFilter(self._enter)
            row.addWidget(button)
        column.addWidget(title)
        column.addWidget(how)
        column.addLayout(row)
        column.addSpacing(_INSET)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste a table."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        else:
            super().keyPressEvent(event)

    def _fill_go_on(self, column: QVBoxLayout, recents: Sequence[Recent], left_overs: Sequence[LeftOver]) -> None:
        now = datetime.now().astimezone()
        column.addWidget(self._title(self._labels["go_on"], 1.2))
        for left_over in left_overs[:_SHOWN]:
            title = shortened(left_over.title or self._labels["untitled"], _LONGEST_TITLE)
            line = words.without_file(title, words.when(left_over.changed_at, now, self._language), self._language)
            column.addWidget(self._link(line, partial(self.place_chosen.emit, left_over.place), left_over.title))
        shown = [(recent, Path(recent.path)) for recent in recents[:_SHOWN]]
        named = Counter(recent.title for recent, _ in shown)
        placed = Counter((recent.title, path.parent) for recent, path in shown)
        for recent, path in shown:
            place = path.parent.name if placed[recent.title, path.parent] == 1 else path.name
            column.addWidget(self._recent_button(recent, now, place if named[recent.title] > 1 else ""))
        if not recents and not left_overs:
            column.addWidget(self._text(self._labels["nothing"]))
        opened = QPushButton(self._labels["open"])
        opened.clicked.connect(self.open_asked)
        opened.installEventFilter(self._enter)
        column.addSpacing(6)
        column.addWidget(opened, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title(self._labels["reply"], 1.2))
        column.addWidget(self._text(self._labels["drop"]))
        column.addStretch(1)

    def _recent_button(self, recent: Recent, now: datetime, place: str) -> QWidget:
        path = Path(recent.path)
        title = shortened(recent.title or path.stem, _LONGEST_TITLE)
        if place:  # another one has the same title
            half = _LONGEST_TITLE // 2
            title = words.in_folder(shortened(title, half), shortened(place, half), self._language)
        if not path.exists():  # what was not in the file yet may be kept here all the same
            line = words.missing(title, self._language)
            return self._link(line, lambda: self.path_chosen.emit(path), recent.path)
        when = words.when(datetime.fromisoformat(recent.opened_at), now, self._language)
        line = words.recent(title, when, self._language)
        return self._link(line, lambda: self.path_chosen.emit(path), recent.path)

    def _link(self, text: str, way: Callable[[], object], tip: str = "") -> QPushButton:
        button = QPushButton(text.replace("&", "&&"))
        button.setFlat(True)
        give_look(button, _LINK)
        button.installEventFilter(self._enter)
        button.setAccessibleDescription(tip)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(plain_tip(tip))
        button.clicked.connect(lambda: way())
        return button

    def _title(self, text: str, scale: float) -> QLabel:
        label = self._text(text)
        font = QFont(self.font())
        font.setBold(True)
        label.setFont(font)
        scale_text(label, scale)
        label.setContentsMargins(0, 8, 0, 2)
        return label

    def _text(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
