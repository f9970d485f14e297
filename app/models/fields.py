# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a row's fields may hold: declared beside each field, cleaned at one door, checked at every other.

A row class declares its fields with the functions below; ``specs`` reads the declarations back. Cleaning happens
once, when an operation puts a row (``clean``), so that no exporter has to do it; what comes from a file is only
checked (``check``), for a file of ours is clean already.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Literal, TypeVar

from app.errors import NotANumber, NumberOutOfRange, TextTooLong

Kind = Literal["id", "reference", "rank", "line", "prose", "choice", "number", "decimal", "flag"]

MAX_NUMBER = 9_999_999
Row = TypeVar("Row")

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters, lone surrogates and noncharacters: no format can carry them all, and nobody can see them.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
_RANK = re.compile(r"[0-9A-Za-z]{0,199}[1-9A-Za-z]")
# With three digits after it, it may as well be that of thousands.
_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}$)")
_DECIMAL = re.compile(r"(\d{1,9}(\.\d{1,4})?)?")


class PlanBroken(Exception):
    """Rows that cannot stand in a plan: a fault of the program, or of a file that came from elsewhere."""


@dataclasses.dataclass(frozen=True, slots=True)
class Spec:
    """What one field may hold. ``limit`` counts characters; ``table`` is what a reference points to."""

    name: str
    kind: Kind
    limit: int = 0
    choices: tuple[str, ...] = ()
    table: str = ""
    optional: bool = False


def identity() -> Any:
    """Declare the row's own id: a UUID, or for shipped rows any short plain key."""
    return dataclasses.field(metadata={"kind": "id"})


def reference(table: str) -> Any:
    """Declare a reference to a row of ``table``; when that row goes, this one goes with it."""
    return dataclasses.field(metadata={"kind": "reference", "table": table})


def optional_reference(table: str) -> Any:
    """Declare a reference that may be absent; when the row it names goes, this one goes with it."""
    return dataclasses.field(default=None, metadata={"kind": "reference", "table": table, "optional": True})


def rank() -> Any:
    """Declare the place among the siblings: see ``app.models.ranks``."""
    return dataclasses.field(metadata={"kind": "rank"})


def line(limit: int, default: str = "") -> Any:
    """Declare a text of one line."""
    return dataclasses.field(default=default, metadata={"kind": "line", "limit": limit})


def prose(limit: int) -> Any:
    """Declare a text that may have several lines."""
    return dataclasses.field(default="", metadata={"kind": "prose", "limit": limit})


def choice(values: Sequence[str], default: str = "") -> Any:
    """Declare a key out of a closed list; the empty text means "not stated"."""
    return dataclasses.field(default=default, metadata={"kind": "choice", "choices": ("", *values)})


def number() -> Any:
    """Declare a whole number from 0 to ``MAX_NUMBER``, or None."""
    return dataclasses.field(default=None, metadata={"kind": "number", "optional": True})


def decimal() -> Any:
    """Declare an amount as text (``"25.50"``), for sums must not drift; empty where none is given."""
    return dataclasses.field(default="", metadata={"kind": "decimal"})


def flag(*, default: bool) -> Any:
    """Declare a yes or no."""
    return dataclasses.field(default=default, metadata={"kind": "flag"})


_specs: dict[type[Any], tuple[Spec, ...]] = {}


def specs(row_class: type[Any]) -> tuple[Spec, ...]:
    """Return what each field of a row class may hold, in the order of the fields."""
    if row_class not in _specs:
        _specs[row_class] = tuple(Spec(name=field.name, **field.metadata) for field in dataclasses.fields(row_class))
    return _specs[row_class]


def limit_of(row_class: type[Any], field: str) -> int:
    """Return how many characters a text field takes."""
    return next(spec.limit for spec in specs(row_class) if spec.name == field)


def clean_text(text: str, *, lines: bool) -> str:
    """Return ``text`` as it is kept: NFC, without control characters, outer blanks cut.

    ``lines`` keeps line breaks (each as one line feed); without it they become blanks, as tabs always do. Nothing else
    is changed: inner blanks, capitals and signs stay as they were typed, in any script.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()


def clean(row: Row) -> Row:
    """Return the row with every text cleaned, fit to be kept.

    Raises TextTooLong, NumberOutOfRange or NotANumber, each naming the field.
    """
    changed: dict[str, str] = {}
    for spec in specs(type(row)):
        value = getattr(row, spec.name)
        if spec.kind in ("line", "prose"):
            text = clean_text(value, lines=spec.kind == "prose")
            if len(text) > spec.limit:
                raise TextTooLong(spec.name, len(text), spec.limit)
            if text != value:
                changed[spec.name] = text
        elif spec.kind == "number" and value is not None and not 0 <= value <= MAX_NUMBER:
            raise NumberOutOfRange(spec.name, value, 0, MAX_NUMBER)
        elif spec.kind == "decimal":
            text = _COMMA.sub(".", value)
            if not _DECIMAL.fullmatch(text):
                raise NotANumber(spec.name, value)
            if text != value:
                changed[spec.name] = text
    return dataclasses.replace(row, **changed) if changed else row  # type: ignore[type-var]


def check(row: object) -> None:
    """Raise PlanBroken where a field of the row holds what ``clean`` would not have let pass."""
    for spec in specs(type(row)):
        if not holds(spec, getattr(row, spec.name)):
            raise PlanBroken(f"{type(row).__name__}.{spec.name}")


def holds(spec: Spec, value: object) -> bool:
    """Tell whether a field can hold the value as it is."""
    if value is None:
        return spec.optional
    if value == "":  # most texts are
        return spec.kind in ("line", "prose", "choice", "decimal")
    match spec.kind:
        case "number":
            return type(value) is int and 0 <= value <= MAX_NUMBER
        case "flag":
            return type(value) is bool
    if type(value) is not str:
        return False
    match spec.kind:
        case "id" | "reference":
            return is_id(value)
        case "rank":
            return _RANK.fullmatch(value) is not None
        case "choice":
            return value in spec.choices
        case "decimal":
            return _DECIMAL.fullmatch(value) is not None
    return is_clean(value, spec.limit, lines=spec.kind == "prose")


def is_id(value: object) -> bool:
    """Tell whether a value can be the id of a row or a revision."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def is_clean(value: object, limit: int, *, lines: bool = False) -> bool:
    """Tell whether a value is a text as ``clean_text`` leaves it, of at most so many characters."""
    return isinstance(value, str) and len(value) <= limit and clean_text(value, lines=lines) == value
