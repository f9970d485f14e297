# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The application: what Qt itself says."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from app.application import SpokenByQt


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[SpokenByQt]:
    before = QLocale()
    made = SpokenByQt(qapp)
    yield made
    made.speak("en-CA")
    QLocale.setDefault(before)


def test_qt_speaks_the_language_of_the_window(spoken: SpokenByQt) -> None:
    def cancel() -> str:
        return QCoreApplication.translate("QPlatformTheme", "Cancel")

    assert cancel() == "Cancel"
    spoken.speak("fr-CA")
    assert cancel() == "Annuler"
    assert QLocale().toString(2.5) == "2,5"
    spoken.speak("en-CA")
    assert cancel() == "Cancel"
    spoken.speak("fr-FR")
    assert cancel() == "Annuler"
