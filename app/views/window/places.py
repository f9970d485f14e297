# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Asking for files: which to open, and where one is to go."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from app.errors import CannotWrite


def ask_where(parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
    """Ask where a file is to go; None for nowhere. Its suffix is that of what is suggested.

    ``kind`` is what such files are called. Whoever chooses a file that is there is asked whether it may be replaced.
    """
    suffix = suggested.suffix
    dialog = _dialog(parent, title, suggested.parent, kind, suffix)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.removeprefix("."))  # so that it asks before it replaces a file of that name
    dialog.selectFile(suggested.name)
    return next(iter(_chosen(dialog)), None)


def ask_which(
    parent: QWidget, title: str, folder: Path, kind: str, suffix: str, others: Sequence[str] = ()
) -> Sequence[Path]:
    """Ask which files to open; none where the answer is none. ``others`` are suffixes of files that open as well."""
    dialog = _dialog(parent, title, folder, kind, suffix)
    dialog.setNameFilter(f"{kind} ({' '.join(f'*{ending}' for ending in (suffix, *others))})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(dialog)


def ask_one_of(parent: QWidget, title: str, folder: Path, kind: str, suffixes: Sequence[str]) -> Path | None:
    """Ask for one file with one of several suffixes; None where the answer is none."""
    dialog = QFileDialog(parent, title, str(_there(folder)))
    dialog.setNameFilter(f"{kind} ({' '.join(f'*{suffix}' for suffix in suffixes)})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_chosen(dialog)), None)


def whole_name(path: Path, suffix: str) -> Path:
    """Return the path with the suffix that it should have.

    Raises CannotWrite where that is the name of a file that is there: nobody was asked whether it may be replaced.
    """
    if path.suffix.lower() == suffix:
        return path
    path = path.with_name(path.name + suffix)
    if path.exists():
        raise CannotWrite(path, "exists")
    return path


class _Kinds(QFileIconProvider):
    """Knows what files of a suffix are called, where the system takes them for something else."""

    def __init__(self, kind: str, suffix: str) -> None:
        super().__init__()
        self._kind, self._suffix = kind, suffix

    def type(self, info: QFileInfo) -> str:
        """Return what a file is called."""
        return self._kind if info.isFile() and info.fileName().lower().endswith(self._suffix) else super().type(info)


def _dialog(parent: QWidget, title: str, folder: Path, kind: str, suffix: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(_there(folder)))
    dialog.setNameFilter(f"{kind} (*{suffix})")
    kinds = _Kinds(kind, suffix)
    dialog.setIconProvider(kinds)  # which does not keep it
    dialog.destroyed.connect(lambda: kinds)
    return dialog


def _there(folder: Path) -> Path:
    """Return a folder, or the nearest above it that is there: Qt takes the last part of any other for a file name."""
    return next((above for above in (folder, *folder.parents) if above.is_dir()), Path.home())


def _chosen(dialog: QFileDialog) -> Sequence[Path]:
    try:
        chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
        return [Path(name) for name in dialog.selectedFiles()] if chosen else []
    finally:
        dialog.deleteLater()
