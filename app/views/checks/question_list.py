# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The questions about the plan, a line for each, and folded below those that somebody left."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app import operations as do
from app.models.finding import Finding
from app.models.question_texts import definitions, line_text, place_text, question
from app.models.questions import lines
from app.models.rows import LeftQuestion
from app.views.checks.asking import Asking
from app.views.checks.question_line import Button, Leaving, QuestionLine, Said
from app.views.checks.question_ways import Jump, Step, taken, ways
from app.views.controller import PlanController
from app.views.details.details_fields import plain_label
from app.words import asking as words

_FEW_PLACES, _MORE_PLACES = 4, 40
_UNFOLDED = 3
_MOST_UNDER = 20
_LINKED = "ackho"
"""Questions whose one place is worth a link, for no other way leads there."""

_PLACE, _MORE, _FOLD, _AGAIN = "place ", "more", "fold", "ask_again"
_Key = tuple[str, ...]
_Line = tuple[Said, Sequence[Finding]]


class QuestionList(QScrollArea):
    """Shows what there is to ask, and takes the ways out.

    Signals:
        jump_asked(jump): somebody wants to go on elsewhere.
        undo_offered(line): an edit was made, undo takes it back.
    """

    jump_asked = Signal(object)
    undo_offered = Signal(str)

    def __init__(self, controller: PlanController, asking: Asking, language: str) -> None:
        super().__init__()
        self._controller, self._asking, self._language = controller, asking, language
        self._labels = words.labels(language)
        self._places: dict[_Key, int] = {}
        self._under: dict[_Key, int] = {}
        self._folded: dict[_Key, bool] = {}
        self._leaving: Leaving | None = None
        self._shows_left = False
        self._shown: object = None
        self.lines: list[QuestionLine] = []
        self.empty = self._nothing()
        self.fold_of_left: QToolButton | None = None
        self.groups = False  # whether there is a page of groups to lead to
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to what is in it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self._labels["questions"])

    def refresh(self) -> None:
        """Show what there is to ask now; the keyboard and the scroll bar stay where they are."""
        found = self._asking.questions
        shown = [line for each in lines(found.open) for line in self._of_rule(each)]
        left = [self._left_line(*each) for each in found.left] if self._shows_left else []
        leaving = self._leaving.key if self._leaving else None
        signature = ([said for said, _ in shown], [said for said, _ in left], leaving, len(found.left))
        if signature != self._shown:
            self._shown = signature
            self._fill(shown, left, len(found.left))

    def take_keyboard(self) -> None:
        """Give the keyboard to the first button."""
        first = next((button for line in self.lines for button in line.buttons.values()), None)
        (first or self.fold_of_left or self.empty).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_question(self, finding: Finding) -> None:
        """Unfold a question, show it, and give it the keyboard."""
        self._folded[(finding.rule,)] = False
        same = [each for each in self._asking.questions.open if each.rule == finding.rule]
        keys = [each.key for each in same]
        if finding.key in keys:
            self._under[(finding.rule,)] = max(_MOST_UNDER, keys.index(finding.key) + 1)
        self.refresh()
        for line in self.lines:
            if line.said.key == finding.key:
                next(iter(line.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(line)

    # What is shown

    def _of_rule(self, found: Sequence[Finding]) -> list[_Line]:
        """Return the line of a rule and, where it is unfolded, a line for each of several questions."""
        if len(found) == 1:
            return [(self._single(found[0]), found)]
        plan, key = self._asking.plan, (found[0].rule,)
        folded = self._folded.get(key, len(found) > _UNFOLDED)
        fold = words.fold(len(found), self._language, folded=folded)
        head = Said(
            key=key,
            sentence=line_text(plan, found, self._language),
            definitions=definitions(plan, found[0], self._language),
            buttons=[(_FOLD, fold)],
        )
        if folded:
            return [(head, found)]
        most = self._under.get(key, _MOST_UNDER)
        under: list[_Line] = [(self._single(each, is_under=True), (each,)) for each in found[:most]]
        if len(found) > most:
            under.append(self._rest(key, len(found) - most))
        return [(head, found), *under]

    def _rest(self, key: _Key, rest: int) -> _Line:
        more = words.more_places(min(rest, _MOST_UNDER), self._language)
        return Said(key=(*key, _MORE), sentence="", buttons=[(_MORE, more)], leaves=False, is_under=True), ()

    def _single(self, finding: Finding, *, is_under: bool = False) -> Said:
        plan = self._asking.plan
        return Said(
            key=finding.key,
            sentence=question(plan, finding, self._language),
            definitions=[] if is_under else definitions(plan, finding, self._language),
            places=self._links(finding),
            buttons=ways(plan, finding, self._language, groups=self.groups),
            is_under=is_under,
        )

    def _links(self, finding: Finding) -> list[Button]:
        plan, places = self._asking.plan, finding.places
        if len(places) < 2 and finding.letter not in _LINKED:
            return []
        most = self._places.get(finding.key, _FEW_PLACES)
        links = [(f"{_PLACE}{at}", place_text(plan, place, self._language)) for at, place in enumerate(places[:most])]
        if len(places) > most:
            rest = min(len(places) - most, _MORE_PLACES)
            links.append((_MORE, words.more_places(rest, self._language)))
        return links

    def _left_line(self, finding: Finding, row: LeftQuestion) -> _Line:
        said = words.because(row.reason, self._language) if row.reason else self._labels["no_reason"]
        return Said(
            key=finding.key,
            sentence=question(self._asking.plan, finding, self._language),
            definitions=[said],
            buttons=[(_AGAIN, self._labels["ask_again"])],
            leaves=False,
        ), (finding,)

    def _fill(self, shown: Sequence[_Line], left: Sequence[_Line], left_count: int) -> None:
        focus, scrolled = self._focus(), self.verticalScrollBar().value()
        inside, before = QWidget(), self.takeWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 8, 8, 8)
        self.lines, self.fold_of_left = [], None
        self.empty = self._nothing()
        column.addWidget(self.empty)
        self.empty.setVisible(not shown)
        for said, found in shown:
            self._add_line(column, said, found)
        if left_count:
            self.fold_of_left = self._left_fold(left_count)
            column.addWidget(self.fold_of_left, 0, Qt.AlignmentFlag.AlignLeft)
        for said, found in left:
            self._add_line(column, said, found)
        column.addStretch(1)
        self.setWidget(inside)
        if before:
            before.hide()
            before.deleteLater()  # one of its buttons may be the sender of what led here
        inside.adjustSize()
        self.verticalScrollBar().setValue(scrolled)
        self._give_back(focus)

    def _nothing(self) -> QLabel:
        """Return what stands where there is no question; the keyboard gets there, so that it is spoken."""
        label = plain_label(self._labels["nothing"])
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        return label

    def _add_line(self, column: QVBoxLayout, said: Said, found: Sequence[Finding]) -> None:
        leaving = self._leaving if self._leaving and self._leaving.key == said.key else None
        line = QuestionLine(said, self._language, leaving)
        line.pressed.connect(partial(self._pressed, said.key, found))
        line.leave_asked.connect(lambda: self._begin_leaving(said.key))
        line.leave_given_up.connect(lambda: self._begin_leaving(None))
        line.left.connect(partial(self._leave, found))
        column.addWidget(line)
        self.lines.append(line)

    def _left_fold(self, count: int) -> QToolButton:
        fold = QToolButton()
        fold.setText(words.left_as_is(count, self._language))
        fold.setCheckable(True)
        fold.setAutoRaise(True)
        fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        with QSignalBlocker(fold):
            fold.setChecked(self._shows_left)
        fold.setArrowType(Qt.ArrowType.DownArrow if self._shows_left else Qt.ArrowType.RightArrow)
        fold.toggled.connect(self._show_left)
        return fold

    # The keyboard

    def _focus(self) -> tuple[int, _Key, str] | None:
        """Return where the keyboard is: the number and the key of the line, and the button."""
        widget = QApplication.focusWidget()
        for at, line in enumerate(self.lines):
            if widget and line.isAncestorOf(widget):
                names = (name for name, button in line.buttons.items() if button is widget)
                return at, line.said.key, next(names, "")
        return (len(self.lines), (), "") if widget and widget is self.fold_of_left else None

    def _give_back(self, focus: tuple[int, _Key, str] | None) -> None:
        """Put the keyboard where it was; where the line is gone, onto the one that took its place."""
        if focus is None:
            return
        at, key, name = focus
        line = next((line for line in self.lines if line.said.key == key), None)
        if line is None and at < len(self.lines):
            line = self.lines[at]
        if line is None or (not key and self.fold_of_left):
            (self.fold_of_left or self.empty).setFocus(Qt.FocusReason.OtherFocusReason)
        elif line.reason:
            line.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            button = line.buttons.get(name) or next(iter(line.buttons.values()))
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(button)

    # What is pressed

    def _pressed(self, key: _Key, found: Sequence[Finding], name: str) -> None:
        if name == _FOLD:
            self._folded[key] = not self._folded.get(key, len(found) > _UNFOLDED)
            self.refresh()
        elif name == _MORE and found:
            first_new = self._places.get(key, _FEW_PLACES)
            self._places[key] = first_new + _MORE_PLACES
            self.refresh()
            line = next(line for line in self.lines if line.said.key == key)
            line.buttons[f"{_PLACE}{first_new}"].setFocus(Qt.FocusReason.OtherFocusReason)
        elif name == _MORE:
            self._under[key[:1]] = self._under.get(key[:1], _MOST_UNDER) + _MOST_UNDER
            self.refresh()
        elif name.startswith(_PLACE):
            self.jump_asked.emit(Jump(found[0].places[int(name.removeprefix(_PLACE))]))
        elif name == _AGAIN:
            self._run(do.ask_again, words.done(name, self._language), rule=key[0], subject=key[1])
        else:
            self._take(found[0], name)

    def _take(self, finding: Finding, way: str) -> None:
        step = taken(self._asking.plan, finding, way)
        if isinstance(step, Step):
            self._run(step.operation, words.done(way, self._language), **step.values)
        else:
            self.jump_asked.emit(step)

    def _begin_leaving(self, key: _Key | None) -> None:
        self._leaving = Leaving(key) if key else None
        self.refresh()

    def _leave(self, found: Sequence[Finding], reason: str) -> None:
        about = [(each.rule, each.subject, each.facts_text) for each in found]
        leaving, self._leaving = self._leaving, None
        if len(about) == 1:
            rule, subject, facts = about[0]
            values = {"rule": rule, "subject": subject, "facts": facts}
            edit = self._run(do.leave_question, words.was_left(self._language), reason=reason, **values)
        else:
            edit = self._run(do.leave_questions, words.was_left(self._language), reason=reason, questions=about)
        if not edit:
            self._leaving = leaving
            self.refresh()

    def _show_left(self, shows: bool) -> None:  # noqa: FBT001  # a slot
        self._shows_left = shows
        self.refresh()

    def _run(self, operation: Callable[..., object], done: str, **values: object) -> bool:
        if self._controller.run(operation, initiator=self, **values):
            self.undo_offered.emit(done)
            return True
        return False
