# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Questions about entries: what people hear back and get, whether one stands twice or at an odd level."""

from collections.abc import Callable, Iterator, Sequence

from app.models.finding import Finding, Place, Search
from app.models.overview import (
    CONSULT,
    PARTICIPATE,
    PARTNERSHIP,
    Overview,
    fitting_level,
    odd_activity,
    place_of,
)
from app.models.rows import Involvement
from app.models.wording import printed


def not_heard_back(seen: Overview) -> Search:
    """Ask (h) about entries that ask people for something and do not say what they hear back."""
    return _once_then_each(
        seen, "not-heard-back", "h", (CONSULT, PARTICIPATE, PARTNERSHIP), lambda entry: bool(entry.heard_back)
    )


def nothing_in_return(seen: Overview) -> Search:
    """Ask (m) about entries that ask for working time and note nothing in return."""
    return _once_then_each(
        seen,
        "nothing-in-return",
        "m",
        (PARTICIPATE, PARTNERSHIP),
        lambda entry: bool(entry.return_words or entry.return_hours or entry.return_rate),
    )


def stands_twice(seen: Overview) -> Search:
    """Ask (k) where the same words stand twice in a cell for the same group, whatever their capitals."""
    for stage in seen.stages:
        alike: dict[tuple[str, str, str], list[Involvement]] = {}
        for entry in _of_groups_that_repeat(seen.entries[stage.id]):
            words = " ".join(_words(seen, entry).casefold().split())
            alike.setdefault((entry.level_id, entry.group_id, words), []).append(entry)
        for (level_id, group_id, words), entries in alike.items():
            if len(entries) > 1:
                yield Finding(
                    rule="stands-twice",
                    letter="k",
                    subject=f"{stage.id} {level_id} {group_id} {entries[0].id}",
                    places=(_place_of_all(entries),),
                    facts={"count": len(entries)},
                    asked_of=(f"{len(entries)} {words}",),
                )
        yield None


def all_at_partnership(seen: Overview) -> Search:
    """Ask (n) where the whole of a group is to decide along."""
    for stage in seen.stages:
        for entry in seen.at(stage, PARTNERSHIP):
            if entry.count_kind == "all":
                yield Finding(
                    rule="all-at-partnership",
                    letter="n",
                    subject=entry.id,
                    places=(place_of(entry),),
                    quoted=(entry.level_id,),
                )
        yield None


def odd_level(seen: Overview) -> Search:
    """Ask (o) about an activity at a level that it does not reach, or goes beyond."""
    for stage in seen.stages:
        for entry in seen.entries[stage.id]:
            number = odd_activity(entry.wording or entry.activity, seen.key(entry))
            if number is not None:
                fits = seen.levels.get(fitting_level(number))
                yield Finding(
                    rule="odd-level",
                    letter="o",
                    subject=entry.id,
                    places=(place_of(entry),),
                    facts={"activity": number, "fits": fits.id if fits else ""},
                    quoted=(entry.level_id,),
                )
        yield None


def _once_then_each(
    seen: Overview, rule: str, letter: str, keys: Sequence[str], is_said: Callable[[Involvement], bool]
) -> Search:
    """Ask once for the whole plan until the first entry says it, and then of each that does not.

    Nearly every entry of nearly every plan lacks it, so one line has to do; it is the same question for all of them.
    """
    unsaid: list[tuple[Involvement, Place]] = []
    is_begun = False
    for stage in seen.stages:
        for entry in seen.entries[stage.id]:
            if is_said(entry):
                is_begun = True
            elif seen.key(entry) in keys:
                unsaid.append((entry, place_of(entry)))
        yield None
    quoted = (seen.levels[keys[0]].id,) if keys[0] in seen.levels else ()
    if not is_begun and unsaid:
        yield Finding(
            rule=rule,
            letter=letter,
            subject="plan",
            places=tuple(place for _, place in unsaid),
            quoted=quoted,
            of_whole_plan=True,
        )
    elif is_begun:
        for entry, place in unsaid:
            yield Finding(rule=rule, letter=letter, subject=entry.id, places=(place,), quoted=(entry.level_id,))


def _of_groups_that_repeat(entries: Sequence[Involvement]) -> Iterator[Involvement]:
    """Yield the entries that share their level and group with another one, for only these can be alike."""
    often: dict[tuple[str, str], int] = {}
    for entry in entries:
        often[entry.level_id, entry.group_id] = often.get((entry.level_id, entry.group_id), 0) + 1
    return (entry for entry in entries if often[entry.level_id, entry.group_id] > 1)


def _words(seen: Overview, entry: Involvement) -> str:
    group = seen.groups[entry.group_id]
    return printed(entry, group, seen.plan.project.language) or group.name


def _place_of_all(entries: Sequence[Involvement]) -> Place:
    first = entries[0]
    ids = tuple(entry.id for entry in entries)
    return Place(stage_id=first.stage_id, level_id=first.level_id, involvement_ids=ids, group_id=first.group_id)
