# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import cast

import openpyxl
import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import operations as do
from app.exports import registry
from app.exports.change_report import Since
from app.exports.options import ExportOptions
from app.exports.profiles import own_profile
from app.exports.registry import Format
from app.exports.rendered import Rendered
from app.files import write_all_whole
from app.models.changes import Draft
from app.models.plan import Plan
from app.models.templates import template
from app.views.export.export_dialog import ExportDialog
from app.views.export.export_parts import Why
from app.views.settings import Settings
from app.words.file_names import file_name
from tests.builders import LANGUAGE, a_plan, blank, done, level_named, stage_named, table_1, with_entry
from tests.exports import word_files

Open = Callable[..., ExportDialog]
FITS = "1 page, Letter, landscape, 10 pt. Everything fits."


@pytest.fixture
def open_dialog(qtbot: QtBot, tmp_path: Path) -> Open:
    """Open the dialog over a plan; it puts its file where it suggests, without asking."""

    def opened(plan: Plan, place: Path | None = None) -> ExportDialog:
        dialog = ExportDialog(plan, LANGUAGE, tmp_path)
        dialog.ask_place = lambda suggested: place or suggested  # type: ignore[method-assign]
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return opened


def wait_for_line(qtbot: QtBot, dialog: ExportDialog, text: str) -> None:
    def says() -> None:
        assert dialog.line.text() == text

    qtbot.waitUntil(says, timeout=20_000)


def export(qtbot: QtBot, dialog: ExportDialog) -> tuple[Path, Rendered]:
    with qtbot.waitSignal(dialog.exported, timeout=20_000) as signal:
        QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    path, rendered = cast("tuple[Path, Rendered]", tuple(signal.args or ()))
    return path, rendered


def pdf_text(path: Path) -> str:
    with pdfium.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def with_employers(plan: Plan) -> Plan:
    plan = done(plan, do.add_group, name="Employers")
    return done(
        plan,
        do.add_involvement,
        stage_id=stage_named(plan, "Needs Assessment"),
        level_id=level_named(plan, "Consult"),
        group_id=plan.groups[1].id,
        text="Interviews (n=4)",
    )


class Slow:
    """A render that waits to be let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = Event(), Event()
        really = registry.render_plan

        def render_plan(plan: Plan, wanted: Format, options: ExportOptions, since: Since | None = None) -> Rendered:
            self.begun.set()
            assert self.go.wait(20)
            return really(plan, wanted, options, since)

        monkeypatch.setattr(registry, "render_plan", render_plan)


# What comes of it


def test_one_enter_makes_a_pdf_and_closes(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    plan = done(table_1(), do.edit_project, title="Welding, élite & co")
    dialog = open_dialog(plan)
    with qtbot.waitSignal(dialog.exported, timeout=20_000) as signal:
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    today = datetime.now().astimezone().date().isoformat()
    assert signal.args is not None
    assert signal.args[0] == tmp_path / f"Welding-elite-co-{today}.pdf"
    assert signal.args[1].pages == 1
    assert [path.name for path in tmp_path.iterdir()] == [f"Welding-elite-co-{today}.pdf"]
    with pdfium.PdfDocument(signal.args[0]) as document:
        assert document.get_page_size(0) == (792, 612)
    text = pdf_text(signal.args[0])
    assert text.startswith("Welding, élite & co Learner participation by project stage.")
    assert "Focus group (n=6)" in text
    assert "Who decides in the stage." in text
    assert not dialog.isVisible()


def test_options_reach_the_pdf(qtbot: QtBot, open_dialog: Open) -> None:
    plan = done(table_1(), do.edit_project, title="Welding")
    dialog = open_dialog(plan)
    dialog.what.legend.click()
    dialog.what.title_line.click()
    dialog.page.paper.setCurrentText("A4")
    dialog.page.orientation.setCurrentText("Portrait")
    dialog.page.margins.setCurrentText("15 mm")
    dialog.page.text_size.setValue(9.5)
    dialog.page.page_numbers.setCurrentText("Always")
    path, rendered = export(qtbot, dialog)
    used = rendered.options
    assert (used.paper, used.orientation, used.margin, used.text_size) == ("a4", "portrait", 15, 9.5)
    with pdfium.PdfDocument(path) as document:
        assert [round(side) for side in document.get_page_size(0)] == [595, 842]
    text = pdf_text(path)
    assert "Welding" not in text
    assert "Who decides in the stage." not in text
    assert text.endswith("Page 1 of 1")


def test_the_file_speaks_another_language_than_the_plan_and_the_window(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    dialog.page.spoken.setCurrentText("French (Canada)")
    assert dialog.choices()["options"]["language"] == "fr-CA"  # type: ignore[index]
    path, _ = export(qtbot, dialog)
    text = pdf_text(path)
    assert "Participation des personnes apprenantes par étape du projet." in text
    assert "Faire participer" in text
    assert "Focus group (n=6)" in text  # own words stay


def test_a_spreadsheet(qtbot: QtBot, open_dialog: Open) -> None:
    plan = done(table_1(), do.edit_project, title="Welding")
    dialog = open_dialog(plan)
    wait_for_line(qtbot, dialog, FITS)
    dialog.where.choices[".xlsx"].click()
    assert dialog.export_button.text() == "E&xport Excel…"
    assert not dialog.what.title_line.isChecked()
    wait_for_line(qtbot, dialog, "One sheet, ready to print: Letter, landscape, 10 pt.")
    path, rendered = export(qtbot, dialog)
    assert path.suffix == ".xlsx"
    assert rendered.pages is None
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Focus group (n=6)" in cells
    assert "Welding" not in cells


def test_a_word_document(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(done(table_1(), do.edit_project, title="Welding"))
    dialog.where.choices[".xlsx"].click()
    dialog.where.choices[".docx"].click()
    assert dialog.export_button.text() == "E&xport Word…"
    assert dialog.what.title_line.isChecked()
    wait_for_line(qtbot, dialog, "A Word document: Letter, portrait, 10 pt.")
    path, rendered = export(qtbot, dialog)
    assert path.suffix == ".docx"
    assert rendered.pages is None
    assert word_files.lines(path.read_bytes())[0].text == "Welding"


def test_the_title_line_stays_as_somebody_wanted_it(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(done(table_1(), do.edit_project, title="Welding"))
    dialog.what.title_line.click()
    dialog.where.choices[".xlsx"].click()
    dialog.where.choices[".pdf"].click()
    assert not dialog.what.title_line.isChecked()


def test_a_plan_without_a_title_has_no_title_line(open_dialog: Open) -> None:
    dialog = open_dialog(blank())
    assert dialog.what.title_line.isHidden()


def test_an_own_margin(open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    page = dialog.page
    assert page.own_margin.isHidden()
    assert page.margins.currentText() == "Usual (1 in)"
    page.margins.setCurrentText("Another…")
    page.own_margin.setValue(17.5)
    assert not page.own_margin.isHidden()
    assert page.margin() == 17.5
    page.margins.setCurrentText("0.5 in")
    assert page.margin() == 12.7
    page.margins.setCurrentIndex(0)
    assert page.margin() is None
    page.paper.setCurrentText("A4")
    assert page.margins.currentText() == "Usual (25 mm)"


def test_groups(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(with_employers(table_1()))
    learners, employers = dialog.what.groups.values()
    assert dialog.options().groups == ()
    learners.click()
    employers.click()
    assert dialog.line.text() == "No group is ticked. Tick at least one."
    assert not dialog.export_button.isEnabled()
    employers.click()
    wait_for_line(qtbot, dialog, FITS)
    path, _rendered = export(qtbot, dialog)
    text = pdf_text(path)
    assert "Interviews (n=4)" in text
    assert "Focus group" not in text


def test_one_group_is_not_asked_about(open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    assert dialog.what.groups == {}


def test_a_group_in_no_entry_says_so_and_its_name_is_no_mark_up(open_dialog: Open) -> None:
    dialog = open_dialog(done(table_1(), do.add_group, name="R&D <b>"))
    assert [tick.text() for tick in dialog.what.groups.values()] == ["Learners", "R&&D <b> (no entry yet)"]


# The live sentence


def test_the_sentence_is_live(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    wait_for_line(qtbot, dialog, FITS)
    dialog.page.paper.setCurrentText("A4")
    wait_for_line(qtbot, dialog, "1 page, A4, landscape, 10 pt. Everything fits.")
    dialog.page.orientation.setCurrentText("Portrait")
    dialog.page.margins.setCurrentText("Another…")
    dialog.page.own_margin.setValue(60)
    turned = "2 pages, A4, landscape, 10 pt. The page is on its side, so that no word has to be broken."
    wait_for_line(qtbot, dialog, turned)
    assert dialog.export_button.isEnabled()
    assert dialog.export_button.accessibleDescription() == turned


def test_smaller_text_than_asked_for_is_told(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    dialog.page.text_size.setValue(24)
    wait_for_line(
        qtbot,
        dialog,
        "4 pages, Letter, landscape, 19.5 pt. The text is smaller than 24 pt, so that no word has to be broken.",
    )


def test_several_pages_are_told(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(a_plan(stages=60))
    wait_for_line(qtbot, dialog, "3 pages, Letter, landscape, 10 pt.")
    path, _rendered = export(qtbot, dialog)
    with pdfium.PdfDocument(path) as document:
        assert len(document) == 3


def wait_for_remark(qtbot: QtBot, dialog: ExportDialog, text: str) -> None:
    def says() -> None:
        assert text in dialog.remarks.lines()

    qtbot.waitUntil(says, timeout=20_000)


def test_the_legend_is_offered_to_be_left_out_where_that_saves_a_page(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(a_plan(stages=20))
    wait_for_remark(qtbot, dialog, "2 pages. Without the legend it is one page.")
    assert dialog.line.text() == "2 pages, Letter, landscape, 10 pt."
    (leave_out, *_) = dialog.remarks.buttons()
    assert leave_out.text() == "Leave it out"
    QTest.mouseClick(leave_out, Qt.MouseButton.LeftButton)
    wait_for_line(qtbot, dialog, FITS)
    assert not dialog.what.legend.isChecked()
    _path, rendered = export(qtbot, dialog)
    assert rendered.pages == 1


def test_the_legend_is_no_use_where_it_saves_no_page(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(a_plan(stages=25))
    wait_for_line(qtbot, dialog, "2 pages, Letter, landscape, 10 pt.")
    wait_for_remark(qtbot, dialog, "A reviewer may ask 4 questions; the page Questions names them.")
    assert len(dialog.remarks.lines()) == 1


def test_a_broken_word_is_told(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(with_entry(table_1(), "Needs Assessment", "Inform", "x" * 90))
    broken = "Letter, landscape, 10 pt. A word is longer than its column and goes on in the next line."
    wait_for_line(qtbot, dialog, f"1 page, {broken}")
    dialog.where.choices[".xlsx"].click()
    wait_for_line(qtbot, dialog, f"One sheet, ready to print: {broken}")


# What is remembered


def test_what_was_chosen_is_chosen_again(qtbot: QtBot, tmp_path: Path) -> None:
    plan = done(with_employers(table_1()), do.edit_project, title="Welding")
    first = ExportDialog(plan, LANGUAGE, tmp_path)
    qtbot.addWidget(first)
    first.where.choices[".xlsx"].click()
    first.what.groups[plan.groups[0].id].click()
    first.what.legend.click()
    first.what.title_line.click()
    first.page.orientation.setCurrentText("Portrait")
    first.page.margins.setCurrentText("Another…")
    first.page.own_margin.setValue(17.5)
    first.page.text_size.setValue(11)
    first.page.page_numbers.setCurrentText("Never")
    settings = Settings(tmp_path)
    settings.remember_export(plan.project.id, first.choices())
    plan = done(plan, do.add_group, name="Staff")
    again = ExportDialog(plan, LANGUAGE, tmp_path, Settings(tmp_path).export_choices(plan.project.id))
    qtbot.addWidget(again)
    assert again.wanted() is first.wanted()
    assert again.options().groups == tuple(group.id for group in plan.groups[1:])
    assert replace(again.options(), groups=()) == replace(first.options(), groups=())
    assert again.options().title is True


def test_nothing_chosen_is_as_usual_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    first = ExportDialog(table_1(), LANGUAGE, tmp_path)
    abroad = done(table_1(), do.edit_project, language="en-GB")
    again = ExportDialog(abroad, LANGUAGE, tmp_path, first.choices())
    for dialog in (first, again):
        qtbot.addWidget(dialog)
    assert (first.options().paper, again.options().paper) == ("letter", "a4")


@pytest.mark.parametrize(
    "choices",
    [
        {"suffix": ".exe", "legend": "no", "left_out": 7, "title": "yes", "paper": [], "text_size": "x", "margins": {}},
        {"text_size": 900, "own_margin": None, "orientation": None, "page_numbers": "never", "left_out": ["gone"]},
    ],
)
def test_choices_that_make_no_sense_are_left_out(qtbot: QtBot, tmp_path: Path, choices: dict[str, object]) -> None:
    dialog = ExportDialog(with_employers(table_1()), LANGUAGE, tmp_path, choices)
    usual = ExportDialog(with_employers(table_1()), LANGUAGE, tmp_path)
    for each in (dialog, usual):
        qtbot.addWidget(each)
    assert dialog.wanted() is usual.wanted()
    assert replace(dialog.options(), text_size=10) == replace(usual.options(), text_size=10, groups=())
    assert dialog.options().text_size in (10, 24)


def test_a_plan_whose_groups_were_all_left_out_has_them_again(qtbot: QtBot, tmp_path: Path) -> None:
    plan = with_employers(table_1())
    dialog = ExportDialog(plan, LANGUAGE, tmp_path, {"left_out": [group.id for group in plan.groups]})
    qtbot.addWidget(dialog)
    assert dialog.options().groups == ()


def test_letters_that_cannot_be_set(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(with_entry(table_1(), "Needs Assessment", "Inform", "🙂"))
    wait_for_line(
        qtbot,
        dialog,
        "The PDF can't show 🙂 (in “Needs Assessment, Inform”). So that no word is lost, no PDF is made: write this in"
        " other letters, or export to Excel.",
    )
    assert not dialog.export_button.isEnabled()
    dialog.where.choices[".xlsx"].click()
    wait_for_line(qtbot, dialog, "One sheet, ready to print: Letter, landscape, 10 pt.")
    assert dialog.export_button.isEnabled()


def test_what_was_looked_at_before_a_change_is_not_told(
    qtbot: QtBot, open_dialog: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    dialog = open_dialog(table_1())
    said: list[str] = []
    set_text = dialog.line.setText

    def say(text: str) -> None:
        said.append(text)
        set_text(text)

    dialog.line.setText = say  # type: ignore[method-assign]
    qtbot.waitUntil(slow.begun.is_set)
    dialog.page.paper.setCurrentText("A4")
    slow.go.set()
    wait_for_line(qtbot, dialog, "1 page, A4, landscape, 10 pt. Everything fits.")
    assert said == ["1 page, A4, landscape, 10 pt. Everything fits."]


def test_a_plan_with_nothing_in_it(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(blank())
    assert dialog.export_button.text() == "E&xport it blank…"
    wait_for_line(
        qtbot,
        dialog,
        "There is nothing to export yet; the empty table can be printed for a workshop. " + FITS,
    )
    path, _rendered = export(qtbot, dialog)
    assert "Stages of Micro-credential Project" in pdf_text(path)


# Cancelling and faults


def test_cancelling_leaves_nothing(
    qtbot: QtBot, open_dialog: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog(table_1())
    wait_for_line(qtbot, dialog, FITS)
    slow = Slow(monkeypatch)
    written: list[Path] = []
    dialog.exported.connect(lambda path, _rendered: written.append(path))
    dialog.export_button.click()
    job = dialog._job
    assert job is not None
    qtbot.waitUntil(slow.begun.is_set)
    assert dialog.line.text() == "Making the PDF…"
    assert not dialog.progress.isHidden()
    assert not dialog.export_button.isEnabled()
    with qtbot.waitSignal(job.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.line.text() == "Cancelled. Nothing was written."
        slow.go.set()
    assert written == []
    assert list(tmp_path.iterdir()) == []
    assert dialog.isVisible()
    assert dialog.export_button.isEnabled()
    export(qtbot, dialog)


def test_closing_while_a_file_is_made(
    qtbot: QtBot, open_dialog: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    dialog = open_dialog(table_1())
    dialog.export_button.click()
    job = dialog._job
    assert job is not None
    qtbot.waitUntil(slow.begun.is_set)
    assert dialog.close()
    with qtbot.waitSignal(job.finished):
        slow.go.set()
    assert list(tmp_path.iterdir()) == []


def test_closing_while_the_file_is_put_in_place_waits_for_it(
    qtbot: QtBot, open_dialog: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, go = Event(), Event()

    def write_slowly(files: Sequence[tuple[Path, bytes]]) -> None:
        writing.set()
        go.wait(0.2)
        write_all_whole(files)

    monkeypatch.setattr(registry, "write_all_whole", write_slowly)
    dialog = open_dialog(table_1(), tmp_path / "plan.pdf")
    dialog.export_button.click()
    assert writing.wait(20)
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.line.text() == "Making the PDF…"
    with qtbot.waitSignal(dialog.exported):
        assert dialog.close()
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_a_dialog_that_is_gone_before_its_jobs_are(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    dialog = ExportDialog(table_1(), LANGUAGE, tmp_path)
    dialog.ask_place = lambda suggested: suggested  # type: ignore[method-assign]
    dialog.show()
    dialog.export_button.click()
    job = dialog._job
    assert job is not None
    qtbot.waitUntil(slow.begun.is_set)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    del dialog
    with qtbot.waitSignal(job.finished):
        slow.go.set()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog(table_1(), tmp_path / "gone" / "plan.pdf")
    wait_for_line(qtbot, dialog, FITS)
    dialog.export_button.click()
    wait_for_line(
        qtbot,
        dialog,
        f"“plan.pdf” can't be written: the folder “{tmp_path / 'gone'}” is not there. Choose another folder.",
    )
    assert dialog.isVisible()
    assert dialog.export_button.isEnabled()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_may_not_be_written(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    place = tmp_path / "plan.pdf"
    place.write_bytes(b"mine")
    place.chmod(0o444)
    dialog = open_dialog(table_1(), place)
    dialog.export_button.click()
    wait_for_line(
        qtbot,
        dialog,
        "“plan.pdf” can't be written: this place doesn't allow changes. Choose another name or folder.",
    )
    assert dialog.isVisible()
    assert place.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [place]


def test_a_fault_of_ours_is_told_and_handed_on(
    qtbot: QtBot, open_dialog: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog(table_1())
    wait_for_line(qtbot, dialog, FITS)

    def render_plan(plan: Plan, wanted: Format, options: ExportOptions, since: Since | None = None) -> Rendered:
        raise ZeroDivisionError

    monkeypatch.setattr(registry, "render_plan", render_plan)
    with qtbot.captureExceptions() as faults:
        dialog.export_button.click()
        qtbot.waitUntil(lambda: bool(faults), timeout=20_000)
    assert [fault[0] for fault in faults] == [ZeroDivisionError]
    assert dialog.line.text() == (
        "Something went wrong inside the program (ZeroDivisionError). Your files are as they were. Please report it."
    )
    assert dialog.isVisible()
    assert dialog.export_button.isEnabled()
    assert list(tmp_path.iterdir()) == []


def test_nothing_chosen_nothing_done(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog(table_1())
    wait_for_line(qtbot, dialog, FITS)
    dialog.ask_place = lambda suggested: None  # type: ignore[method-assign]
    dialog.export_button.click()
    assert dialog.line.text() == FITS
    assert dialog.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_the_suffix_is_added(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    path, _rendered = export(qtbot, open_dialog(table_1(), tmp_path / "plan v1.2"))
    assert path == tmp_path / "plan v1.2.pdf"
    assert path.read_bytes().startswith(b"%PDF")


def test_a_file_that_nobody_was_asked_about_is_not_replaced(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"mine")
    dialog = open_dialog(table_1(), tmp_path / "plan")
    wait_for_line(qtbot, dialog, FITS)
    dialog.export_button.click()
    assert dialog.line.text() == "“plan.pdf” is already there. Choose another name, or move that file away."
    assert (tmp_path / "plan.pdf").read_bytes() == b"mine"


# Looks and keys


def test_escape_closes(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog(table_1())
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert list(tmp_path.iterdir()) == []


def test_tab_follows_sight(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(with_employers(done(table_1(), do.edit_project, title="Welding")))
    dialog.page.fold.click()
    dialog.page.margins.setCurrentText("Another…")
    page, what = dialog.page, dialog.what
    learners, employers = what.groups.values()
    wait_for_remark(qtbot, dialog, "A reviewer may ask 4 questions; the page Questions names them.")
    controls: list[QWidget] = [dialog.where.choices[".pdf"], dialog.where.portal, dialog.where.other]
    controls += [dialog.profile.profiles, learners, employers, what.layouts, *what.around.values()]
    controls += [what.only_some.head, page.fold]
    controls += [page.paper, page.orientation, page.margins, page.own_margin, page.pages]
    controls += [page.text_size, page.running_size, page.face, page.page_numbers, page.file_name, page.spoken]
    controls += [page.black_and_white]
    controls += [*dialog.remarks.buttons(), dialog.turn, dialog.export_button, dialog.cancel_button]
    controls[0].setFocus()
    seen = []
    for _ in controls:
        seen.append(dialog.focusWidget())
        dialog.focusNextPrevChild(True)
    assert seen == controls


def test_every_control_of_the_page_has_a_name(open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    page = dialog.page
    named = {label.buddy() for label in page.findChildren(QLabel)}
    controls = {page.paper, page.orientation, page.margins, page.text_size, page.page_numbers}
    assert named == controls | {page.pages, page.running_size, page.face, page.file_name, page.spoken}
    assert page.own_margin.accessibleName() == "Own margin in millimetres"


def test_a_click_on_the_explanation_makes_the_choice(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    where = dialog.where
    why = next(label for label in where.findChildren(Why) if label.text().startswith("An Excel file"))
    QTest.mouseClick(why, Qt.MouseButton.LeftButton)
    assert where.suffix() == ".xlsx"


def test_the_wheel_scrolls_and_changes_nothing(open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    page = dialog.page
    page.fold.click()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(page.text_size.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.text_size, wheel)
    assert page.text_size.value() == 10


def test_it_fits_a_small_screen_also_unfolded(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(with_employers(table_1()))
    dialog.page.fold.click()
    assert dialog.minimumSizeHint().width() < 911
    assert dialog.minimumSizeHint().height() < 300
    dialog.resize(911, 480)
    assert dialog.height() == 480


def test_the_dialog_opens_without_the_libraries_of_the_formats() -> None:
    script = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from app.models.new import new_plan; from app.views.export.export_dialog import ExportDialog;"
        "ExportDialog(new_plan('en-CA'), 'en-CA', Path());"
        "sys.exit(sorted({'reportlab', 'openpyxl', 'fontTools'} & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[3], check=True)


@pytest.mark.parametrize("plan", [blank(), table_1(), a_plan(groups=7)])
def test_nothing_has_to_be_scrolled_where_there_is_room(qtbot: QtBot, open_dialog: Open, plan: Plan) -> None:
    dialog = open_dialog(plan)
    room = dialog.screen().availableGeometry().height() - 3 * dialog.fontMetrics().height()
    for _ in range(2):
        qtbot.waitUntil(lambda: dialog._parts.verticalScrollBar().maximum() == 0 or dialog.height() == room)
        dialog.page.fold.click()


# Names of files


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Welding", "Welding-2026-11-21.pdf"),
        ("Élèves & œuvre: l'été/2", "Eleves-oeuvre-l-ete-2-2026-11-21.pdf"),
        ("CON", "CON-2026-11-21.pdf"),
        ("  ../../etc/passwd  ", "etc-passwd-2026-11-21.pdf"),
        ("Plan v1.2.", "Plan-v1-2-2026-11-21.pdf"),
        ("", "Participation-2026-11-21.pdf"),
        ("焊接", "Participation-2026-11-21.pdf"),
        ("Straße über Łódź", "Strasse-uber-Lodz-2026-11-21.pdf"),
        ("A long title about welding and other trades", "A-long-title-about-welding-and-2026-11-21.pdf"),
        ("x" * 80, "x" * 34 + "-2026-11-21.pdf"),
    ],
)
def test_the_name_that_is_suggested(title: str, name: str) -> None:
    assert file_name(title, date(2026, 11, 21), ".pdf", LANGUAGE) == name
    assert len(name) < 50


# Entries that are still the example's


def with_examples() -> Plan:
    draft = Draft(blank())
    do.take_template(draft, chosen=template("table-1", LANGUAGE))
    touched = next(entry for entry in draft.plan.involvements() if entry.activity == "Surveys")
    do.edit_involvement(draft, involvement_id=touched.id, timing="May")
    return draft.plan


def test_example_entries_are_named_and_left_out_on_wish(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(with_examples())
    assert dialog.examples.isVisible()
    assert dialog.examples.line.text() == "6 entries are still the example's."
    dialog.examples.leave_out.click()
    assert dialog.examples.line.text() == "6 entries of the example are left out."
    path, _ = export(qtbot, dialog)
    text = pdf_text(path)
    assert "Surveys (n=25)" in text
    assert "Alumni Community" in text
    assert "Focus group" not in text


def test_what_was_left_out_can_be_put_back(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(with_examples())
    dialog.examples.leave_out.click()
    dialog.examples.leave_out.click()
    assert dialog.examples.line.text() == "6 entries are still the example's."
    path, _ = export(qtbot, dialog)
    assert "Focus group (n=6)" in pdf_text(path)


def test_a_plan_without_examples_says_nothing_of_them(open_dialog: Open) -> None:
    assert not open_dialog(table_1()).examples.isVisible()


def test_show_leads_away(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(with_examples())
    with qtbot.waitSignal(dialog.show_asked):
        dialog.examples.show_them.click()
    assert not dialog.isVisible()


# Profiles and the preview


def test_a_profile_sets_the_page_and_what_differs_from_it_is_nobodys(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    profiles = dialog.profile.profiles
    profiles.setCurrentText("A4 application")
    profiles.activated.emit(profiles.currentIndex())
    wait_for_line(qtbot, dialog, "1 page, A4, landscape, 10 pt. Everything fits.")
    assert dialog.options().margin == 15.0
    assert dialog.profile.source.text() == (
        "Margins of 15 mm, letters of 9 points or more, a face as wide as Arial."
        " Source: Erasmus+ application forms, 2025."
    )
    dialog.page.margins.setCurrentText("1 in")
    assert profiles.currentText() == "None"
    assert dialog.profile.source.isHidden()


def test_choices_are_kept_as_a_profile_of_ones_own(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(table_1(), LANGUAGE, tmp_path, may_keep=True)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.what.legend.setChecked(False)
    dialog.page.file_name.setCurrentIndex(1)
    dialog.page.text_size.setValue(11)
    QTest.mouseClick(dialog.profile.keep, Qt.MouseButton.LeftButton)
    assert dialog.focusWidget() is dialog.profile.name
    QTest.keyClicks(dialog.profile.name, "Ministry")
    with qtbot.waitSignal(dialog.keep_asked) as signal:
        QTest.keyClick(dialog.profile.name, Qt.Key.Key_Return)
    assert signal.args is not None
    name, settings = signal.args
    kept = own_profile("id", name, settings)
    assert (kept.name, kept.options.legend, kept.options.text_size, kept.file_name) == (
        "Ministry",
        False,
        11,
        "{title}",
    )
    dialog.profile.show_own([kept])
    dialog.profile.choose("id")
    assert dialog.profile.remove.isVisible()


def test_enter_in_the_name_of_a_profile_exports_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(table_1(), LANGUAGE, tmp_path, may_keep=True)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.profile.keep.click()
    QTest.keyClicks(dialog.profile.name, "Ours")
    QTest.keyClick(dialog.profile.name, Qt.Key.Key_Return)
    assert dialog._job is None
    assert dialog.isVisible()


def test_the_preview_shows_the_pages_of_the_pdf_and_turns_them(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(a_plan(stages=60))
    dialog.turn.click()
    preview = dialog.preview
    qtbot.waitUntil(lambda: preview.line.text() == "Page 1 of 3", timeout=20_000)
    assert not preview.back.isEnabled()
    first = preview.sheet.grab().toImage()
    QTest.keyClick(preview.area, Qt.Key.Key_PageDown)
    assert preview.line.text() == "Page 2 of 3"
    assert preview.sheet.grab().toImage() != first
    preview.forward.click()
    assert not preview.forward.isEnabled()
    width = preview.sheet.width()
    preview.larger.click()
    assert preview.sheet.width() > width
    QTest.keyClick(preview.area, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.sheet.width() == width


def test_the_preview_follows_what_is_chosen(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    qtbot.waitUntil(lambda: dialog.preview.sheet.page.width() == 792, timeout=20_000)
    dialog.page.orientation.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.preview.sheet.page.width() == 612, timeout=20_000)


def test_an_export_to_excel_shows_its_pages_too_and_goes_on_where_no_pdf_can_be_made(
    qtbot: QtBot, open_dialog: Open
) -> None:
    dialog = open_dialog(with_entry(table_1(), "Needs Assessment", "Inform", "\U0001f600"))
    dialog.where.choices[".xlsx"].setChecked(True)
    wait_for_line(qtbot, dialog, "One sheet, ready to print: Letter, landscape, 10 pt.")
    assert dialog.preview.data == b""
    assert not dialog.preview.print.isEnabled()


def test_the_question_of_a_number_of_pages_is_answered_with_what_helps(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(a_plan(stages=17))
    dialog.what.around["participants"].setChecked(True)
    dialog.page.pages.setValue(1)
    wait_for_remark(qtbot, dialog, "It takes 2 pages, not 1. Without the list of who takes part it is one page.")
    dialog.remarks.buttons()[0].click()
    assert not dialog.what.around["participants"].isChecked()
    wait_for_line(qtbot, dialog, FITS)


def test_stages_and_columns_are_chosen_and_remembered(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    plan = table_1()
    dialog = open_dialog(plan)
    dialog.what.only_some.head.click()
    dialog.what.stages.rows.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.what.columns.rows.item(4).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.options().stages == tuple(stage.id for stage in plan.stages[1:])
    assert dialog.options().columns == tuple(level.id for level in plan.levels)
    again = ExportDialog(done(plan, do.add_stage, name="New"), LANGUAGE, tmp_path, dialog.choices())
    qtbot.addWidget(again)
    assert [each.checkState() == Qt.CheckState.Checked for each in again.what.stages._items()] == [False] + [True] * 6
    assert again.what.only_some.head.isChecked()


def test_two_buttons_tick_all_stages_or_none_and_the_head_counts_them(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(a_plan(stages=21))
    what = dialog.what
    assert what.only_some.head.text() == "Only some stages or columns"
    qtbot.mouseClick(what.only_some.head, Qt.MouseButton.LeftButton)
    assert not what.stages.none.visibleRegion().isEmpty()
    what.stages.none.click()
    assert what.lack()
    what.stages.rows.item(3).setCheckState(Qt.CheckState.Checked)
    assert what.only_some.head.text() == "1 of 21 stages, 5 of 5 columns"
    assert dialog.options().stages == (dialog._plan.stages[3].id,)
    assert what.stages.all.accessibleName() == "Stages: Tick all"
    told: list[None] = []
    what.changed.connect(lambda: told.append(None))
    what.stages.all.click()
    assert len(told) == 1
    assert dialog.options().stages == ()
    assert what.only_some.head.text() == "Only some stages or columns"


def test_a_narrow_screen_shows_the_preview_in_place_of_the_choices(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    assert dialog.turn.text() == "Pre&view"
    assert not dialog.preview.isVisible()
    dialog.turn.click()
    assert dialog.preview.isVisible()
    assert not dialog.where.isVisible()
    dialog.turn.click()
    assert dialog.where.isVisible()


def test_what_changed_is_exported_without_a_choice_of_what_is_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    before = table_1()
    after = done(before, do.delete_stage, stage_id=stage_named(before, "Alumni Community"))
    dialog = ExportDialog(after, LANGUAGE, tmp_path, since=Since(before, "submitted to the ministry"))
    qtbot.addWidget(dialog)
    dialog.show()
    wait_for_line(qtbot, dialog, FITS)
    assert not dialog.what.isVisible()
    assert not dialog.where.portal.isVisible()
    dialog.ask_place = lambda suggested: suggested  # type: ignore[method-assign]
    path, _ = export(qtbot, dialog)
    with pdfium.PdfDocument(path) as document:
        text = document[0].get_textpage().get_text_range()
    assert "Changed since “submitted to the ministry”." in " ".join(text.split())


def test_without_a_stage_there_is_nothing_to_export(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(table_1())
    wait_for_line(qtbot, dialog, FITS)
    for item in dialog.what.stages._items():
        item.setCheckState(Qt.CheckState.Unchecked)
    assert dialog.line.text() == "No stage or no column is ticked. Tick at least one of each."
    assert not dialog.export_button.isEnabled()
    dialog.what.stages.rows.item(2).setCheckState(Qt.CheckState.Checked)
    wait_for_line(qtbot, dialog, FITS)
    assert dialog.export_button.isEnabled()
