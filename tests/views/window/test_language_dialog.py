# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The language of a plan: what gets another name is told first, and is one step that can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.views import questions
from app.views.window.desk import Desk
from app.views.window.language_dialog import LanguageDialog
from tests.builders import LANGUAGE, done, table_1


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(tmp_path / "data", LANGUAGE)
    yield made
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    for window in list(made.windows):
        window.close()


def dialog_of(plan: Plan, qtbot: QtBot) -> LanguageDialog:
    dialog = LanguageDialog(plan, LANGUAGE)
    qtbot.addWidget(dialog)
    return dialog


def lines(dialog: LanguageDialog) -> list[str]:
    return [dialog.renamed.item(at).text() for at in range(dialog.renamed.count())]


def choose(dialog: LanguageDialog, name: str) -> None:
    dialog.which.setCurrentIndex(dialog.which.findText(name))


def test_it_tells_what_gets_another_name(qtbot: QtBot) -> None:
    plan = table_1()
    dialog = dialog_of(done(plan, do.rename_stage, stage_id=plan.stages[0].id, name="Needs of the trades"), qtbot)
    assert dialog.which.currentText() == "English (Canada)"
    assert lines(dialog) == ["No name changes."]
    assert not dialog.change.isEnabled()
    choose(dialog, "French (Canada)")
    assert sorted(lines(dialog)) == [
        "Alumni Community → Communauté des anciennes et anciens",
        "Consult → Consulter",
        "Curriculum Design → Conception du programme",
        "Curriculum Development → Élaboration du contenu",
        "Inform → Informer",
        "Learners → Personnes apprenantes",
        "Learning Recognition → Reconnaissance des apprentissages",
        "Marketing and Promotion → Marketing et promotion",
        "Participate → Faire participer",
        "Partnership → Partenariat",
    ]
    assert dialog.change.isEnabled()
    choose(dialog, "English (United Kingdom)")
    assert lines(dialog) == ["No name changes."]
    assert dialog.change.isEnabled()


def test_a_language_that_is_not_listed_is_the_plans_all_the_same(qtbot: QtBot) -> None:
    dialog = dialog_of(done(table_1(), do.edit_project, language="fr-LU"), qtbot)
    assert (dialog.which.currentText(), dialog.tag()) == ("fr-LU", "fr-LU")


def test_the_table_changes_in_one_step_that_can_be_taken_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open_template("table-1")
    (window,) = desk.windows
    assert window.page
    heads = window.page.grid.model()

    def answer(dialog: LanguageDialog) -> int:
        choose(dialog, "French (Canada)")
        return 1

    def said() -> list[str]:
        return [str(heads.data(heads.index(at, 0))) for at in range(2)]

    before = said()
    monkeypatch.setattr(LanguageDialog, "exec", answer)
    window.actions_by_name["language"].trigger()
    assert said() == ["Analyse des besoins", "Conception du programme"]
    banner = window.banners.shown("undo")
    assert banner
    assert banner.label.text() == "The plan is in another language now: French (Canada)."
    window.commands.undo()
    assert said() == before
    assert window.controller
    assert window.controller.plan.project.language == "en-CA"
