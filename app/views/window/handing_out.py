# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What leaves the house: exports, versions that are kept of them, copies without history."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app import operations as do
from app.exports.change_report import Since
from app.exports.document import Document
from app.exports.matrix import matrix_document
from app.exports.options import ExportOptions, Layout
from app.exports.profiles import own_profiles
from app.exports.rendered import Rendered
from app.models.examples import example_entries
from app.models.plan import Plan
from app.views.export.export_dialog import ExportDialog
from app.views.grid.clipboard import put_document, put_lines
from app.views.plan.plan_pages import MATRIX, PORTAL, QUESTIONS
from app.views.versions.clean_copy_dialog import CleanCopyDialog
from app.views.window.banner import Way
from app.words import banners as banner_words
from app.words import exporting as export_words
from app.words import portal_page as portal_words
from app.words import versions as version_words
from app.words import window as words

if TYPE_CHECKING:
    from app.views.window.desk import Desk
    from app.views.window.main_window import MainWindow


class HandingOut:
    """What one window gives to others."""

    def __init__(self, window: "MainWindow", desk: "Desk") -> None:
        self._window, self._desk, self._language = window, desk, desk.language

    def export(self) -> None:
        """Export the plan as it is now; it is kept as a version, so that it can be named when it was handed in."""
        if controller := self._window.controller:
            self._window.finish_typing()
            controller.publish()
            self.export_plan(controller.plan, "")

    def export_plan(self, plan: Plan, _title: str) -> None:
        """Export a plan, the one of the window or a kept version of it."""
        self._run(plan, None)

    def export_changes(self, plan: Plan, since: Since) -> None:
        """Export what changed in a plan since an earlier state of it."""
        self._run(plan, since)

    def _run(self, plan: Plan, since: Since | None) -> None:
        settings, controller, pages = self._desk.settings, self._window.controller, self._window.pages
        is_open = controller is not None and plan == controller.plan
        dialog = ExportDialog(
            plan,
            self._language,
            self._window.files.folder(),
            settings.export_choices(plan.project.id),
            self._window,
            own=own_profiles(plan),
            may_keep=bool(is_open and controller and not controller.is_reading),
            since=since,
        )
        dialog.examples.show_them.setVisible(is_open)
        dialog.exported.connect(lambda path, rendered: self._exported(path, rendered, keep=is_open))
        dialog.show_asked.connect(self._show_examples)
        dialog.copy_asked.connect(lambda options: self._copy_plan(plan, options))
        dialog.print_asked.connect(lambda pdf: self._print(pdf, dialog))
        dialog.keep_asked.connect(lambda name, kept: self._keep_profile(dialog, name, kept))
        dialog.remove_asked.connect(lambda key: self._remove_profile(dialog, key))
        if pages:
            dialog.questions_asked.connect(lambda: pages.show_page(QUESTIONS))
            dialog.portal_asked.connect(lambda: pages.show_page(PORTAL))
        if dialog.exec():
            settings.remember_export(plan.project.id, dialog.choices())
        dialog.deleteLater()

    def _keep_profile(self, dialog: ExportDialog, name: str, settings: str) -> None:
        """Keep what is chosen as a profile of the plan, so that it goes where the plan goes."""
        if controller := self._window.controller:
            controller.run(do.keep_profile, name=name, settings=settings)
            dialog.profile.show_own(own_profiles(controller.plan))
            dialog.profile.choose(name)

    def _remove_profile(self, dialog: ExportDialog, key: str) -> None:
        if controller := self._window.controller:
            controller.run(do.delete_profile, profile_id=key)
            dialog.profile.show_own(own_profiles(controller.plan))

    def _print(self, pdf: bytes, dialog: ExportDialog) -> None:
        from app.views.export.printing import print_pages  # what prints takes a while to load

        if print_pages(pdf, self._language, dialog):
            dialog.done(ExportDialog.LEFT)
            self._window.say(export_words.printed(self._language))

    def copy_table(self) -> None:
        """Copy the table as the grid shows it, to be pasted into a document."""
        self._copy(put_document)

    def copy_as_text(self) -> None:
        """Copy the table as plain lines, to be pasted where there are no tables."""
        self._copy(put_lines, lines=True)

    def _copy(self, put: Callable[[Document], None], *, lines: bool = False) -> None:
        window, pages = self._window, self._window.pages
        if not (window.controller and pages):
            return
        window.finish_typing()
        plan, shown = window.controller.plan, pages.matrix.groups_bar.shown
        layout: Layout = "across" if pages.matrix.shown.is_of_groups else "together"
        if plan.stages:
            options = ExportOptions(legend=False, layout=layout, groups=tuple(shown or ()))
            put(matrix_document(plan, options.settled(language=plan.project.language, title=False)))
        window.say(words.table_copied(len(plan.stages), self._language, whole=shown is None, lines=lines))

    def _copy_plan(self, plan: Plan, options: ExportOptions) -> None:
        """Copy the table as it was chosen in the export dialog; legend and title line are left to where it goes."""
        chosen = replace(options, legend=False, title=False)
        put_document(matrix_document(plan, chosen.settled(language=plan.project.language, title=False)))
        stages = len(options.stages) or len(plan.stages)
        whole = not options.groups
        self._window.say(words.table_copied(stages, self._language, whole=whole, lines=False))

    def _show_examples(self) -> None:
        """Go to the first entry that is still a template's."""
        pages, controller = self._window.pages, self._window.controller
        if pages and controller:
            pages.show_page(MATRIX)
            for entry in example_entries(controller.plan)[:1]:
                pages.matrix.go_to_entry(entry)

    def _exported(self, path: Path, rendered: Rendered, *, keep: bool) -> None:
        self._desk.settings.set_last_folder(path.parent)
        controller, kept = self._window.controller, None
        if keep and controller and not controller.is_reading:
            kept = controller.keep_version("exported", author=self._desk.settings.author())
        self._tell_exported(path, words.exported(path.name, rendered.pages, self._language), kept)

    def _tell_exported(self, path: Path, line: str, kept: str | None) -> None:
        labels = {**words.labels(self._language), **banner_words.buttons(self._language)}
        ways: list[Way] = [(labels["show_in_folder"], lambda: _show_folder(path))]
        pages = self._window.pages
        if kept and pages:
            again = partial(self._tell_exported, path, line, kept)
            ways.append((labels["keep_as_submitted"], partial(pages.versions.kept.name_version, kept, again)))
        self._window.banners.show_banner("done", line, *ways)

    def text_copied(self, line: str, whole: bool) -> None:  # noqa: FBT001  # of a signal
        """Tell that a text for a portal was copied; it is kept as a version, so that it can be named when handed in."""
        self._window.say(line)
        controller = self._window.controller
        if controller and not controller.is_reading:
            kept = controller.keep_version("exported", author=self._desk.settings.author())
            if kept and whole:
                self._offer_name(kept)

    def _offer_name(self, kept: str) -> None:
        if pages := self._window.pages:
            name = partial(pages.versions.kept.name_version, kept, partial(self._offer_name, kept))
            keep = (banner_words.buttons(self._language)["keep_as_submitted"], name)
            self._window.banners.show_banner("done", portal_words.labels(self._language)["submitted"], keep)

    def copy_without_history(self) -> None:
        """Save a copy that tells nothing but what the plan says now."""
        if controller := self._window.controller:
            self._window.finish_typing()
            controller.publish()
            dialog = CleanCopyDialog(controller, self._window.files.ask_place_of_copy, self._language, self._window)
            dialog.saved.connect(self._copied)
            dialog.exec()
            dialog.deleteLater()

    def _copied(self, path: Path) -> None:
        show = (words.labels(self._language)["show_in_folder"], lambda: _show_folder(path))
        self._window.banners.show_banner("done", version_words.copy_saved(path.name, self._language), show)


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
