# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the page with texts for a portal says around them."""

from app.words import translation

_BEGINNING = 40


def labels(language: str) -> dict[str, str]:
    """Return the short texts, by their name; the names of fields stand in ``app.words.fields``."""
    _ = translation(language).gettext
    return {
        "rail": _("Portal"),
        "answers": _("Answers"),
        "empty": _("Paste the portal's question, type its limit."),
        "add": _("Add answer"),
        "delete": _("Remove"),
        "move_up": _("Move up"),
        "move_down": _("Move down"),
        "all_unless": _("All of them, unless you tick some."),
        "plain_hint": _("Straight quotes, hyphens for dashes, no bullets. Accents stay."),
        "lengths": _("Length"),
        "long": _("Long"),
        "medium": _("Medium"),
        "short": _("Short"),
        "short_hint": _("Short leaves out what is done there, on purpose."),
        "type_over": _("Type over a sentence to say it your way; Esc gives up."),
        "nothing": _("There is nothing to say yet: the plan has no entries for this."),
        "breaks": _("Line breaks are counted as two, as some portals do."),
        "copy_all": _("Copy all"),
        "copy": _("Copy"),
        "own": _("In your own words"),
        "left_out": _("Left out"),
        "restore": _("Put back"),
        "take": _("Take that"),
        "keep_mine": _("Keep mine"),
        "show": _("Show"),
        "update": _("Update around my words"),
        "update_tip": _("Your own words stay; the words that you did not touch follow the plan."),
        "updated_none": _("None could be updated: the words that changed are your own."),
        "restored": _("The sentence is as the plan says it again."),
        "submitted": _("Handing it in? The plan as it is now can be kept under a name."),
    }


def number(value: int, language: str) -> str:
    """Return a number with its thousands set apart."""
    return f"{value:,}".replace(",", "\u202f" if language.startswith("fr") else ",")


def unnamed_stage(place: int, language: str) -> str:
    """Return what a stage without a name is called in a list."""
    return translation(language).gettext("Stage {number}").format(number=place)


def tab(name: str, characters: int, language: str, *, fits: bool) -> str:
    """Return a length with its size, and whether that is too much."""
    _ = translation(language).gettext
    sentence = _("{length} {count}") if fits else _("{length} {count}, too long")
    return sentence.format(length=name, count=number(characters, language))


def of_limit(limit: int, language: str) -> str:
    """Return the limit, to stand after the lengths."""
    return translation(language).gettext("of {limit}").format(limit=number(limit, language))


def measured(characters: int, words: int, limit: int | None, language: str) -> str:
    """Return how long a text is."""
    n = translation(language)
    counted = n.ngettext("{count} word", "{count} words", words).format(count=number(words, language))
    if limit is None:
        sized = n.ngettext("{count} character with spaces", "{count} characters with spaces", characters)
    else:
        sized = n.ngettext(
            "{count} of {limit} character with spaces", "{count} of {limit} characters with spaces", limit
        )
    said = sized.format(count=number(characters, language), limit=number(limit or 0, language))
    return n.gettext("{characters}, {words}.").format(characters=said, words=counted)


def over(characters: int, stage: str, language: str) -> str:
    """Return by how much a text is too long, and in which stage most is said."""
    _ = translation(language).gettext
    if not stage:
        return _("{count} over.").format(count=number(characters, language))
    return _("{count} over. Longest: {stage}.").format(count=number(characters, language), stage=stage)


def stale(count: int, language: str) -> str:
    """Return that sentences in own words are about what the plan no longer says."""
    n = translation(language)
    return n.ngettext("{count} sentence no longer matches.", "{count} sentences no longer match.", count).format(
        count=count
    )


def now_says(text: str, language: str) -> str:
    """Return what the plan says where somebody's words are."""
    return translation(language).gettext("The plan now says: “{text}”").format(text=text)


def copied(characters: int, language: str) -> str:
    """Return that a text is on the clipboard."""
    n = translation(language)
    return n.ngettext("Copied, {count} character.", "Copied, {count} characters.", characters).format(
        count=number(characters, language)
    )


def updated(count: int, left: int, language: str) -> str:
    """Return that so many sentences follow the plan again, and how many are left to look at."""
    n = translation(language)
    said = n.ngettext("{count} sentence updated.", "{count} sentences updated.", count).format(count=count)
    if not left:
        return said
    more = n.ngettext("{count} needs a look.", "{count} need a look.", left).format(count=left)
    return n.gettext("{done} {left}").format(done=said, left=more)


def deleted(answer: str, language: str) -> str:
    """Return that an answer was removed."""
    return translation(language).gettext("“{name}” removed.").format(name=answer)


def sentence_name(place: str, text: str, language: str) -> str:
    """Return what a screen reader calls the field of a sentence: the stage that it is about, or how it begins."""
    _ = translation(language).gettext
    return _("Sentence: {stage}").format(stage=place or text[:_BEGINNING].rstrip())


def copy_of(place: str, text: str, language: str) -> str:
    """Return what a screen reader calls the button that copies a part."""
    _ = translation(language).gettext
    return _("Copy: {stage}").format(stage=place or text[:_BEGINNING].rstrip())


def more_sentences(count: int, language: str) -> str:
    """Return that there are more sentences than are shown."""
    n = translation(language)
    return n.ngettext(
        "and {count} more sentence, which is copied along", "and {count} more sentences, which are copied along", count
    ).format(count=number(count, language))
