# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How English says a plan."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.words.portal import Grammar, HowMany, TakingPart, Tense, Who, stopped

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ARTICLES = ("the ", "a ", "an ")
# What stands behind "is" or "are", or a verb of its own: one, several, planned, done.
_PASSIVE = {"inform": "informed", "consult": "consulted"}
_ACTIVE = {
    "participate": ("participates", "participate", "participated"),
    "partnership": ("works", "work", "worked"),
}
_BE: Mapping[Tense, tuple[str, str]] = {
    "present": ("is", "are"),
    "planned": ("will be", "will be"),
    "done": ("was", "were"),
}


class English(Grammar):
    """The grammar of English."""

    control = "Control"
    who_decides = "Who decides"
    details: Mapping[str, str] = MappingProxyType(
        {"used_for": "Used for", "heard_back": "Heard back", "when": "When", "in_return": "In return"}
    )

    def institution(self, short_name: str) -> str:
        return short_name or "the institution"

    def opening(self, who: Who, stages: int, of: int, after: str, tense: Tense) -> str:
        where = _part_of(stages, of)
        cited = f" (levels of involvement after {after})" if after else ""
        be = _BE[tense][who.plural]
        return f"{_at_start(who)} {be} involved in {where} of this project{cited}."

    def own_levels(self, name: str) -> str:
        return stopped(f"Levels of involvement: {name}")

    def explained(self, levels: Mapping[str, str], institution: str) -> str:
        said = {
            "inform": "{it} is told",
            "consult": f"{{it}} gives its views and {institution} weighs them",
            "participate": f"{{it}} works with the team and {institution} decides",
        }
        parts: list[str] = []
        for key, name in levels.items():
            if key == "partnership":
                text = "both decide together" if parts else f"the group and {institution} decide together"
            else:
                text = said[key].format(it="it" if parts else "the group")
            parts.append(f"{name}: {text}.")
        return " ".join(parts)

    def can_say(self, level: str) -> bool:
        return level in _PASSIVE or level in _ACTIVE

    def several_take_part(self, who: Who, how_many: HowMany) -> bool:
        return _subject(who, how_many)[1]

    def taking_part(self, part: TakingPart, institution: str) -> str:
        where = f"In {part.stage}" if part.stage else "In the same stage"
        subject, several = _subject(part.who, part.how_many)
        words = [subject, _verb(part.level, several=several, tense=part.tense)]
        if part.level == "partnership":
            words.append(f"in partnership with {institution}")
        words += [part.manner] if part.manner else []
        words += [f"({part.aside})"] if part.aside else []
        return f"{where}, {' '.join(words)}."

    def labelled(self, level: str, stage: str, group: str, text: str) -> str:
        head = f"{level} in {stage}" if stage else level
        return stopped(self.said(f"{head} ({group})" if group else head, text))

    def decides(self, kind: str, deciders: Sequence[Who], stage: str, institution: str, tense: Tense) -> str:
        if kind == "co-led":
            named = f" by {_joined([institution, *map(_inside, deciders)])}" if deciders else ""
            return (
                f"The stage {stage} {_BE[tense][0]} co-led{named}."
                if stage
                else f"The stage {_BE[tense][0]} co-led{named}."
            )
        if kind == "institution":
            names, several = [institution], False
        elif kind == "group" and deciders:
            first = _inside(deciders[0]) if stage else _at_start(deciders[0])
            names, several = [first, *map(_inside, deciders[1:])], len(deciders) > 1 or deciders[0].plural
        else:
            return ""
        verb = {"present": "decide" if several else "decides", "planned": "will decide", "done": "decided"}[tense]
        sentence = f"{_joined(names)} {verb}."
        return f"In {stage}, {sentence}" if stage else _raised(sentence)

    def decides_in_words(self, words: str, label: str, stage: str) -> str:
        return stopped(self.said(f"{label} in {stage}" if stage else label, words))

    def control_term(self, kind: str, deciders: Sequence[str]) -> str:
        names = _joined(deciders)
        terms = {"institution": "Institution", "co-led": f"Co-led with {names}" if names else "Co-led", "group": names}
        return terms.get(kind, "")

    def count_term(self, how_many: HowMany) -> str:
        low, high = how_many.low, how_many.high
        terms = {
            "exact": f"n={low}",
            "range": f"n={low}-{high}",
            "about": f"about {low}",
            "at-least": f"at least {low}",
            "per-cohort": f"n={low} per cohort",
            "all": "all",
        }
        return terms.get(how_many.kind, "")

    def said(self, head: str, text: str) -> str:
        return f"{head}: {text}"

    def joined(self, texts: Sequence[str]) -> str:
        return "; ".join(texts)

    def in_return(self, words: str, hours: str, rate: str, currency: str) -> str:
        time = f"{hours} {'hour' if hours == '1' else 'hours'}" if hours else ""
        pay = f"{rate} {currency} per hour" if rate else ""
        return "; ".join(filter(None, (words, f"{time} at {pay}" if time and pay else time or pay)))

    def unnamed_stage(self, number: int) -> str:
        return f"Stage {number}"


def _verb(level: str, *, several: bool, tense: Tense) -> str:
    if level in _PASSIVE:
        return f"{_BE[tense][several]} {_PASSIVE[level]}"
    one, more, done = _ACTIVE[level]
    return {"present": more if several else one, "planned": f"will {more}", "done": done}[tense]


def _subject(who: Who, how_many: HowMany) -> tuple[str, bool]:
    """Return who takes part, inside a sentence, and whether these are several."""
    kind, low = how_many.kind, how_many.low
    members = who.several or who.name
    if kind == "all":
        return (f"all {members}", True) if who.plural else (f"{who.body} as a whole", False)
    if not kind:
        return (members, True) if who.plural else (who.body, False)
    alone = low == 1 and kind != "range"
    if not who.plural and (alone or who.body == who.one or not who.several):
        people = f"{'person' if alone else 'people'} from {who.body}"
    elif alone:
        people = who.one or who.name
    else:
        people = f"of {members}" if members.casefold().startswith("the ") else members
    return f"{_count(how_many)} {people}{' per cohort' if kind == 'per-cohort' else ''}", not alone


def _count(how_many: HowMany) -> str:
    low = _number(how_many.low)
    match how_many.kind:
        case "range":
            both = (how_many.low, how_many.high)
            return " to ".join(_number(each) if max(both) <= len(_NUMBERS) else f"{each:,}" for each in both)
        case "about":
            return f"about {low}"
        case "at-least":
            return f"at least {low}"
    return low


def _number(number: int) -> str:
    return _NUMBERS[number - 1] if 1 <= number <= len(_NUMBERS) else f"{number:,}"


def _part_of(stages: int, of: int) -> str:
    if stages < of:
        return f"{_number(stages)} of {_number(of)} stages"
    return {1: "the only stage", 2: "both stages"}.get(of, f"all {_number(of)} stages")


def _inside(who: Who) -> str:
    return who.several or who.name if who.plural else who.body


def _at_start(who: Who) -> str:
    return who.name if who.plural else _raised(who.body)


def _raised(text: str) -> str:
    """Return a text for the start of a sentence: an article gets its capital, nothing else does."""
    return text[0].upper() + text[1:] if text.startswith(_ARTICLES) else text


def _joined(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
