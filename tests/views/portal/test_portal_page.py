# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The page with texts for a portal: asked, answered, said in own words, copied."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import operations as do
from app.exports.portal_text import Length
from app.models.answers import answers, edits_of, groups_of, stages_of
from app.models.plan import Plan
from app.models.rows import Answer
from app.views import questions
from app.views.portal.portal_page import PortalPage
from app.views.portal.sentence_line import OwnWords, SentenceLine
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import LANGUAGE, a_plan, done, table_1
from tests.storage.plan_files import write_file

Key = Qt.Key
NEEDS = "In Needs Assessment, six learners are consulted in a focus group."


class At:
    """A window on the page with texts for a portal."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot
        window.actions_by_name["portal"].trigger()
        assert window.pages
        self.page: PortalPage = window.pages.portal
        self.settle()

    @property
    def plan(self) -> Plan:
        assert self.window.controller
        return self.window.controller.plan

    @property
    def answer(self) -> Answer:
        (found,) = answers(self.plan)
        return found

    def settle(self) -> None:
        self._qtbot.wait(130)

    def run(self, operation: Callable[..., object], **values: object) -> None:
        assert self.window.controller
        self.window.controller.run(operation, **values)
        self.settle()

    def ask(self, question: str, limit: int | None = None) -> None:
        """Type a question and a limit, by the keys."""
        self.page.form.question.setFocus()
        QTest.keyClicks(self.page.form.question, question)
        self.press(Key.Key_Tab)
        if limit is not None:
            self.page.form.limit.selectAll()
            QTest.keyClicks(self.page.form.limit, str(limit))
            self.press(Key.Key_Return)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus
        QTest.keyClick(focus, key, modifier)

    def type_over(self, said: str, text: str) -> None:
        """Type over a sentence, and go on with Enter."""
        field = self.line(said).field
        field.setFocus()
        field.selectAll()
        if text:
            QTest.keyClicks(field, text)
        else:
            self.press(Key.Key_Delete)
        self.press(Key.Key_Return)
        self.settle()

    def line(self, said: str) -> SentenceLine:
        """Return the line of what the plan says by now."""
        return next(line for line in self.page.texts.lines.values() if line.sentence.said == said)

    def own(self, said: str) -> OwnWords:
        """Return what stands below such a line."""
        own = self.line(said).own
        assert own
        assert own.isVisible()
        return own

    def tabs(self) -> str:
        texts = self.page.texts
        return " · ".join(tab.text() for tab in texts.tabs.values()) + f" {texts.limit.text()}".rstrip()

    def shown(self) -> Length:
        (length,) = (length for length, tab in self.page.texts.tabs.items() if tab.isChecked())
        assert length == self.page.texts.length
        return length

    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def foot(self) -> str:
        return self.window.statusBar().currentMessage()


@pytest.fixture
def at(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Plan], At]]:
    desk = Desk(tmp_path / "data", LANGUAGE)

    def make(plan: Plan) -> At:
        window = desk.open_new(plan)
        assert window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return At(window, qtbot)

    yield make
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    for window in list(desk.windows):
        window.close()


def test_a_plan_says_at_once_how_long_it_is_in_each_length(at: Callable[[Plan], At]) -> None:
    here = at(table_1())
    assert here.page.hint.isVisible()
    assert here.page.hint.text() == "Paste the portal's question, type its limit."
    assert QApplication.focusWidget() is here.page.form.question
    assert (here.tabs(), here.shown()) == ("Long 636 · Medium 443 · Short 296", "long")
    assert here.page.texts.measured.text() == "636 characters with spaces, 94 words."
    assert not here.page.texts.over.isVisible()
    assert here.plan.rows("answers") == {}  # looking writes nothing
    assert "portal" not in (here.window.pages.rail.buttons if here.window.pages else {})


def test_a_question_and_its_limit_make_an_answer_that_is_as_long_as_fits(at: Callable[[Plan], At]) -> None:
    here = at(table_1())
    here.ask("How are learners involved?", 500)
    assert (here.answer.question, here.answer.limit, here.answer.length) == ("How are learners involved?", 500, "")
    assert (here.tabs(), here.shown()) == ("Long 636, too long · Medium 443 · Short 296 of 500", "medium")
    assert here.page.texts.measured.text() == "443 of 500 characters with spaces, 52 words."
    assert [here.page.list.item(at).text() for at in range(here.page.list.count())] == ["How are learners involved?"]
    assert here.window.pages
    assert here.window.pages.rail.buttons["portal"].isChecked()
    here.page.form.limit.setValue(636)  # typed, not saved yet
    here.settle()
    assert (here.shown(), here.answer.limit) == ("long", 500)


def test_too_long_in_all_says_by_how_much_and_where(at: Callable[[Plan], At]) -> None:
    here = at(table_1())
    here.ask("Who?", 248)
    assert (here.shown(), here.page.texts.over.text()) == ("short", "48 over. Longest: Alumni Community.")
    assert here.page.texts.hint.text().startswith("Short leaves out what is done there, on purpose.")
    here.page.texts.tabs["long"].click()
    assert (here.shown(), here.answer.length) == ("long", "long")
    assert here.page.texts.over.text() == "388 over. Longest: Alumni Community."
    here.page.texts.tabs["short"].click()
    assert here.answer.length == ""  # the one that fits best is no choice
    here.window.commands.undo()
    here.settle()
    assert (here.shown(), here.answer.length) == ("long", "long")


def test_what_it_is_about_is_ticked(at: Callable[[Plan], At]) -> None:
    here = at(a_plan(stages=3, groups=2))
    form = here.page.form
    assert form.groups.isVisible()
    form.stages.setFocus()
    form.stages.setCurrentRow(1)
    here.press(Key.Key_Space)
    here.settle()
    assert stages_of(here.plan, here.answer.id) == (here.plan.stages[1],)
    assert "Stage 1" not in here.page.texts.text.text
    form.groups.setFocus()
    form.groups.setCurrentRow(1)
    here.press(Key.Key_Space)
    here.settle()
    assert groups_of(here.plan, here.answer.id) == (here.plan.groups[1],)
    here.press(Key.Key_Space)
    here.settle()
    assert groups_of(here.plan, here.answer.id) == ()
    here.run(do.delete_stage, stage_id=here.plan.stages[1].id)
    assert (form.stages.count(), form.stages.ticked()) == (2, [])


def test_how_it_speaks(at: Callable[[Plan], At]) -> None:
    here = at(table_1())
    form = here.page.form
    form.ticks["explain"].click()
    here.settle()
    assert here.answer.explain
    assert here.tabs().startswith("Long 824 ")
    form.tense.setFocus()
    here.press(Key.Key_Home)
    here.press(Key.Key_Return)
    form.tense.activated.emit(form.tense.currentIndex())
    here.settle()
    assert here.answer.tense == "planned"
    assert "six learners will be consulted" in here.page.texts.text.text
    assert not form.groups.isVisible()  # there is one group


def test_a_sentence_is_said_in_own_words_and_put_back(at: Callable[[Plan], At]) -> None:
    here = at(table_1())
    here.type_over(NEEDS, "We listen to six learners.")
    line, own = here.line(NEEDS), here.own(NEEDS)
    assert (own.mark.text(), own.back.text(), own.keep.isVisible()) == ("In your own words", "Put back", False)
    assert QApplication.focusWidget() is line.field
    assert "We listen to six learners. In Curriculum Design" in here.page.texts.text.text
    here.type_over("The institution decides.", "")
    assert here.own("The institution decides.").mark.text() == "Left out"
    assert here.line("The institution decides.").field.placeholderText() == "The institution decides."
    assert "institution decides" not in here.page.texts.text.text
    assert here.tabs().startswith("Long 572 ")
    here.own(NEEDS).back.click()
    here.settle()
    assert here.foot() == "The sentence is as the plan says it again."
    assert QApplication.focusWidget() is here.line(NEEDS).field
    assert here.line(NEEDS).field.text() == NEEDS
    here.window.commands.undo()
    here.settle()
    assert here.line(NEEDS).field.text() == "We listen to six learners."


def test_half_typed_words_outlive_what_happens_to_the_plan_and_esc_gives_them_up(at: Callable[[Plan], At]) -> None:
    here = at(table_1())
    field = here.line(NEEDS).field
    field.setFocus()
    QTest.keyClicks(field, "Yes: ")
    here.run(do.add_stage, name="Evaluation")
    here.run(do.delete_stage, stage_id=here.plan.stages[1].id)  # which makes the lines anew
    field = here.line(NEEDS).field
    assert QApplication.focusWidget() is field
    assert "Yes: " in field.text()
    assert here.plan.rows("sentence_edits") == {}
    here.press(Key.Key_Escape)
    assert field.text() == NEEDS
    QTest.keyClicks(field, "No: ")
    here.window.actions_by_name["matrix"].trigger()
    assert [edit.text for edit in edits_of(here.plan, here.answer.id).values()] == [f"No: {NEEDS}"]


def test_own_words_that_no_longer_match_are_shown_updated_kept_or_put_back(at: Callable[[Plan], At]) -> None:
    here = at(table_1())
    texts = here.page.texts
    design = "In Curriculum Design, two learners participate as members of the design team."
    here.type_over(NEEDS, "In Needs Assessment, six learners are heard in a focus group.")
    here.type_over(design, "Two young people design it with us.")
    assert not texts.stale.isVisible()
    needs, other = here.line(NEEDS).sentence.entry_id, here.line(design).sentence.entry_id
    here.run(do.edit_involvement, involvement_id=needs, count_from=9)
    here.run(do.edit_involvement, involvement_id=other, count_from=3)
    assert texts.stale.isVisible()
    assert texts.stale.text() == "2 sentences no longer match."
    nine = NEEDS.replace("six", "nine")
    assert here.own(nine).now.text() == f"The plan now says: “{nine}”"
    texts.show_stale.click()
    assert QApplication.focusWidget() is here.line(nine).field
    here.settle()
    texts.update_stale.click()
    here.settle()
    assert here.line(nine).field.text() == "In Needs Assessment, nine learners are heard in a focus group."
    assert here.foot() == "1 sentence updated. 1 needs a look."
    assert texts.stale.text() == "1 sentence no longer matches."
    three = design.replace("two", "three")
    texts.update_stale.click()
    assert here.foot().startswith("None could be updated: the words that changed are ")
    here.own(three).keep.click()
    here.settle()
    assert not texts.stale.isVisible()
    assert here.line(three).field.text() == "Two young people design it with us."
    here.run(do.edit_involvement, involvement_id=other, count_from=4)
    here.own(design.replace("two", "four")).back.click()
    here.settle()
    assert len(edits_of(here.plan, here.answer.id)) == 1


def test_all_and_each_part_are_copied_as_plain_text_and_kept_as_a_version(at: Callable[[Plan], At]) -> None:
    here = at(table_1())
    here.page.texts.copy_all.click()
    text = here.clipboard()
    assert text.startswith("Learners are involved in all six stages")
    assert len(text) == 636
    assert not QGuiApplication.clipboard().mimeData().hasHtml()
    assert here.foot() == "Copied, 636 characters."
    assert here.window.controller
    assert here.window.controller.opened
    assert [version.kind for version in here.window.controller.opened.shelf.versions()] == ["exported"]
    banner = here.window.banners.shown("done")
    assert banner
    assert banner.label.text() == "Handing it in? The plan as it is now can be kept under a name."
    assert [button.text() for button in banner.buttons] == ["Keep as submitted…"]
    copies = here.page.texts.copies
    assert [button.accessibleName() for button in copies[:2]] == [
        "Copy: Learners are involved in all six stages",
        "Copy: Needs Assessment",
    ]
    copies[4].setFocus()
    here.press(Key.Key_Return)
    assert here.clipboard() == (
        "In Marketing and Promotion, 25 learners are consulted through surveys. The institution decides."
    )
    assert here.foot() == "Copied, 95 characters."
    assert len(here.window.controller.opened.shelf.versions()) == 1  # the same plan is not kept twice


def test_answers_are_added_moved_and_removed_with_a_way_back(at: Callable[[Plan], At]) -> None:
    here = at(table_1())
    here.ask("First?", 500)
    here.page.add.click()
    assert QApplication.focusWidget() is here.page.form.question
    assert here.page.form.limit.text().strip() == ""
    here.ask("Second?")
    assert [answer.question for answer in answers(here.plan)] == ["First?", "Second?"]
    here.page.list.setFocus()
    here.press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    here.settle()
    assert [answer.question for answer in answers(here.plan)] == ["Second?", "First?"]
    assert here.page.current.question == "Second?"
    here.press(Key.Key_Down)
    assert (here.page.current.question, here.page.form.limit.text()) == ("First?", "500")
    here.press(Key.Key_Delete)
    here.settle()
    assert [answer.question for answer in answers(here.plan)] == ["Second?"]
    banner = here.window.banners.shown("undo")
    assert banner
    assert banner.label.text() == "“First?” removed."
    banner.buttons[0].click()
    here.settle()
    assert len(answers(here.plan)) == 2
    assert here.page.list.count() == 2


def test_who_only_reads_sees_all_lengths_copies_and_changes_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    plan = done(table_1(), do.add_answer, question="Who?", limit=500)
    path = write_file(tmp_path / "theirs.pplan", plan, "first")
    before = path.read_bytes()
    desk = Desk(tmp_path / "data", LANGUAGE)
    desk.open_path(path)
    here = At(desk.windows[0], qtbot)
    assert here.window.controller
    assert here.window.controller.is_reading
    texts, form = here.page.texts, here.page.form
    assert (here.shown(), here.tabs()) == ("medium", "Long 636, too long · Medium 443 · Short 296 of 500")
    texts.tabs["long"].click()
    assert here.shown() == "long"
    assert all(line.field.isReadOnly() for line in texts.lines.values())
    assert not any(widget.isEnabled() for widget in (form.by, form.stages, *form.ticks.values(), here.page.add))
    assert form.question.isReadOnly()
    assert form.limit.isReadOnly()
    texts.copy_all.click()
    assert len(here.clipboard()) == 636
    assert (here.foot(), here.window.banners.shown("done")) == ("Copied, 636 characters.", None)
    assert here.plan == plan
    assert path.read_bytes() == before
    reading = here.window.banners.shown("reading")
    assert reading
    reading.buttons[0].setFocus()
    reading.buttons[0].click()  # "Edit this plan", which must not give the keyboard to a table that nobody sees
    here.settle()
    assert QApplication.focusWidget() in texts.tabs.values()
    assert not next(iter(texts.lines.values())).field.isReadOnly()
    here.window.close()


def test_a_very_long_text_is_shown_in_part_and_copied_whole(at: Callable[[Plan], At]) -> None:
    here = at(a_plan(stages=60, entries=3))
    texts = here.page.texts
    assert 150 <= len(texts.lines) < len(texts.text.sentences)
    texts.copy_all.click()
    assert here.clipboard() == texts.text.text
    assert "Stage 60" in here.clipboard()


def test_a_plan_without_entries_has_nothing_to_say(at: Callable[[Plan], At]) -> None:
    here = at(a_plan(stages=2, entries=0))
    assert here.page.texts.lines == {}
    assert not here.page.texts.copy_all.isEnabled()
    assert here.tabs() == "Long 0 · Medium 0 · Short 0"
