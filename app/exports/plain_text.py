# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plain characters, which every portal takes: accents stay, typographic signs become those of a keyboard."""

import re
import unicodedata

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("•‣◦▪●■", "-"),
        **dict.fromkeys("\u200b\u2060\ufeff\u00ad", None),
        "…": "...",
        "≈": "~",
        "≤": "<=",
        "≥": ">=",
    }
)
_INSIDE_QUOTES = re.compile("(?<=«)[ \u00a0\u202f]+|[ \u00a0\u202f]+(?=»)")


def plain(text: str) -> str:
    """Return a text of one line with straight quotes, hyphens for dashes, and single ordinary blanks."""
    if text.isascii() and "  " not in text:
        return text
    text = _INSIDE_QUOTES.sub("", text).translate(_SIGNS)
    text = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in text)
    return re.sub(" {2,}", " ", text).strip()
