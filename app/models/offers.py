# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the words of an entry seem to say beyond what was understood: to be offered, never to be assumed."""

import re
from collections.abc import Sequence

from app.models.fields import MAX_NUMBER
from app.models.rows import Group, Involvement
from app.models.wording import NUMBER, PREFIX, as_number

_PEOPLE = ("people", "persons", "participants", "members", "personnes", "participantes", "membres")
_JOINING = re.compile(r",?\s+(?:with|of|by|for|among|avec|de|par|pour|auprès de)$", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:about|around|approximately|at least|at most|up to|more than|over|under|environ|au moins|au plus|jusqu['’]à"
    r"|plus de|moins de|[~≈<>≥≤])\s*$",
    re.IGNORECASE,
)
_MOST_OF_NAME = 40
_NO_NAME = re.compile(r"\d|^\W|^(?:all|tous|toutes|l['’]ensemble)\b", re.IGNORECASE)


def number_offered(entry: Involvement, text: str, group: Group) -> tuple[int, str] | None:
    """Return the number of people that an entry of ``group`` names in its printed text, and the activity without it.

    "Focus group with 6 learners" gives 6 and "Focus group". None where it has a count, names other numbers too, or is
    not exact.
    """
    if entry.count_kind:
        return None
    names = "|".join(re.escape(name) for name in (group.name, group.one, group.several, *_PEOPLE) if name)
    found = re.search(rf"(?<!\S){NUMBER}\s+(?:[^\W\d]+\s+){{0,2}}?(?:{names})(?!\w)", text, re.IGNORECASE)
    if found is None:
        return None
    before, after = text[: found.start()], text[found.end() :].strip()
    number = as_number(found[1])
    if number > MAX_NUMBER or re.search(r"\d", before + after) or _VAGUE.search(before):
        return None
    return number, text if after else _JOINING.sub("", before.rstrip())


def group_offered(text: str, groups: Sequence[Group]) -> str:
    """Return the name before a colon in a text, as "Staff" in "Staff: Survey", that may be meant for a group.

    Empty where there is none, or where it is a group already.
    """
    found = PREFIX.match(text)
    name = found["group"] if found else ""
    known = {group.name.casefold() for group in groups}
    if not name or len(name) > _MOST_OF_NAME or _NO_NAME.search(name) or name.casefold() in known:
        return ""
    return "" if found and found["rest"].startswith("//") else name
