# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Every page and every dialog of the window, to be walked through, and a plan in which everything is long."""

from collections.abc import Callable
from dataclasses import replace

from app import VERSION
from app import operations as do
from app.imports.table import table_of
from app.models.changes import Draft
from app.models.plan import Plan
from app.models.schemes import SCHEMES
from app.views import questions
from app.views.details.details import DetailsPanel
from app.views.export.export_dialog import ExportDialog
from app.views.levels.levels_dialog import LevelsDialog
from app.views.plan.plan_page import PlanPage
from app.views.plan.plan_pages import PlanPages
from app.views.start.import_dialog import ask
from app.views.start.template_dialog import TemplateDialog
from app.views.versions.differences import DifferencesDialog
from app.views.versions.keep_dialog import KeepDialog
from app.views.window.main_window import MainWindow
from app.words import exporting
from app.words import own_templates as template_words
from app.words import window as words
from tests.builders import a_plan, blank, table_1
from tests.imports.tables import HEADS, TABLE_1

LONG = "Participation of learners, employers and communities in the micro-credential in welding for the trades"
FRENCH = ("Informer", "Consulter", "Faire participer", "Collaborer", "Donner le pouvoir de décider")
Step = Callable[[MainWindow], object]


def language_of(window: MainWindow) -> str:
    """Return the language that a window speaks."""
    return window._language


def long_plan() -> Plan:
    """Return a plan with a title, stages, groups and entries that are as long as people make them, in French."""
    draft = Draft(blank())
    do.edit_project(draft, title=LONG * 2, organisation=LONG, language="fr-CA")
    levels = [replace(level, name=name) for level, name in zip(draft.plan.levels, FRENCH, strict=False)]
    do.own_levels(draft, levels=levels, into={}, credit=LONG)
    for number in range(1, 4):
        do.add_group(draft, name=f"{number} {LONG}"[:60])
    for number in range(1, 5):
        stage_id = do.add_stage(draft, name=f"{number} {LONG * 3}"[:300])
        do.edit_stage(draft, stage_id=stage_id, kind="design")
        for at, group in enumerate(draft.plan.groups):
            do.add_involvement(
                draft, stage_id=stage_id, level_id=levels[at % len(levels)].id, group_id=group.id, text=f"{LONG} (n=6)"
            )
        do.set_control(draft, stage_id=stage_id, control="institution")
    return draft.plan


# The pages, each in every state


def _pages(window: MainWindow) -> PlanPages:
    assert window.pages
    return window.pages


def _matrix(window: MainWindow) -> PlanPage:
    window.actions_by_name["matrix"].trigger()
    return _pages(window).matrix


def _details(window: MainWindow, column: int) -> DetailsPanel:
    """Show a cell of the first stage in Details; column 1 is the first one with an entry."""
    page = _matrix(window)
    assert window.controller
    stage = window.controller.plan.stages[0]
    if column == 1:
        levels = enumerate(window.controller.plan.levels, 1)
        column = next(at for at, level in levels if window.controller.plan.cell(stage.id, level.id))
    page.grid.go_to(stage.id, column)
    if not page.details.isVisible():
        page.toggle_details()
    page.add_note()  # which shows the details at once
    return page.details


def _more(window: MainWindow) -> None:
    form = _details(window, 1).cell.form
    form.more.click()
    form.finder.fold.click()


def _finder(window: MainWindow) -> None:
    finder = _details(window, 1).cell.form.finder
    if finder.isVisible():
        finder.fold.click()
        finder.yes.click()


def _finder_of_an_empty_cell(window: MainWindow) -> None:
    assert window.controller
    plan = window.controller.plan
    window.controller.run(do.clear_cells, cells=[(plan.stages[0].id, plan.levels[1].id)])
    finder = _details(window, 2).cell.finder
    if finder.isVisible():
        finder.fold.click()
        finder.no.click()


def _form_filtered(window: MainWindow) -> None:
    _filtered(window)
    window.actions_by_name["form"].trigger()


def _ladder(window: MainWindow) -> None:
    assert window.controller
    window.controller.run(do.edit_stage, stage_id=window.controller.plan.stages[0].id, kind="design")
    assert _details(window, 0).stage.ladder.fold.isChecked()


def _control(window: MainWindow) -> None:
    assert window.controller
    _details(window, len(window.controller.plan.levels) + 1)


def _filtered(window: MainWindow) -> None:
    assert window.controller
    _matrix(window).groups_bar.show_only(window.controller.plan.groups[1].id)


def _unfold(window: MainWindow) -> None:
    assert window.controller
    run, plan = window.controller.run, window.controller.plan
    for stage in plan.stages:
        run(do.type_cell, stage_id=stage.id, level_id=plan.levels[3].id, text="Survey (n=6)")
        run(do.set_control, stage_id=stage.id, control="institution")
    _press("fold")(window)


def _press(name: str) -> Step:
    def press(window: MainWindow) -> None:
        window.actions_by_name["questions"].trigger()
        lines = _pages(window).questions.list.lines
        next(line for line in lines if name in line.buttons).buttons[name].click()

    return press


def _numbers(window: MainWindow) -> None:
    window.actions_by_name["questions"].trigger()
    page = _pages(window).questions
    page.tabs.setCurrentWidget(page.numbers)


def _ideas(kind: str) -> Step:
    def show(window: MainWindow) -> None:
        assert window.controller
        stage = window.controller.plan.stages[0]
        window.controller.run(do.edit_stage, stage_id=stage.id, kind=kind)
        _matrix(window).grid.go_to(stage.id, 2)
        window.actions_by_name["ideas"].trigger()

    return show


def _versions(window: MainWindow) -> None:
    assert window.controller
    window.controller.keep_version("kept", name=LONG * 2, note=LONG * 3, author=LONG)
    for number in range(3):
        window.controller.run(do.add_stage, name=f"{number} {LONG}")
    window.actions_by_name["versions"].trigger()


def _comparison(window: MainWindow) -> None:
    _versions(window)
    versions = _pages(window).versions
    versions.compare(versions.kept.versions[0])


def _changes(window: MainWindow) -> None:
    _versions(window)
    versions = _pages(window).versions
    versions.tabs.setCurrentWidget(versions.changes)


def _cell_history(window: MainWindow) -> None:
    _versions(window)
    assert window.controller
    _pages(window).versions.show_cell_history(window.controller.plan.stages[0].id, None)


def _one_group(window: MainWindow) -> None:
    window.actions_by_name["groups"].trigger()
    _pages(window).groups.list.setCurrentRow(1)


def _found(window: MainWindow) -> None:
    window.actions_by_name["replace"].trigger()
    bar = _pages(window).matrix.find_bar
    bar.wanted.setText("Activity")
    bar.find_next()


def _answered(window: MainWindow) -> None:
    """Show an answer whose text is too long, with a sentence in own words that no longer matches and one left out."""
    controller = window.controller
    assert controller
    run = controller.run
    run(do.add_answer, question=LONG * 2, limit=100, length="long", explain=True, details=True)
    window.actions_by_name["portal"].trigger()
    page = _pages(window).portal
    _opening, entry, other, *_rest = page.texts.text.sentences
    run(do.edit_sentence, answer_id=page.current.id, key=entry.key, said=LONG, text=f"{LONG}.")
    run(do.edit_sentence, answer_id=page.current.id, key=other.key, said=other.said, text="")
    page.refresh()


def _do(name: str) -> Step:
    return lambda window: window.actions_by_name[name].trigger()


PAGES: dict[str, Step] = {
    "matrix": _do("matrix"),
    "matrix with the bar of a plan": _do("plan_bar"),
    "matrix with find and replace": _do("replace"),
    "matrix with something found": _found,
    "matrix with groups hidden": _filtered,
    "groups across": _do("groups_across"),
    "details of a stage, with the ladder": _ladder,
    "details of a cell with more unfolded": _more,
    "details of a cell with the finder of a level": _finder,
    "details of an empty cell with the finder of a level": _finder_of_an_empty_cell,
    "details of who decides": _control,
    "ideas": _ideas("design"),
    "ideas for a stage of no kind": _ideas(""),
    "one stage at a time": _do("form"),
    "one stage at a time with groups hidden": _form_filtered,
    "groups": _do("groups"),
    "a group": _one_group,
    "questions": _do("questions"),
    "a question unfolded": _unfold,
    "a question that is being left": _press("leave"),
    "numbers": _numbers,
    "text for a portal": _do("portal"),
    "an answer for a portal": _answered,
    "versions": _versions,
    "versions compared": _comparison,
    "all changes": _changes,
    "the history of a cell": _cell_history,
}


# The dialogs


def a_fault() -> BaseException:
    try:
        raise KeyError("x")
    except KeyError as error:
        return error


TABLES = [
    table_of([[*HEADS], *TABLE_1, [LONG] * 6, *([f"Stage {number}", "-", "=1+1"] for number in range(300))], name=name)
    for name in (LONG, "Sheet2")
]


def _levels(key: str) -> Step:
    def show(window: MainWindow) -> None:
        dialog = LevelsDialog(a_plan(groups=2), language_of(window), window)
        dialog.which.setCurrentIndex(dialog.which.findData(key))
        dialog.exec()

    return show


def _template(window: MainWindow) -> None:
    look_at = template_words.doubtful([LONG] * 4, [LONG] * 4, [LONG] * 4, language_of(window))
    TemplateDialog(language_of(window), window, is_taken=lambda _: True, name=LONG, look_at=look_at).exec()


def _export(window: MainWindow) -> None:
    assert window.controller
    dialog = ExportDialog(window.controller.plan, language_of(window), window.files.folder(), parent=window)
    dialog.page.fold.click()
    dialog.page.margins.setCurrentText(exporting.own_margin(language_of(window)))
    dialog.exec()


DIALOGS: dict[str, Step] = {
    "closing": lambda window: questions.ask_closing(LONG * 2, LONG * 2, language_of(window), window),
    "saving as": lambda window: questions.ask_saving_as(f"{LONG}.pplan", language_of(window), window),
    "losing": lambda window: questions.ask_losing(12, language_of(window), window),
    "differences": lambda window: DifferencesDialog(
        LONG * 2, [(LONG, [LONG] * 30)], language_of(window), window
    ).exec(),
    "numbers": lambda window: questions.ask_numbers(language_of(window), window),
    "properties": _do("properties"),
    "language of the plan": _do("language"),
    "levels": _do("levels"),
    **{f"levels: {key or 'own'}": _levels(key) for key in (*SCHEMES, "")},
    "about": lambda window: questions.tell(words.about_text(VERSION, language_of(window)), "About", "Close", window),
    "fault": lambda window: questions.tell_fault(a_fault(), language_of(window), window),
    "export": _do("export"),
    "export with everything unfolded": _export,
    "save as template": _template,
    "copy without history": _do("copy_without_history"),
    "bring in a table": lambda window: ask(TABLES, table_1(), language_of(window), window),
    "keep a version": lambda window: KeepDialog(
        "Keep", "Keep it", language_of(window), window, name=LONG, author=LONG
    ).exec(),
    "keyboard": _do("keyboard"),
    "settings": _do("settings"),
}
