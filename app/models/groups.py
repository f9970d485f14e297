# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Groups that the program knows by name, so that sentences about them come out right."""

from dataclasses import replace

from app.models.rows import TINTS, Group
from app.shipped import in_language, shipped_data
from app.words.changes import other_kinds

LEARNERS = "learners"


def known_group(name: str, *, group_id: str, rank: str, language: str) -> Group | None:
    """Return a new row for a group known by this name in the given language, else None."""
    for data in shipped_data("groups.json"):
        if in_language(data["name"], language).casefold() == name.casefold():
            return _group(data, group_id, rank, language)
    return None


def kind_name(kind: str, language: str) -> str:
    """Return what a kind of group, a key of ``rows.GROUP_KINDS``, is called."""
    names = (in_language(data["name"], language) for data in shipped_data("groups.json") if data["kind"] == kind)
    return next(names, "") or other_kinds(language).get(kind, "")


def learners(*, group_id: str, rank: str, language: str) -> Group:
    """Return a new row for the group that every plan begins with."""
    data = next(data for data in shipped_data("groups.json") if data["kind"] == LEARNERS)
    return _group(data, group_id, rank, language)


def name_for(kind: str, language: str) -> str:
    """Return the name that the program knows for a kind of group: "Employers"."""
    data = next(data for data in shipped_data("groups.json") if data["kind"] == kind)
    return in_language(data["name"], language)


def known_names(language: str) -> tuple[str, ...]:
    """Return the names of the groups that the program knows."""
    return tuple(in_language(data["name"], language) for data in shipped_data("groups.json"))


def spoken(group: Group, language: str) -> Group:
    """Return a group as another language names it, where it is one of those that the program knows, unchanged."""
    for data in shipped_data("groups.json"):
        for spoken_now in data["name"]:
            if all(getattr(group, field) == data[field][spoken_now] for field in ("name", "one", "several")):
                name, one, several = (in_language(data[field], language) for field in ("name", "one", "several"))
                return replace(group, name=name, one=one, several=several)
    return group


def _group(data: dict[str, dict[str, str]], group_id: str, rank: str, language: str) -> Group:
    return Group(
        id=group_id,
        rank=rank,
        name=in_language(data["name"], language),
        kind=str(data["kind"]),
        one=in_language(data["one"], language),
        several=in_language(data["several"], language),
    )


def tint_of(group: Group, place: int) -> str:
    """Return the tint of a group, one of ``rows.TINTS``: its own, else the one that goes with its place, from 0."""
    return group.tint or TINTS[place % len(TINTS)]
