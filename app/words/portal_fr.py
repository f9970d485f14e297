# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How French says a plan: with active verbs and "l’ensemble des", so that nothing has to agree in gender."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.shipped import as_in_region
from app.words.portal import Grammar, HowMany, TakingPart, Tense, Who, stopped

_NUMBERS = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_ARTICLES = ("le ", "la ", "les ", "l’", "l'")
# (one, several) in each tense.
_VERBS: Mapping[str, Mapping[Tense, tuple[str, str]]] = {
    "inform": {
        "present": ("reçoit l’information", "reçoivent l’information"),
        "planned": ("recevra l’information", "recevront l’information"),
        "done": ("a reçu l’information", "ont reçu l’information"),
    },
    "consult": {
        "present": ("donne son avis", "donnent leur avis"),
        "planned": ("donnera son avis", "donneront leur avis"),
        "done": ("a donné son avis", "ont donné leur avis"),
    },
    "participate": {
        "present": ("prend part aux travaux", "prennent part aux travaux"),
        "planned": ("prendra part aux travaux", "prendront part aux travaux"),
        "done": ("a pris part aux travaux", "ont pris part aux travaux"),
    },
    "partnership": {
        "present": ("décide", "décident"),
        "planned": ("décidera", "décideront"),
        "done": ("a décidé", "ont décidé"),
    },
}
_HAVE: Mapping[Tense, tuple[str, str]] = {
    "present": ("a", "ont"),
    "planned": ("aura", "auront"),
    "done": ("a eu", "ont eu"),
}
_IS_SHARED: Mapping[Tense, str] = {
    "present": "est partagée",
    "planned": "sera partagée",
    "done": "a été partagée",
}
# As they stand behind "d’après".
_SOURCES = {"IAP2": "l’IAP2", "ODA, 1995": "l’ODA, 1995"}


class French(Grammar):
    """The grammar of French; a blank stands before a semicolon where the region has it so."""

    control = "Décision"
    who_decides = "Qui décide"
    details: Mapping[str, str] = MappingProxyType(
        {"used_for": "Utilité", "heard_back": "Retour", "when": "Quand", "in_return": "En contrepartie"}
    )

    def __init__(self, language: str) -> None:
        self._semicolon = as_in_region("a; ", language)[1:]

    def institution(self, short_name: str) -> str:
        return short_name or "l’établissement"

    def opening(self, who: Who, stages: int, of: int, after: str, tense: Tense) -> str:
        cited = f" (niveaux de participation d’après {_SOURCES.get(after, after)})" if after else ""
        subject, several = _definite(who)
        return f"{_raised(subject)} {_HAVE[tense][several]} un rôle dans {_part_of(stages, of)} du projet{cited}."

    def own_levels(self, name: str) -> str:
        return stopped(self.said("Niveaux de participation", name))

    def explained(self, levels: Mapping[str, str], institution: str) -> str:
        said = {
            "inform": "{it} reçoit l’information",
            "consult": f"{{it}} donne son avis et {institution} en tient compte",
            "participate": f"{{it}} travaille avec l’équipe et {institution} décide",
        }
        parts: list[str] = []
        for key, name in levels.items():
            if key == "partnership":
                text = "les deux décident ensemble" if parts else f"le groupe et {institution} décident ensemble"
            else:
                text = said[key].format(it="il" if parts else "le groupe")
            parts.append(self.said(name, f"{text}."))
        return " ".join(parts)

    def can_say(self, level: str) -> bool:
        return level in _VERBS

    def several_take_part(self, who: Who, how_many: HowMany) -> bool:
        return who.plural if how_many.kind == "all" else _subject(who, how_many)[1]

    def taking_part(self, part: TakingPart, institution: str) -> str:
        where = _at(part.stage) if part.stage else "À la même étape"
        subject, several = _subject(part.who, part.how_many)
        words = [subject, _VERBS[part.level][part.tense][several]]
        if part.level == "partnership":
            words.append(f"avec {institution}")
        words += [part.manner] if part.manner else []
        words += [f"({part.aside})"] if part.aside else []
        return f"{where}, {' '.join(words)}."

    def labelled(self, level: str, stage: str, group: str, text: str) -> str:
        head = f"{level} {_lowered(_at(stage))}" if stage else level
        return stopped(self.said(f"{head} ({group})" if group else head, text))

    def decides(self, kind: str, deciders: Sequence[Who], stage: str, institution: str, tense: Tense) -> str:
        subjects = [_definite(who) for who in deciders]
        if kind == "co-led":
            among = f" entre {_joined([institution, *(subject for subject, _ in subjects)])}" if subjects else ""
            sentence = f"la décision {_IS_SHARED[tense]}{among}."
        elif kind == "institution":
            sentence = f"{institution} {_VERBS['partnership'][tense][0]}."
        elif kind == "group" and subjects:
            several = len(subjects) > 1 or subjects[0][1]
            sentence = f"{_joined([subject for subject, _ in subjects])} {_VERBS['partnership'][tense][several]}."
        else:
            return ""
        return f"{_at(stage)}, {sentence}" if stage else _raised(sentence)

    def decides_in_words(self, words: str, label: str, stage: str) -> str:
        return stopped(self.said(f"{label} {_lowered(_at(stage))}" if stage else label, words))

    def control_term(self, kind: str, deciders: Sequence[str]) -> str:
        names = _joined(deciders)
        shared = f"Partagée avec {names}" if names else "Partagée"
        return {"institution": "Établissement", "co-led": shared, "group": names}.get(kind, "")

    def count_term(self, how_many: HowMany) -> str:
        low, high = how_many.low, how_many.high
        terms = {
            "exact": f"n={low}",
            "range": f"n={low}-{high}",
            "about": f"environ {low}",
            "at-least": f"au moins {low}",
            "per-cohort": f"n={low} par cohorte",
            "all": "ensemble",
        }
        return terms.get(how_many.kind, "")

    def said(self, head: str, text: str) -> str:
        return f"{head}\u00a0: {text}"

    def joined(self, texts: Sequence[str]) -> str:
        return self._semicolon.join(texts)

    def in_return(self, words: str, hours: str, rate: str, currency: str) -> str:
        time = f"{hours.replace('.', ',')}\u00a0h" if hours else ""
        pay = f"{rate.replace('.', ',')}\u00a0{currency} l’heure" if rate else ""
        return self.joined(list(filter(None, (words, f"{time} à {pay}" if time and pay else time or pay))))

    def unnamed_stage(self, number: int) -> str:
        return f"Étape {number}"


def _at(stage: str) -> str:
    return f"À l’étape «\u00a0{stage}\u00a0»"


def _lowered(text: str) -> str:
    """Return words of ours as they stand inside a sentence."""
    return text[0].lower() + text[1:]


def _subject(who: Who, how_many: HowMany) -> tuple[str, bool]:
    """Return who takes part, inside a sentence, and whether the verb is that of several."""
    kind, low = how_many.kind, how_many.low
    if kind == "all":
        return _whole(who)
    if not kind:
        return _indefinite(who)
    alone = low < 2 and kind != "range"
    if not who.plural and (alone or who.body == who.one or not who.several):
        people = f"{'personne' if alone else 'personnes'} ({who.body})"
    elif alone:
        people = who.one or who.name
    else:
        members = who.several or who.name
        people = f"parmi {members}" if _has_article(members) else members
    return f"{_count(how_many)} {people}{' par cohorte' if kind == 'per-cohort' else ''}", not alone


def _whole(who: Who) -> tuple[str, bool]:
    if not who.plural:
        return f"{who.body} dans son ensemble", False
    if who.several and not _has_article(who.several):
        return f"l’ensemble des {who.several}", False
    return f"{who.several or who.name} dans leur ensemble", True


def _indefinite(who: Who) -> tuple[str, bool]:
    if not who.plural:
        return who.body, False
    if not who.several or _has_article(who.several):
        return who.several or who.name, True
    return f"{'d’' if who.several.startswith('autres ') else 'des '}{who.several}", True


def _definite(who: Who) -> tuple[str, bool]:
    if not who.plural:
        return who.body, False
    if not who.several or _has_article(who.several):
        return who.several or who.name, True
    return f"les {who.several}", True


def _has_article(text: str) -> bool:
    return text.casefold().startswith(_ARTICLES)


def _count(how_many: HowMany) -> str:
    low = _number(how_many.low)
    match how_many.kind:
        case "range":
            both = (how_many.low, how_many.high)
            in_words = all(_number(each).isalpha() for each in both)
            return "de " + " à ".join(_number(each) if in_words else _figures(each) for each in both)
        case "about":
            return f"environ {low}"
        case "at-least":
            return f"au moins {low}"
    return low


def _number(number: int) -> str:
    return _NUMBERS[number - 2] if 2 <= number <= len(_NUMBERS) + 1 else _figures(number)


def _figures(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _part_of(stages: int, of: int) -> str:
    if stages < of:
        return f"{'une' if stages == 1 else _number(stages)} des {_number(of)} étapes"
    return "la seule étape" if of == 1 else f"les {_number(of)} étapes"


def _raised(text: str) -> str:
    """Return a text for the start of a sentence: an article gets its capital, nothing else does."""
    return text[0].upper() + text[1:] if text.startswith(_ARTICLES) else text


def _joined(names: Sequence[str]) -> str:
    return " et ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
