# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Options as data, for profiles and for what was chosen the last time; read as a stranger's."""

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, get_args

from app.errors import UserError
from app.exports.options import ExportOptions, FaceName, Layout, Orientation, Paper

OF_A_PLAN = ("groups", "stages", "columns")
"""Options that name rows of one plan, and mean nothing for another."""

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "paper": get_args(Paper),
    "orientation": get_args(Orientation),
    "face": get_args(FaceName),
    "layout": get_args(Layout),
}
_NUMBERS = ("margin", "text_size", "running_size", "smallest_text")
_MAY_BE_OPEN = ("paper", "orientation", "margin", "running_size", "page_numbers", "pages", "title")


def to_data(options: ExportOptions) -> dict[str, Any]:
    """Return the options that are not as usual, by their name."""
    usual = ExportOptions()
    values = {field.name: getattr(options, field.name) for field in dataclasses.fields(options)}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value != getattr(usual, name)
    }


def from_data(data: object) -> ExportOptions:
    """Return the options that data holds; what is not an option, or no value for it, is as usual."""
    if not isinstance(data, Mapping):
        return ExportOptions()
    options = ExportOptions()
    for name, value in data.items():
        if name in _NAMES and _may_be(name, value):
            fields: dict[str, Any] = {name: tuple(value) if name in OF_A_PLAN else value}
            try:
                options = dataclasses.replace(options, **fields)
            except UserError:  # a number out of its range
                continue
    return options


_NAMES = frozenset(field.name for field in dataclasses.fields(ExportOptions))


def _may_be(name: str, value: object) -> bool:
    if value is None:
        return name in _MAY_BE_OPEN
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name in OF_A_PLAN:
        return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
    if name in _NUMBERS:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name == "pages":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "language":
        return isinstance(value, str) and re.fullmatch("([a-z]{2}(-[A-Z]{2})?)?", value) is not None
    return isinstance(value, bool)
