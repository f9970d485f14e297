# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Between typed words and fields: what an entry says in its cell, and what typed text means.

Text becomes fields only where printing the fields gives back that very text; everything else is kept as free wording.
So nothing that somebody typed is ever tidied.
"""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.models.fields import MAX_NUMBER, clean_text
from app.models.rows import Group, Involvement
from app.words import counts

# Longer text is a sentence of its own rather than the name of an activity.
_LONGEST_ACTIVITY = 60
_LONGEST_COUNTED = 300
_NO_ACTIVITY = frozenset({"n/a", "na", "n.a.", "tbd", "tba", "tbc", "s.o.", "none", "nil"})

NUMBER = r"(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{1,7})"
_COUNT = re.compile(r"^(?P<activity>.*?)(?P<typed>\([nN](?P<in>[^()]*)\)|, ?[nN](?P<after>\s*[=≈~≥][^()]*))$")
_FORMS = (
    ("exact", re.compile(rf"\s*=\s*{NUMBER}\s*")),
    ("range", re.compile(rf"\s*=\s*{NUMBER}\s*(?:[-–—]|to|à)\s*{NUMBER}\s*")),
    ("about", re.compile(rf"\s*(?:[≈~]|=\s*(?:[≈~]|about|around|approx\.?|ca?\.|environ))\s*{NUMBER}\s*")),
    ("at-least", re.compile(rf"\s*=\s*{NUMBER}\s*\+\s*")),
    ("at-least", re.compile(rf"\s*(?:≥|=\s*(?:≥|at least|min\.?|au moins))\s*{NUMBER}\s*")),
    ("per-cohort", re.compile(rf"\s*=\s*{NUMBER}\s*(?:per|par)\s+cohorte?\s*")),
)
_WHOLE = re.compile(
    r"^(?:all(?: the)? |tous les |toutes les |l['’]ensemble (?:des |du |de la |de l['’]))"
    r"(?P<members>[^:]+?)(?:\s?: ?(?P<activity>.+))?$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\s*\([nN]\s*[=≈~≥][^()]*\)"
    rf"|(?:,\s*|\s+|^)[nN]\s*[=≈~≥]\s*(?:[≈~≥]\s*)?{NUMBER}(?:\s*(?:[-–—]|to|à)\s*{NUMBER}|\s*\+)?"
)
PREFIX = re.compile(r"^(?P<group>[^:]+?)\s?: ?(?P<rest>.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What typed text means, in the fields of ``Involvement``; ``group_id`` only where the text names a group."""

    group_id: str | None = None
    activity: str = ""
    count_kind: str = ""
    count_from: int | None = None
    count_to: int | None = None
    count_text: str = ""
    wording: str = ""

    def fields(self) -> dict[str, str | int | None]:
        """Return the fields by name, without the group."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)[1:]}


def printed(entry: Involvement | Words, group: Group, language: str) -> str:
    """Return what an entry says in its cell, in the language of the plan; empty where it says nothing but who."""
    if entry.wording:
        return entry.wording
    count = entry.count_text or counts.count(
        entry.count_kind, entry.count_from or 0, entry.count_to or 0, group.several or group.name, language
    )
    if not (entry.activity and count):
        return entry.activity or count
    if entry.count_kind == "all":
        return counts.whole_group(count, entry.activity, language)
    return entry.activity + ("" if count.startswith(",") else " ") + count


def read_typed(text: str, *, groups: Sequence[Group], group: Group, language: str) -> Words:
    """Return what typed text means; ``group`` is whose entry it is unless the text names another of ``groups``.

    The name of a group and a colon before the text choose that group; so does "All employers". Whatever does not
    print back to the text as typed, behind such a name, is free wording.
    """
    text = clean_text(text, lines=False)
    named, rest = _named_group(text, groups)
    words = _whole_group(rest, (named,) if named else groups) or _counted(rest) or _plain(rest)
    group_id = named.id if named else words.group_id
    whose = next((candidate for candidate in groups if candidate.id == group_id), group)
    if _spaced(printed(words, whose, language)) != _spaced(rest):
        words = Words(wording=rest)
    return dataclasses.replace(words, group_id=group_id)


def _spaced(text: str) -> str:
    """Return a text with ordinary spaces: in French, what we print has some that nobody types."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def says_number(text: str) -> bool:
    """Tell whether a text says anywhere how many people take part, as in "(n=6)"."""
    return bool(_SAID.search(text))


def without_numbers(text: str) -> str:
    """Return a text without what it says of how many people take part."""
    return _SAID.sub("", text).strip()


def as_number(digits: str) -> int:
    """Return a number found by ``NUMBER``."""
    return int(re.sub(r"\D", "", digits))


def _named_group(text: str, groups: Sequence[Group]) -> tuple[Group | None, str]:
    if found := PREFIX.match(text):
        for group in groups:
            if group.name.casefold() == found["group"].casefold():
                return group, found["rest"].strip()
    return None, text


def _whole_group(text: str, groups: Sequence[Group]) -> Words | None:
    if found := _WHOLE.match(text):
        members = found["members"].casefold()
        for group in groups:
            if members in (group.name.casefold(), group.several.casefold()):
                return Words(
                    group_id=group.id,
                    activity=found["activity"] or "",
                    count_kind="all",
                    count_text=text[: found.end("members")],
                )
    return None


def _counted(text: str) -> Words | None:
    found = _COUNT.match(text)
    if not found:
        return None
    for kind, form in _FORMS:
        if numbers := form.fullmatch(found["in"] or found["after"] or ""):
            low, *high = (as_number(digits) for digits in numbers.groups())
            if max([low, *high]) > MAX_NUMBER or sorted([low, *high]) != [low, *high] or len(text) > _LONGEST_COUNTED:
                return None
            return Words(
                activity=found["activity"].rstrip(),
                count_kind=kind,
                count_from=low,
                count_to=high[0] if high else None,
                count_text=found["typed"],
            )
    return None


def _plain(text: str) -> Words:
    names_activity = (
        len(text) <= _LONGEST_ACTIVITY
        and text.casefold() not in _NO_ACTIVITY
        and any(letter.isalpha() for letter in text)
    )
    return Words(activity=text) if names_activity else Words(wording=text)
