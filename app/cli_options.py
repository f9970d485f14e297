# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What several commands take, and how it is read."""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app import SUFFIX
from app.errors import UnknownChoice, VersionUnreadable
from app.models.fields import PlanBroken
from app.words import commands as words

if TYPE_CHECKING:
    from app.exports.change_report import Since
    from app.storage.reading import PlanFile


def choice(*known: str, language: str) -> Callable[[str], str]:
    """Return what reads one of the known words, capitals aside."""

    def read(text: str) -> str:
        if text.lower() not in known:
            raise argparse.ArgumentTypeError(words.not_a_choice(text, ", ".join(known), language))
        return text.lower()

    return read


def count(language: str, *, digits: int = 3) -> Callable[[str], int]:
    """Return what reads a number of so many digits at most."""

    def read(text: str) -> int:
        if not re.fullmatch(rf"\d{{1,{digits}}}", text):
            raise argparse.ArgumentTypeError(words.not_a_whole_number(text, language))
        return int(text)

    return read


def spoken(language: str) -> Callable[[str], str]:
    """Return what reads the tag of a language that can be printed."""

    def read(text: str) -> str:
        if not re.fullmatch(r"(en|fr)(-[A-Z]{2})?", text):
            raise argparse.ArgumentTypeError(words.not_a_choice(text, "en, fr, en-CA, fr-CA, fr-FR", language))
        return text

    return read


def ids(
    kind: Literal["group", "stage", "column"], names: Sequence[str], known: Iterable[tuple[str, str]]
) -> tuple[str, ...]:
    """Return the ids of what was named, capitals aside, out of (name, id); where several have the name all of them.

    Raises UnknownChoice.
    """
    pairs = list(known)
    found: list[str] = []
    for name in names:
        meant = [row_id for other, row_id in pairs if other.casefold() == name.casefold()]
        if not meant:
            raise UnknownChoice(kind, name, [other for other, _ in pairs])
        found += meant
    return tuple(found)


def since(name: str, file: "PlanFile") -> "Since":
    """Return the earlier state of a name: a version that is kept in the plan's file, or another file of the plan.

    Raises UnknownChoice, VersionUnreadable or CannotOpen.
    """
    from app.exports.change_report import Since
    from app.models.row_changes import reasons
    from app.storage.contents import unpack_plan
    from app.storage.reading import read_plan_file

    versions = sorted((each for each in file.versions if each.name), key=lambda each: each.kept_at, reverse=True)
    for version in versions:
        if name.casefold() == version.name.casefold():
            try:
                return Since(unpack_plan(version.content), version.name, reasons(file.plan, version.id))
            except PlanBroken:
                raise VersionUnreadable from None
    if Path(name).suffix.lower() == SUFFIX:
        return Since(read_plan_file(Path(name)).plan, Path(name).stem)
    raise UnknownChoice("version", name, [version.name for version in versions])
