# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A way on where a plan file cannot be opened as it should be: damaged, or open in another program."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import CannotOpen, PlanInUse
from app.storage.reading import read_plan_file
from app.storage.salvage import Salvaged, salvage
from app.views.controller import PlanController
from app.views.moments import local
from app.views.plain import shortened
from app.views.versions.differences import DifferencesDialog
from app.words import banners as words
from app.words import salvage as salvage_words
from app.words.errors import sentence

if TYPE_CHECKING:
    from app.views.window.desk import Desk
    from app.views.window.main_window import MainWindow

_PERHAPS_OURS = ("damaged", "foreign", "other-program")  # a lost beginning hides whose file it was


def offer_rest(path: Path, refusal: CannotOpen, desk: "Desk", window: "MainWindow") -> None:
    """Say why a file cannot be opened, and offer what can be read of it as a new plan."""
    found = salvage(path) if refusal.reason in _PERHAPS_OURS else None
    if found is None:
        window.refuse(refusal)
        return
    text = salvage_words.headline(shortened(path.name), found.counts, desk.language)
    window.banners.show_banner(
        "refused", text, (salvage_words.offer(desk.language), lambda: _open_rest(path, found, desk))
    )


def _open_rest(path: Path, found: Salvaged, desk: "Desk") -> None:
    window = desk.open_new(found.plan)
    if window is None:
        return
    lines = salvage_words.lines(found.counts, found.mends, digest_matches=found.digest_matches, language=desk.language)

    def tell() -> None:
        head = salvage_words.missing(shortened(path.name), desk.language)
        dialog = DifferencesDialog(head, [("", lines)], desk.language, window)
        dialog.setWindowTitle(salvage_words.see_missing(desk.language))
        dialog.exec()
        dialog.deleteLater()
        show()  # to be read again

    def show() -> None:
        text = salvage_words.opened(shortened(path.name), desk.language)
        window.banners.show_banner("salvaged", text, (salvage_words.see_missing(desk.language), tell))

    show()


def open_in_use(path: Path, held: PlanInUse, desk: "Desk", window: "MainWindow | None") -> None:
    """Show a plan that another program has open: to read, or as a copy to work in."""
    try:
        plan = read_plan_file(path).plan
    except CannotOpen as refusal:
        offer_rest(path, refusal, desk, window or desk.empty_window())
        return
    tell_in_use(held, desk, desk.show(PlanController(plan, None, path), window))


def tell_in_use(held: PlanInUse, desk: "Desk", window: "MainWindow") -> None:
    """Say over a plan that is read that another program has it open, and offer a copy to work in."""
    labels = words.buttons(desk.language)
    controller = window.controller
    if controller is None:
        return
    text, now = sentence(held, desk.language), datetime.now().astimezone()
    if since := local(held.since):
        text = words.open_elsewhere(held.name, held.computer, since, now, desk.language)
    read = (labels["read"], lambda: None)
    copy = (labels["work_in_copy"], lambda: desk.open_new(controller.plan))
    window.banners.show_banner("reading", text, read, copy)
