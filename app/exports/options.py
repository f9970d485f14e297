# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How a document is to look on paper."""

from dataclasses import dataclass, replace
from typing import Literal

from app.errors import NumberOutOfRange
from app.models import regions

Paper = Literal["a4", "letter"]
Orientation = Literal["landscape", "portrait"]

PAPERS: dict[str, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height of upright sheets, in millimetres."""
MARGINS: dict[str, float] = {"a4": 25.0, "letter": 25.4}
"""The usual margins, in millimetres."""
SMALLEST_TEXT = 9.0
"""Points: no funder's form takes less, so nothing is ever printed smaller."""
LARGEST_TEXT = 24.0
NARROWEST_MARGIN, WIDEST_MARGIN = 5.0, 60.0

_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What to include and how to set it; None is the usual, see ``settled``.

    ``margin`` is in millimetres, ``text_size`` in points. ``page_numbers`` None means from two pages on. ``groups`` are
    the ids of the groups to show, all of them where it is empty.
    """

    paper: Paper | None = None
    orientation: Orientation | None = None
    margin: float | None = None
    text_size: float = 10.0
    title: bool | None = None
    legend: bool = True
    page_numbers: bool | None = None
    groups: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise NumberOutOfRange for a margin or text size that no page can do with."""
        if not SMALLEST_TEXT <= self.text_size <= LARGEST_TEXT:
            raise NumberOutOfRange("text_size", self.text_size, SMALLEST_TEXT, LARGEST_TEXT)
        if self.margin is not None and not NARROWEST_MARGIN <= self.margin <= WIDEST_MARGIN:
            raise NumberOutOfRange("margin", self.margin, NARROWEST_MARGIN, WIDEST_MARGIN)

    def settled(self, *, language: str, title: bool) -> "Settled":
        """Return the options with the usual filled in: the paper of the plan's region, landscape, wide margins."""
        paper = self.paper or regions.paper(language)
        return Settled(
            paper=paper,
            orientation=self.orientation or "landscape",
            margin=MARGINS[paper] if self.margin is None else self.margin,
            text_size=self.text_size,
            title=title if self.title is None else self.title,
            legend=self.legend,
            page_numbers=self.page_numbers,
            groups=self.groups,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Options with nothing left open; the fields are those of ``ExportOptions``."""

    paper: Paper
    orientation: Orientation
    margin: float
    text_size: float
    title: bool
    legend: bool
    page_numbers: bool | None
    groups: tuple[str, ...]

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the page, in points."""
        width, height = (side * _POINTS_PER_MM for side in PAPERS[self.paper])
        return (height, width) if self.orientation == "landscape" else (width, height)

    @property
    def inset(self) -> float:
        """The margin, in points."""
        return self.margin * _POINTS_PER_MM

    @property
    def room(self) -> tuple[float, float]:
        """Width and height between the margins, in points."""
        width, height = self.sheet
        return width - 2 * self.inset, height - 2 * self.inset

    def landscape(self) -> "Settled":
        """Return the same on a page turned on its side."""
        return replace(self, orientation="landscape")
