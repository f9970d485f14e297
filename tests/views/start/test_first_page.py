# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The first page: templates as pictures, one's own among them, and what the keyboard does there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.own_templates import own_template
from app.models.templates import TEMPLATES, template
from app.storage.encoding import encode
from app.storage.revisions import extended
from app.storage.template_file import read_template, write_template
from app.views.export.export_dialog import ExportDialog
from app.views.start import own_templates
from app.views.start.first_page import FirstPage
from app.views.start.template_dialog import TemplateDialog
from app.views.start.template_sketch import sketch_of_plan, sketch_of_template
from app.views.start.template_tiles import TemplateTile
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import a_plan, done, table_1
from tests.models.test_own_templates import a_full_plan

KEY = Qt.Key


def page_of(window: MainWindow) -> FirstPage:
    assert window.first_page
    return window.first_page


def own_tiles(window: MainWindow) -> list[TemplateTile]:
    return [tile for key, tile in page_of(window).tiles.items() if isinstance(key, Path)]


def banner(window: MainWindow, kind: str) -> tuple[str, list[str]]:
    shown = window.banners.shown(kind)
    return (shown.label.text(), [button.text() for button in shown.buttons]) if shown else ("", [])


def stages(window: MainWindow) -> list[str]:
    assert window.controller
    return [stage.name for stage in window.controller.plan.stages]


before: list[str] = []
"""The names that dialogs came with."""


def answer(monkeypatch: pytest.MonkeyPatch, name: str, line: str = "", *, share: bool = False) -> list[TemplateDialog]:
    """Have the dialog filled in and accepted; return the dialogs that came."""
    asked: list[TemplateDialog] = []
    before.clear()

    def fill(dialog: TemplateDialog) -> int:
        asked.append(dialog)
        before.append(dialog.name.text())
        dialog.name.setText(name)
        dialog.line.setText(line)
        dialog.share.setChecked(share)
        assert dialog.save.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(TemplateDialog, "exec", fill)
    return asked


def test_every_template_is_a_picture_with_a_name_and_a_line(window: MainWindow) -> None:
    tiles = page_of(window).tiles
    assert list(tiles) == list(TEMPLATES)
    addie = tiles["addie"]
    assert (addie.accessibleName(), addie.accessibleDescription()) == (
        "ADDIE",
        "Five steps of course design. Analysis, Design, Development, Implementation, Evaluation",
    )
    assert tiles["table-1"].text() == "Look at the filled example"


def test_a_picture_shows_the_rows_and_the_filled_cells() -> None:
    plan = table_1()
    # Table 1: consult; participate; participate; consult and who decides; consult; inform, partnership, who decides.
    rows = [{1}, {2}, {2}, {1, 4}, {1}, {0, 3, 4}]
    assert [set(row) for row in sketch_of_plan(plan).rows] == rows
    assert sketch_of_plan(plan).levels == 4
    assert sketch_of_template(template("table-1", "en-CA")) == sketch_of_plan(plan)


def test_a_picture_is_painted_in_the_colours_of_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    tile = page_of(window).tiles["table-1"]
    page_of(window).ensureWidgetVisible(tile)

    def colours() -> set[str]:
        image = tile.grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(6, 66) for y in range(6, 48)}

    assert tile.palette().color(QPalette.ColorRole.Base).name() in colours()
    dark = QPalette(tile.palette())
    dark.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.darkBlue)
    tile.setPalette(dark)
    assert "#000080" in colours()


def test_arrows_go_from_template_to_template_and_enter_begins(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    assert page.first.hasFocus()
    qtbot.keyClick(page.first, KEY.Key_Right)
    assert page.tiles["bc-funding"].hasFocus()
    qtbot.keyClick(page.tiles["bc-funding"], KEY.Key_Down)
    assert page.tiles["ontario-lifecycle"].hasFocus()  # two a line
    qtbot.keyClick(page.tiles["ontario-lifecycle"], KEY.Key_Left)
    qtbot.keyClick(page.tiles["bc-lifecycle"], KEY.Key_Up)
    assert page.first.hasFocus()
    qtbot.keyClick(page.first, KEY.Key_Up)  # nowhere to go
    assert page.first.hasFocus()
    qtbot.keyClick(page.first, KEY.Key_Tab)
    qtbot.keyClick(page.tiles["bc-funding"], KEY.Key_Return)
    assert stages(window) == ["Identification of Need", "Curriculum Development", "Assessment", "Recognition"]


def test_a_plan_is_saved_as_a_template_and_begins_others(
    window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_new(a_full_plan(), window)
    shared = tmp_path / "to share.pplan-template"
    monkeypatch.setattr(own_templates, "ask_where", lambda *_: shared)
    asked = answer(monkeypatch, "Short courses", "For up to 30 hours", share=True)
    window.actions_by_name["save_as_template"].trigger()
    assert asked[0].windowTitle() == "Save as template"
    assert before == [""]  # the title of the plan is nobody else's business
    assert window.statusBar().currentMessage() == "The template is saved as “to share.pplan-template”."
    assert read_template(shared).name == "Short courses"
    window.close_plan()
    (tile,) = own_tiles(window)
    assert (tile.text(), tile.accessibleDescription()) == ("Short courses", "For up to 30 hours. Needs")
    tile.click()
    assert stages(window) == ["Needs"]
    assert window.controller
    plan = window.controller.plan
    assert [entry.is_example for entry in plan.involvements()] == [True, True]
    assert plan.project.title == ""
    assert window.page
    assert window.page.bar.isVisible()  # it asks for the title


def test_the_dialog_tells_what_goes_along(window: MainWindow, qtbot: QtBot) -> None:
    dialog = TemplateDialog("en-CA", window, is_taken=lambda name: name == "Ours", name="Welding")
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert texts[:2] == ["Name", "What it is for, in a line (optional)"]
    assert texts[2].startswith("Stages, groups, levels, the words in the cells and who decides go along.")
    assert dialog.name.accessibleName() == "Name"
    assert dialog.name.selectedText() == "Welding"
    dialog.name.setText(" ")
    assert not dialog.save.isEnabled()
    dialog.name.setText("Ours")
    assert dialog.save.isEnabled()
    assert dialog.save.text() == "&Replace the template"


def test_the_words_to_look_at_before_a_template_is_saved(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = a_plan(stages=1, entries=0)
    stage, level = plan.stages[0], plan.levels[1]
    for text in (*(f"Poll {number}" for number in range(1, 6)), "Focus group (n=6); and then a survey"):
        plan = done(plan, do.add_involvement, stage_id=stage.id, level_id=level.id, text=text)
    plan = done(plan, do.set_control, stage_id=stage.id, control="other", words="Dean Smith")
    desk.open_new(plan, window)
    asked = answer(monkeypatch, "Ours")
    window.actions_by_name["save_as_template"].trigger()
    assert [asked[0].look_at.item(row).text() for row in range(asked[0].look_at.count())] == [
        "The number of people is taken out of: “Focus group (n=6); and then a survey”.",
        "A figure stays in: “Poll 1”, “Poll 2”, “Poll 3”, 2 more.",
        "Who decides goes along as it is written: “Dean Smith”.",
    ]


def test_a_template_of_the_same_name_is_replaced_and_that_is_said_before(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.templates.keep(own_template(a_plan(stages=2), name="Ours", line=""))
    desk.open_new(a_plan(stages=5), window)
    asked = answer(monkeypatch, "OURS")
    window.actions_by_name["save_as_template"].trigger()
    assert asked[0].save.text() == "&Replace the template"
    assert not asked[0].replaces.isHidden()
    (template,) = desk.templates.templates().values()
    assert (template.name, len(template.plan.stages)) == ("OURS", 5)


def test_a_template_from_a_file_is_shown_and_then_added(
    window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "from Anna.pplan-template"
    write_template(path, own_template(table_1(), name="Anna's <b>", line=""))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    for _ in range(2):
        point, keys = QPointF(10, 10), Qt.KeyboardModifier.NoModifier
        window.dropEvent(QDropEvent(point, Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, keys))
        text, buttons = banner(window, "template")
        assert text == "A template: “Anna's <b>”, 6 stages, 7 entries. Nothing is added yet."
        assert buttons == ["Add this template", "Begin a plan from it"]
        shown = window.banners.shown("template")
        assert shown
        shown.buttons[0].click()
    assert [tile.text() for tile in own_tiles(window)] == ["Anna's <b>", "Anna's <b> (2)"]
    assert own_tiles(window)[1].hasFocus()
    assert "<b>" not in own_tiles(window)[0].toolTip().removeprefix("<span>")


def test_a_file_that_is_no_template_is_refused(window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bad.pplan-template"
    path.write_text("{}", encoding="utf-8")
    desk.open_path(path, window)
    assert banner(window, "refused")[0].startswith("“bad.pplan-template” is not a template.")
    assert own_tiles(window) == []


def test_an_own_template_is_renamed_shared_and_deleted_by_key_or_menu(
    window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.templates.keep(own_template(a_plan(stages=2), name="Ours", line="old"))
    window.show_first_page()
    menu = page_of(window).menu_of(path)
    assert [action.text().split("\t")[0] for action in menu.actions()] == [
        "&Begin a plan",
        "Change &name…",
        "&Save as a file to share…",
        "&Delete",
    ]
    shared = tmp_path / "shared"  # without a suffix
    monkeypatch.setattr(own_templates, "ask_where", lambda *_: shared)
    menu.actions()[2].trigger()
    assert read_template(tmp_path / "shared.pplan-template").name == "Ours"
    asked = answer(monkeypatch, "Yours", "new")
    qtbot.keyClick(own_tiles(window)[0], KEY.Key_F2)
    assert asked[0].windowTitle() == "Name of the template"
    (tile,) = own_tiles(window)
    assert (tile.text(), tile.accessibleDescription()) == ("Yours", "new. Stage 1, Stage 2")
    assert tile.hasFocus()
    qtbot.keyClick(tile, KEY.Key_Delete)
    assert own_tiles(window) == []
    text, buttons = banner(window, "undo")
    assert (text, buttons) == ("“Yours” is deleted.", ["Undo"])
    shown = window.banners.shown("undo")
    assert shown
    shown.buttons[0].click()
    assert [tile.text() for tile in own_tiles(window)] == ["Yours"]


def test_a_shipped_template_is_neither_renamed_nor_deleted(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    qtbot.keyClick(page.first, KEY.Key_Delete)
    qtbot.keyClick(page.first, KEY.Key_F2)
    assert page_of(window) is page
    assert not page.findChildren(QWidget, "QMenu")
    assert list(page.tiles) == list(TEMPLATES)


def test_a_plan_that_is_open_to_read_can_be_saved_as_a_template(
    window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "theirs.pplan"
    path.write_bytes(encode(table_1(), extended((), written_at="", author="")))
    desk.open_path(path, window)
    assert window.controller
    assert window.controller.is_reading
    answer(monkeypatch, "Theirs")
    window.actions_by_name["save_as_template"].trigger()
    assert [template.name for template in desk.templates.templates().values()] == ["Theirs"]


def test_what_is_touched_is_an_example_no_longer(window: MainWindow, desk: Desk) -> None:
    path = desk.templates.keep(own_template(table_1(), name="Ours", line=""))
    window.templates.begin(path)
    assert window.controller
    entry = next(iter(window.controller.plan.involvements()))
    window.controller.run(do.edit_involvement, involvement_id=entry.id, timing="May")
    assert not window.controller.plan.involvement(entry.id).is_example


def test_the_export_leads_to_the_first_entry_that_nobody_touched(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    path = desk.templates.keep(own_template(table_1(), name="Ours", line=""))
    window.templates.begin(path)

    def show_them() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        assert dialog.examples.line.text() == "7 entries are still the example's."
        dialog.examples.show_them.click()

    QTimer.singleShot(100, show_them)
    window.actions_by_name["export"].trigger()
    assert window.foot.place.text() == "Needs Assessment, Consult"
    assert window.page
    assert window.focusWidget() is window.page.grid


def test_the_other_language_is_one_press_away_and_is_remembered(desk: Desk, window: MainWindow, tmp_path: Path) -> None:
    spoken: list[str] = []
    desk.language_changed.connect(spoken.append)
    size = window.size()
    (link,) = (button for button in page_of(window).findChildren(QPushButton) if button.text() == "Français")
    link.click()
    (french,) = desk.windows
    assert french is not window
    assert page_of(french).isVisible()
    assert french.size() == size
    assert french.actions_by_name["undo"].text() == "&Annuler"
    assert spoken == ["fr-CA"]
    desk.open_template("table-1-stages", french)
    assert stages(french)[0] == "Analyse des besoins"
    assert french.controller
    assert french.controller.plan.project.language == "fr-CA"
    assert Desk(tmp_path / "data", "en-CA").language == "fr-CA"


def test_a_window_with_a_plan_stays_as_it_is_and_the_next_one_speaks_the_other_language(
    desk: Desk, window: MainWindow
) -> None:
    desk.open_template("addie", window)
    desk.speak("fr")
    assert desk.windows == [window]
    assert window.actions_by_name["undo"].text() == "&Undo"
    assert desk.empty_window().actions_by_name["undo"].text() == "&Annuler"
