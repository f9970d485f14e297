# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Rank keys: text that sorts rows, with room for another between any two.

Moving a row writes that row alone, and the moves of two people do not collide. A rank is made of digits 0-9A-Za-z in
the order of their code points and never ends in "0", so that a text between two ranks always exists. Rows with equal
ranks, which two people can make, are sorted by id.
"""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_WIDTH = 4
_MIDDLE = _BASE**_WIDTH // 2
# Past this length siblings get fresh ranks; only very many insertions at one spot come here.
LONG = 40


def between(low: str, high: str | None) -> str:
    """Return a rank above ``low`` ("" for the very beginning) and below ``high`` (None for the very end).

    At the ends of a list a counter of four digits goes up or down, so that ranks stay short however many rows are
    added there. Raises ValueError where there is no room: ``low`` is not below ``high``.
    """
    if high is not None and low >= high:
        raise ValueError(f"no rank between {low!r} and {high!r}")
    if high is None:
        count = _MIDDLE if not low else _counter(low) + 1
        if count < _BASE**_WIDTH:
            return _from_counter(count)
    elif not low and _counter(high) > 0:
        return _from_counter(_counter(high) - 1)
    return _midpoint(low, high)


def spread(count: int) -> list[str]:
    """Return ``count`` ranks in ascending order, with room on all sides."""
    return [_from_counter(_MIDDLE + number) for number in range(count)]


def _counter(rank: str) -> int:
    number = 0
    for digit in rank[:_WIDTH].ljust(_WIDTH, "0"):
        number = number * _BASE + _DIGITS.index(digit)
    return number


def _from_counter(number: int) -> str:
    digits = ""
    for _ in range(_WIDTH):
        number, digit = divmod(number, _BASE)
        digits = _DIGITS[digit] + digits
    return digits + _DIGITS[_BASE // 2]


def _midpoint(low: str, high: str | None) -> str:
    digits = ""
    for place in range(max(len(low), len(high or "")) + 1):
        floor = _DIGITS.index(low[place]) if place < len(low) else 0
        ceiling = _DIGITS.index(high[place]) if high is not None and place < len(high) else _BASE
        middle = (floor + ceiling) // 2
        if middle > floor:
            return digits + _DIGITS[middle]
        digits += _DIGITS[floor]
        if ceiling > floor:
            high = None  # below high from here on, whatever follows
    return digits + _DIGITS[_BASE // 2]
