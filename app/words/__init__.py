# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Every sentence that people read, by subject; no Qt.

The sentences stand in the code in English, as gettext keys. Each function takes the language that it is to speak: the
plan's for what is printed, the interface's for everything else.
"""

import ctypes
import functools
import gettext
import locale
import os
import sys

from app.shipped import as_in_region, shipped

DEFAULT_LANGUAGE = "en-CA"
_DEFAULT_REGION = "CA"


@functools.cache
def translation(language: str) -> gettext.NullTranslations:
    """Return the catalogue for a language tag ("en-CA"); English where there is none for it."""

    class Regional(gettext.GNUTranslations):
        def gettext(self, message: str) -> str:
            return as_in_region(super().gettext(message), language)

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return as_in_region(super().ngettext(msgid1, msgid2, n), language)

    tag = language.replace("-", "_")
    return gettext.translation("participation-planner", shipped("languages"), [tag], Regional, fallback=True)


def system_language() -> str:
    """Return the tag of the language that this computer is set to, with its region; the default where it has none."""
    if sys.platform == "win32":
        name = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    else:
        # What locale.getlocale() tells of only where the system has that locale installed.
        name = next(filter(None, (os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    language, _, region = name.partition(".")[0].partition("@")[0].partition("_")
    if not (language.isalpha() and len(language) == 2):
        return DEFAULT_LANGUAGE
    return f"{language}-{region or _DEFAULT_REGION}"
