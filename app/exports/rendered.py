# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a format gives back."""

from dataclasses import dataclass

from app.exports.options import Settled


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole file in memory, and how it came out.

    ``pages`` is None where the format leaves that to the program that prints it. ``options`` are those that were used:
    the page may have been turned on its side to keep words whole. ``whole`` is False where one had to be broken still.
    ``clipped`` names the cells whose text is all there, but not all seen on paper. Where the program that prints it
    would make letters smaller than they may be: ``too_wide`` where it does so for the columns to fit on the page,
    ``too_long`` where it would have to for the number of pages asked for, and so takes more.
    ``more`` are files of further pages, for a format whose files hold one page each. ``guarded`` counts the cells that
    got an apostrophe in front because a spreadsheet would have taken them for formulas.
    """

    data: bytes
    pages: int | None
    options: Settled
    whole: bool
    clipped: tuple[str, ...] = ()
    too_wide: bool = False
    too_long: bool = False
    more: tuple[bytes, ...] = ()
    guarded: int = 0
