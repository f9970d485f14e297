# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where a line may end: after blanks, and between the letters of scripts that are written without them.

A line always ends at a line feed, which is a part of its own.
"""

import re

_IDEOGRAPHS = "\u2e80-\u2fdf\u3040-\u30ff\u3105-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING = "（〔［｛〈《「『【"
_FOLLOWING = "、。，．・：；？！）〕］｝〉》」』】ー々…\u3099\u309a"
_PART = re.compile(
    rf"(?:[{_OPENING}]*[{_IDEOGRAPHS}][{_FOLLOWING}\u0300-\u036f\ufe00-\ufe0f]*|[^ \n{_IDEOGRAPHS}]+) *| +|\n"
)


def parts(text: str) -> list[str]:
    """Cut a text into parts that stay whole, each with the blanks behind it."""
    return [found[0] for found in _PART.finditer(text)]


def whole_parts(text: str) -> list[str]:
    """Cut a text into parts that stay whole, without the blanks."""
    return text.split() if text.isascii() else [part.strip(" \n") for part in parts(text)]
