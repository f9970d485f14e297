# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How a document is to look on paper."""

from dataclasses import dataclass, replace
from typing import Literal

from app.errors import NumberOutOfRange
from app.models import regions

Paper = Literal["a4", "letter"]
Orientation = Literal["landscape", "portrait"]
FaceName = Literal["sans", "serif"]
Layout = Literal["together", "apart", "across"]
"""One table for all groups, one for each, or stages by groups with the levels in the cells."""

PAPERS: dict[str, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height of upright sheets, in millimetres."""
MARGINS: dict[str, float] = {"a4": 25.0, "letter": 25.4}
"""The usual margins, in millimetres."""
SMALLEST_TEXT = 9.0
"""Points: no funder's form takes less, so nothing is ever printed smaller."""
LARGEST_TEXT = 24.0
NARROWEST_MARGIN, WIDEST_MARGIN = 5.0, 60.0
MOST_PAGES = 99
CONTROL_COLUMN = "control"
"""Stands for the column that says who decides, among the ids of levels."""

_POINTS_PER_MM = 72 / 25.4
_SMALLER = 0.9


def gloss_size(size: float) -> float:
    """Return the size of the small lines in the heads of a table, from that of its text; in points."""
    return max(SMALLEST_TEXT, _SMALLER * size)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What to include and how to set it; None is the usual, see ``settled``.

    ``margin`` is in millimetres. ``text_size`` is that of tables, ``running_size`` that of the text around them, in
    points; None goes with the tables. Letters of tables shrink no further than ``smallest_text``. ``page_numbers`` None
    means from two pages on. ``pages`` is how many it is to fit on. ``groups``, ``stages`` and ``columns`` are ids of
    what to show, everything where empty; a column is a level, or ``CONTROL_COLUMN``. ``glosses`` puts the small line
    under the name of each level. ``details`` lists what the cells do not say, ``notes`` the notes, ``participants`` the
    groups with their stages and numbers. ``language`` is a tag, empty for that of the plan.
    """

    paper: Paper | None = None
    orientation: Orientation | None = None
    margin: float | None = None
    face: FaceName = "sans"
    text_size: float = 10.0
    running_size: float | None = None
    smallest_text: float = SMALLEST_TEXT
    black_and_white: bool = False
    page_numbers: bool | None = None
    pages: int | None = None
    title: bool | None = None
    credit: bool = True
    legend: bool = True
    glosses: bool = False
    numbered: bool = False
    details: bool = False
    notes: bool = False
    participants: bool = False
    layout: Layout = "together"
    groups: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    language: str = ""

    def __post_init__(self) -> None:
        """Raise NumberOutOfRange for a margin or text size that no page can do with."""
        for name in ("text_size", "running_size", "smallest_text"):
            size = getattr(self, name)
            if size is not None and not SMALLEST_TEXT <= size <= LARGEST_TEXT:
                raise NumberOutOfRange(name, size, SMALLEST_TEXT, LARGEST_TEXT)
        if self.pages is not None and not 1 <= self.pages <= MOST_PAGES:
            raise NumberOutOfRange("pages", self.pages, 1, MOST_PAGES)
        if self.margin is not None and not NARROWEST_MARGIN <= self.margin <= WIDEST_MARGIN:
            raise NumberOutOfRange("margin", self.margin, NARROWEST_MARGIN, WIDEST_MARGIN)

    def settled(self, *, language: str, title: bool, orientation: Orientation = "landscape") -> "Settled":
        """Return the options with the usual filled in: the paper of the plan's region, wide margins.

        ``orientation`` is the usual one of the format; details have too many columns for an upright page.
        """
        language = self.language or language
        paper = self.paper or regions.paper(language)
        return Settled(
            paper=paper,
            orientation=self.orientation or ("landscape" if self.details else orientation),
            margin=MARGINS[paper] if self.margin is None else self.margin,
            face=self.face,
            text_size=self.text_size,
            running_size=self.text_size if self.running_size is None else self.running_size,
            smallest_text=min(self.smallest_text, self.text_size),
            black_and_white=self.black_and_white,
            page_numbers=self.page_numbers,
            pages=self.pages,
            title=title if self.title is None else self.title,
            credit=self.credit,
            legend=self.legend,
            glosses=self.glosses,
            numbered=self.numbered,
            details=self.details,
            notes=self.notes,
            participants=self.participants,
            layout=self.layout,
            groups=self.groups,
            stages=self.stages,
            columns=self.columns,
            language=language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Options with nothing left open; the fields are those of ``ExportOptions``."""

    paper: Paper
    orientation: Orientation
    margin: float
    face: FaceName
    text_size: float
    running_size: float
    smallest_text: float
    black_and_white: bool
    page_numbers: bool | None
    pages: int | None
    title: bool
    credit: bool
    legend: bool
    glosses: bool
    numbered: bool
    details: bool
    notes: bool
    participants: bool
    layout: Layout
    groups: tuple[str, ...]
    stages: tuple[str, ...]
    columns: tuple[str, ...]
    language: str

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
