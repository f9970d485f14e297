# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The Qt application: one instance for each user and data folder, and what happens when something fails."""

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QLockFile, QObject, QTranslator, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from app import COMMAND, NAME, VERSION
from app.errors import UserError
from app.storage.places import data_folder
from app.views.focus_ring import FocusRings
from app.views.garbage import GarbageSearch
from app.views.questions import tell, tell_fault
from app.views.text_size import set_text_size
from app.views.window.desk import Desk
from app.words.errors import sentence
from app.words.window import labels

_PATIENCE_MS = 3_000


class Application(QApplication):
    """The application.

    Signals:
        file_asked(path): the system asks for a file to be opened.
    """

    file_asked = Signal(object)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__([COMMAND, *arguments])
        self.setApplicationName(NAME)
        self.setApplicationVersion(VERSION)
        self.setDesktopFileName(COMMAND)

    def event(self, event: QEvent) -> bool:
        """Take the system's wish to open a file (macOS)."""
        if isinstance(event, QFileOpenEvent):
            self.file_asked.emit(Path(event.file()))
            return True
        return super().event(event)


class OneInstance(QObject):
    """Keeps to one running program for each user and data folder: a later start hands its paths over and ends.

    Signals:
        asked(paths): a later start wants these files opened; none means it wants a window.
    """

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        mark = hashlib.sha256(f"{folder.absolute()}\n{Path.home()}".encode(errors="replace")).hexdigest()[:16]
        self._name = f"{COMMAND}-{mark}"
        self._lock = QLockFile(str(folder / "running.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)

    def is_first(self) -> bool:
        """Become the running program where there is none; tell whether that went well."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Give paths to the running program; tell whether it took them."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(json.dumps([str(path.absolute()) for path in paths]).encode() + b"\n")
        socket.flush()
        return socket.waitForReadyRead(_PATIENCE_MS)

    def _receive(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            names = json.loads(bytes(socket.readLine().data()))
            paths = [Path(name) for name in names]
        except (ValueError, TypeError):
            return  # not one of ours
        socket.write(b"taken\n")
        socket.flush()
        self.asked.emit(paths)


class SpokenByQt(QObject):
    """The language of what Qt itself says: the dialogs for files, the menus of fields for text."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._translator = QTranslator(self)

    def speak(self, language: str) -> None:
        """Speak the language of a tag where Qt can, else English."""
        self._application.removeTranslator(self._translator)
        locale = QLocale(language)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(locale, "qtbase", "_", folder):
            self._application.installTranslator(self._translator)
        QLocale.setDefault(locale)


def _language_of_mac(otherwise: str) -> str:
    """Return the language of the system; a program that is started by a click learns of it in no other way."""
    tag = QLocale(QLocale.system().uiLanguages()[0]).name().replace("_", "-")
    return tag if "-" in tag else otherwise


def run(paths: Sequence[Path], language: str) -> int:
    """Open a window for each path, or one on its first page; return when the last one is closed."""
    application = Application([])
    instance = OneInstance(data_folder())
    if not instance.is_first() and instance.hand_over(paths):
        return 0
    desk = Desk(data_folder(), language if sys.platform != "darwin" else _language_of_mac(language))
    speech = SpokenByQt(application)
    speech.speak(desk.language)
    desk.language_changed.connect(speech.speak)
    set_text_size(desk.settings.text_size())
    FocusRings(application)
    GarbageSearch(application)

    def open_all(wanted: Sequence[Path]) -> None:
        for path in wanted:
            desk.open_path(path)
        if not wanted or not desk.windows:
            desk.empty_window().come_forward()

    def fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell of what nobody caught; the edit was rolled back, for it is whole or not at all."""
        if os.environ.get("PARTICIPATION_PLANNER_TRACEBACK"):
            sys.__excepthook__(kind, error, trace)
        parent = application.activeWindow()
        if isinstance(error, UserError):
            tell(sentence(error, desk.language), NAME, labels(desk.language)["go_on"], parent)
        else:
            tell_fault(error.with_traceback(trace), desk.language, parent)

    sys.excepthook = fail
    instance.asked.connect(open_all)
    application.file_asked.connect(desk.open_path)
    open_all(paths)
    return application.exec()
