# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Own words over a sentence of the program: what of it can follow the plan without touching them."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_Span = tuple[int, int, tuple[str, ...]]


def followed(own: str, was: str, now: str) -> str | None:
    """Return own words with the change from ``was`` to ``now`` made where they still said what the program said.

    None where the same words were changed on both sides, or next to each other: then somebody has to decide.
    """
    words = _WORD.findall(was)
    mine, theirs = _changes(words, _WORD.findall(own)), _changes(words, _WORD.findall(now))
    if any(_touch(one, other) for one in mine for other in theirs):
        return None
    for start, end, new in sorted({*mine, *theirs}, reverse=True):
        words[start:end] = new
    return "".join(words)


def _changes(was: list[str], now: list[str]) -> list[_Span]:
    """Return which words became others, as (from, to before, what stands there now)."""
    codes = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    return [(start, end, tuple(now[at:to])) for code, start, end, at, to in codes if code != "equal"]


def _touch(one: _Span, other: _Span) -> bool:
    return one != other and one[0] <= other[1] and other[0] <= one[1]
