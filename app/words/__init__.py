# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Every sentence that people read, by subject; no Qt.

The sentences stand in the code in English, as gettext keys. Each function takes the language that it is to speak: the
plan's for what is printed, the interface's for everything else.
"""

import functools
import gettext
import locale

from app.shipped import shipped

DEFAULT_LANGUAGE = "en-CA"


@functools.cache
def translation(language: str) -> gettext.NullTranslations:
    """Return the catalogue for a language tag ("en-CA"); English where there is none for it."""
    tag = language.replace("-", "_")
    return gettext.translation("participation-planner", shipped("languages"), [tag], fallback=True)


def system_language() -> str:
    """Return the tag of the language that this computer is set to, with its region; the default where it has none."""
    name = (locale.getlocale()[0] or "").partition(".")[0]
    language, _, region = name.partition("_")
    return f"{language}-{region}" if language.isalpha() and len(language) == 2 and region else DEFAULT_LANGUAGE
