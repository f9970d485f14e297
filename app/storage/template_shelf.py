# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The folder of templates of one's own: a file each."""

from collections.abc import Mapping
from pathlib import Path

from app.errors import CannotWrite, UserError
from app.models.changes import new_id
from app.models.own_templates import OwnTemplate
from app.storage.template_file import SUFFIX, read_template, write_template


class TemplateShelf:
    """Templates that were saved on this computer. A file there that is none is left alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def templates(self) -> Mapping[Path, OwnTemplate]:
        """Return the templates by their files, in the order of their names."""
        found: dict[Path, OwnTemplate] = {}
        for path in self._folder.glob(f"*{SUFFIX}"):
            try:
                found[path] = read_template(path)
            except UserError:  # nobody asked for this one
                continue
        return dict(sorted(found.items(), key=lambda item: (item[1].name.casefold(), item[0])))

    def named(self, name: str) -> Path | None:
        """Return the file of the template that is called so, whatever its capitals; None where there is none."""
        templates = self.templates().items()
        return next((path for path, other in templates if other.name.casefold() == name.strip().casefold()), None)

    def keep(self, template: OwnTemplate, path: Path | None = None) -> Path:
        """Keep a template, in place of the one in ``path`` where that is given; return its file; raises CannotWrite."""
        path = path or self._folder / f"{new_id()}{SUFFIX}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(path, "failed", detail=error.strerror or "") from error
        write_template(path, template)
        return path

    def throw_away(self, path: Path) -> None:
        """Delete a template; raises CannotWrite."""
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotWrite(path, "denied", detail=error.strerror or "") from error
