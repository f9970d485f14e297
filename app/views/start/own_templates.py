# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Templates of one's own: saved from a plan, added from a file, passed on, renamed, deleted."""

import dataclasses
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.models.own_templates import LONGEST_NAME, OwnTemplate, doubtful_words, own_template
from app.storage.template_file import SUFFIX, read_template, write_template
from app.views.start.first_page import FirstPage
from app.views.start.template_dialog import TemplateDialog
from app.views.window.file_work import file_name
from app.views.window.places import ask_where, whole_name
from app.words import own_templates as words

if TYPE_CHECKING:
    from app.views.window.desk import Desk
    from app.views.window.main_window import MainWindow


class OwnTemplates:
    """What one window does with them."""

    def __init__(self, window: "MainWindow", desk: "Desk") -> None:
        self._window, self._desk, self._language = window, desk, desk.language
        self._labels = words.labels(desk.language)

    def serve(self, page: FirstPage) -> None:
        """Do what a first page asks for."""
        page.own_chosen.connect(self.begin)
        page.own_edit_asked.connect(self.edit)
        page.own_share_asked.connect(self.share)
        page.own_delete_asked.connect(self.delete)

    def save(self) -> None:
        """Save the plan of the window as a template, under a name, and as a file to share where that is wanted."""
        window, shelf = self._window, self._desk.templates
        if window.controller is None:
            return
        window.finish_typing()
        taken = {template.name.casefold() for template in shelf.templates().values()}
        seen = doubtful_words(window.controller.plan)
        look_at = words.doubtful(seen.counted, seen.figures, seen.control, self._language)
        dialog = TemplateDialog(self._language, window, is_taken=lambda name: name.casefold() in taken, look_at=look_at)
        if dialog.exec():
            try:
                plan = window.controller.plan
                template = own_template(plan, name=dialog.name.text(), line=dialog.line.text())
                shelf.keep(template, shelf.named(template.name))
            except UserError as error:
                window.refuse(error)
            else:
                window.say(words.saved(template.name, self._language))
                if dialog.share.isChecked():
                    self._share(template)
        dialog.deleteLater()

    def begin(self, path: Path) -> None:
        """Begin a new plan from a template."""
        if template := self._read(path):
            self._desk.open_new(template.plan, self._window)

    def offer(self, path: Path) -> None:
        """Show what came as a file, and offer to add it."""
        if template := self._read(path):
            plan = template.plan
            line = words.offered(template.name, len(plan.stages), len(plan.rows("involvements")), self._language)
            self._window.banners.show_banner(
                "template",
                line,
                (self._labels["add"], partial(self._add, template)),
                (self._labels["begin"], lambda: self._desk.open_new(template.plan, self._window)),
            )

    def edit(self, path: Path) -> None:
        """Give a template another name, or another line."""
        template = self._read(path)
        if template is None:
            return
        others = self._desk.templates.templates().items()
        taken = {other.name.casefold(): file for file, other in others if file != path}
        dialog = TemplateDialog(
            self._language, self._window, is_taken=lambda name: name.casefold() in taken, name=template.name,
            line=template.line, new=False,
        )  # fmt: skip
        if dialog.exec():
            try:
                named = own_template(template.plan, name=dialog.name.text(), line=dialog.line.text())
                self._desk.templates.keep(named, path)
                if replaced := taken.get(named.name.casefold()):
                    self._desk.templates.throw_away(replaced)
            except UserError as error:
                self._window.refuse(error)
            self._show_again(path)
        dialog.deleteLater()

    def share(self, path: Path) -> None:
        """Save a template as a file elsewhere."""
        if template := self._read(path):
            self._share(template)

    def delete(self, path: Path) -> None:
        """Delete a template, and offer to take that back."""
        template = self._read(path)
        if template is None:
            return
        try:
            self._desk.templates.throw_away(path)
        except UserError as error:
            self._window.refuse(error)
            return
        self._show_again()
        line = words.deleted(template.name, self._language)
        self._window.banners.show_banner("undo", line, (self._labels["undo"], partial(self._keep, template, path)))

    def _add(self, template: OwnTemplate) -> None:
        """Keep a template, with a number behind a name that is taken."""
        name, number = template.name, 1
        while self._desk.templates.named(name):
            number += 1
            name = words.numbered(template.name[: LONGEST_NAME - 6], number, self._language)
        self._keep(dataclasses.replace(template, name=name))

    def _keep(self, template: OwnTemplate, path: Path | None = None) -> None:
        try:
            kept = self._desk.templates.keep(template, path)
        except UserError as error:
            self._window.refuse(error)
            return
        self._show_again(kept)
        self._window.say(words.added(template.name, self._language))

    def _share(self, template: OwnTemplate) -> None:
        suggested = self._window.files.folder() / file_name(template.name, SUFFIX)
        path = ask_where(self._window, self._labels["place"], suggested, self._labels["kind"])
        if path is None:
            return
        try:
            path = whole_name(path, SUFFIX)
            write_template(path, template)
        except UserError as error:
            self._window.refuse(error)
        else:
            self._desk.settings.set_last_folder(path.parent)
            self._window.say(words.shared(path.name, self._language))

    def _show_again(self, path: Path | None = None) -> None:
        """Show the first page with what is there now, the keyboard on one of its templates."""
        if self._window.first_page:
            self._window.show_first_page()
            page = self._window.first_page
            if page and path in page.tiles:
                page.tiles[path].setFocus()
                page.ensureWidgetVisible(page.tiles[path])

    def _read(self, path: Path) -> OwnTemplate | None:
        try:
            return read_template(path)
        except UserError as error:
            self._window.refuse(error)
            return None
