# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The names of fields, as people read them."""

from app.words import translation


def name(field: str, language: str) -> str:
    """Return the name of a field of a row or of an option; the field itself where it has no name of its own."""
    _ = translation(language).gettext
    names = {
        "title": _("Title"),
        "organisation": _("Institution"),
        "organisation_short": _("Short name in sentences"),
        "funder": _("Funder"),
        "caption": _("Caption"),
        "credit": _("Further sources"),
        "language": _("Language of the plan"),
        "currency": _("Currency"),
        "name": _("Name"),
        "gloss": _("Small line under the name"),
        "definition": _("What it means"),
        "control_words": _("Control"),
        "size": _("Size"),
        "one": _("One of them"),
        "several": _("Several of them"),
        "is_example": _("Example entry"),
        "tint": _("Colour"),
        "note": _("Note"),
        "now": _("Where control lies now"),
        "target": _("Where control is aimed at"),
        "rule": _("Question"),
        "subject": _("What it is about"),
        "facts": _("What it was asked of"),
        "text": _("Note"),
        "author": _("Name"),
        "reason": _("Reason"),
        "template_line": _("What it is for"),
        "version_name": _("Name"),
        "version_note": _("Note"),
        "settings": _("Settings"),
        "margin": _("Margin in millimetres"),
        "text_size": _("Text size in points"),
        "running_size": _("Text size in points"),
        "smallest_text": _("Smallest text in points"),
        "pages": _("Pages"),
    }
    return names.get(field) or _of_answers(language).get(field) or _of_entries(language).get(field, field)


def _of_answers(language: str) -> dict[str, str]:
    _ = translation(language).gettext
    return {
        "question": _("The portal's question"),
        "limit": _("Limit in characters"),
        "length": _("Length"),
        "by": _("In order"),
        "tense": _("Tense"),
        "plain": _("Plain characters"),
        "explain": _("Explain the levels"),
        "details": _("With details"),
        "sentence": _("Sentence"),
        "answer_groups": _("Groups"),
        "answer_stages": _("Stages"),
    }


def _of_entries(language: str) -> dict[str, str]:
    _ = translation(language).gettext
    return {
        "activity": _("Activity"),
        "count_from": _("How many"),
        "count_to": _("How many"),
        "count_text": _("How many"),
        "wording": _("In the table it says"),
        "used_for": _("What their input is used for"),
        "heard_back": _("How they hear back"),
        "timing": _("When"),
        "how_often": _("How often"),
        "lead": _("Who looks after it"),
        "return_words": _("In return"),
        "return_hours": _("Hours"),
        "return_rate": _("Rate per hour"),
        "why": _("Why"),
        "source": _("Reference"),
        "in_sentences": _("In sentences, say"),
    }
