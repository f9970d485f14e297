# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The questions that the program asks of a plan, and the ways out of them."""

from collections.abc import Sequence

from app.words import translation
from app.words.matrix import join

_FEW = 3


def partnership_under_institution(stage: str, groups: Sequence[str], level: str, language: str) -> str:
    """Return question (a)."""
    _ = translation(language).gettext
    return _(
        "{stage}: {groups} at {level}, where both sides decide together, yet Control says the institution. Who decides"
        " here?"
    ).format(stage=stage, groups=join(groups, language), level=level)


def shared_without_partnership(stage: str, control: str, level: str, language: str) -> str:
    """Return question (b)."""
    _ = translation(language).gettext
    return _(
        "{stage}: Control says “{control}”, but nobody is at {level}, the level where both sides decide together. Who"
        " shares the decision?"
    ).format(stage=stage, control=control, level=level)


def nobody_takes_part(stages: Sequence[str], language: str) -> str:
    """Return question (c)."""
    _ = translation(language).gettext
    if len(stages) > _FEW:
        return _("Nobody takes part in {number} stages. Is that meant?").format(number=_number(len(stages), language))
    return _("Nobody takes part in {stages}. Is that meant?").format(stages=join(stages, language))


def control_empty(stages: Sequence[str], language: str) -> str:
    """Return question (d)."""
    _ = translation(language).gettext
    if len(stages) > _FEW:
        text = _("{number} stages don't say who decides. Who does?").format(number=_number(len(stages), language))
        return text[0].upper() + text[1:]
    return _("Who decides in {stages}? Control is empty there.").format(stages=join(stages, language))


def group_used_nowhere(group: str, language: str) -> str:
    """Return question (e)."""
    _ = translation(language).gettext
    return _("{group}: on the list, but in no stage. Where do they come in?").format(group=group)


def learners_never_shape(groups: Sequence[str], language: str, *, told: bool, asked: bool) -> str:
    """Return question (f)."""
    _ = translation(language).gettext
    if told and asked:
        text = _("{groups} are told and asked, but nowhere work along or decide. Is that what you want to say?")
    elif asked:
        text = _("{groups} are asked, but nowhere work along or decide. Is that what you want to say?")
    else:
        text = _("{groups} are told, but nowhere work along or decide. Is that what you want to say?")
    return text.format(groups=join(groups, language))


def learners_after_design(groups: Sequence[str], stage: str, language: str) -> str:
    """Return question (g)."""
    _ = translation(language).gettext
    return _(
        "{groups} first appear in {stage}, after the design. What is still open for them to shape by then?"
    ).format(groups=join(groups, language), stage=stage)


def not_heard_back(entries: int, language: str) -> str:
    """Return question (h), about several entries."""
    _n = translation(language).ngettext
    return _n(
        "{count} entry asks people for something and doesn't say what they hear back. How will they learn what became"
        " of it?",
        "{count} entries ask people for something and don't say what they hear back. How will they learn what became"
        " of it?",
        entries,
    ).format(count=entries)


def this_not_heard_back(place: str, wording: str, language: str) -> str:
    """Return question (h), about one entry."""
    _ = translation(language).gettext
    return _(
        "{place}: “{wording}” asks people for something and doesn't say what they hear back. How will they learn what"
        " became of it?"
    ).format(place=place, wording=wording)


def same_small_number(number: int, entries: int, group: str, language: str) -> str:
    """Return question (i)."""
    _ = translation(language).gettext
    return _("n={n} stands in {count} entries for {group}. The same people each time?").format(
        n=number, count=entries, group=group
    )


def more_than_the_group(stage: str, number: int, group: str, size: int, language: str) -> str:
    """Return question (j)."""
    _ = translation(language).gettext
    return _("{stage}: n={n}, but {group} has a size of {size}. Which number holds?").format(
        stage=stage, n=number, group=group, size=size
    )


def stands_twice(place: str, wording: str, times: int, group: str, language: str) -> str:
    """Return question (k)."""
    _, _n = translation(language).gettext, translation(language).ngettext
    text = _("{place}: “{wording}” stands there twice for {group}. One too many?")
    if times > len(("once", "twice")):
        text = _n(
            "{place}: “{wording}” stands there {count} time for {group}. One too many?",
            "{place}: “{wording}” stands there {count} times for {group}. One too many?",
            times,
        )
    return text.format(place=place, wording=wording, count=times, group=group)


def no_evaluation(language: str) -> str:
    """Return question (l)."""
    _ = translation(language).gettext
    return _("No stage is about evaluation. Who finds out whether it worked, and do learners have a part in that?")


def nothing_in_return(entries: int, language: str) -> str:
    """Return question (m), about several entries."""
    _n = translation(language).ngettext
    return _n(
        "{count} entry asks for people's working time and notes nothing in return, such as pay, credit or a reference."
        " What do they get?",
        "{count} entries ask for people's working time and note nothing in return, such as pay, credit or a reference."
        " What do they get?",
        entries,
    ).format(count=entries)


def nothing_in_return_here(place: str, wording: str, language: str) -> str:
    """Return question (m), about one entry."""
    _ = translation(language).gettext
    return _(
        "{place}: “{wording}” asks for people's working time and notes nothing in return, such as pay, credit or a"
        " reference. What do they get?"
    ).format(place=place, wording=wording)


def all_at_partnership(stage: str, members: str, level: str, language: str) -> str:
    """Return question (n)."""
    _ = translation(language).gettext
    return _(
        "{stage}: all {members} at {level}, where both sides decide together. Do all of them decide, or do some speak"
        " for the rest?"
    ).format(stage=stage, members=members, level=level)


def odd_level(stage: str, wording: str, level: str, gloss: str, activity: str, language: str) -> str:
    """Return question (o); ``gloss`` says in short what the level means, ``activity`` is "a survey"."""
    _ = translation(language).gettext
    text = _("{stage}: “{wording}” stands at {level}: {gloss}. Does {activity} do that?")
    if not gloss:
        text = _("{stage}: “{wording}” stands at {level}. Does {activity} do that?")
    return text.format(stage=stage, wording=wording, level=level, gloss=gloss.rstrip("."), activity=activity)


def several(letter: str, count: int, level: str, language: str) -> str:
    """Return the one line for a question that comes up more than once; ``level`` is that of the first place."""
    _ = translation(language).gettext
    texts = {
        "a": _("{number} stages have somebody at {level}, yet Control says the institution. Who decides there?"),
        "b": _("{number} stages share the decision, but nobody is at the level where both sides decide together. Who"
               " shares it?"),
        "e": _("{number} groups are on the list, but in no stage. Where do they come in?"),
        "i": _("{number} times the same small number stands in several entries of a group. The same people each time?"),
        "j": _("{number} entries count more people than the group has. Which number holds?"),
        "k": _("{number} entries stand in their cell more than once. One too many?"),
        "n": _("{number} entries have a whole group at {level}, where both sides decide together. Do all of them"
               " decide?"),
        "o": _("{number} activities stand at a level where one would not look for them. Do they do what it says?"),
    }  # fmt: skip
    if letter == "h":
        return not_heard_back(count, language)
    if letter == "m":
        return nothing_in_return(count, language)
    text = texts[letter].format(number=_number(count, language), level=level)
    return text[0].upper() + text[1:]


def ways(language: str) -> dict[str, str]:
    """Return the texts of the buttons that lead out of a question, by their key."""
    _ = translation(language).gettext
    return {
        "co_led": _("Set to Co-led"),
        "to_participate": _("Move to {level}"),
        "add_entry": _("Add at {level}"),
        "change_control": _("Change Control"),
        "ideas": _("Ideas"),
        "fill_in_control": _("Fill in"),
        "to_matrix": _("To the matrix"),
        "remove_group": _("Remove group"),
        "show_entries": _("Show entries"),
        "show_design": _("Show design stages"),
        "fill_in_heard_back": _("Fill in"),
        "add_note": _("Add a note"),
        "to_entry": _("To the entry"),
        "to_group": _("To the group"),
        "remove_one": _("Remove one"),
        "add_evaluation": _("Add “{name}”"),
        "fill_in_return": _("Fill in"),
        "to_fitting": _("Move to {level}"),
    }


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the page, by their name."""
    _ = translation(language).gettext
    return {
        "questions": _("Questions"),
        "counts": _("In numbers"),
        "nothing": _("Nothing to ask at the moment."),
        "leave": _("Leave it"),
        "because": _("Because… (optional)"),
        "leave_now": _("Leave it as it is"),
        "back": _("Keep asking"),
        "ask_again": _("Ask again"),
        "no_reason": _("No reason given."),
    }


def left_as_is(count: int, language: str) -> str:
    """Return the head over the questions that were left."""
    return translation(language).gettext("Left as it is ({count})").format(count=count)


def because(reason: str, language: str) -> str:
    """Return why a question was left."""
    return translation(language).gettext("Because: {reason}").format(reason=reason)


def reason_field(question: str, language: str) -> str:
    """Return the name of the field for a reason, for a screen reader."""
    return translation(language).gettext("Because… (optional), for: {question}").format(question=question)


def about_question(way: str, question: str, language: str) -> str:
    """Return a button with the question that it leads out of, for a screen reader."""
    return translation(language).gettext("{way}: {question}").format(way=way, question=question)


def definition(term: str, meaning: str, language: str) -> str:
    """Return what a level means, as it is quoted under a question."""
    return translation(language).gettext("{term}: {meaning}").format(term=term, meaning=meaning)


def entry_at(place: str, entry: str, language: str) -> str:
    """Return an entry with its place: "Needs Assessment, Consult: Focus group (n=6)"."""
    return translation(language).gettext("{place}: {entry}").format(place=place, entry=entry)


def page_name(count: int, language: str) -> str:
    """Return the name of the page in the rail, with the number of questions where it is to be told."""
    _ = translation(language).gettext
    return _("Questions ({count})").format(count=count) if count else _("Questions")


def here(count: int, language: str) -> str:
    """Return the mark for a cell about which there are questions."""
    _n = translation(language).ngettext
    return _n("{count} question", "{count} questions", count).format(count=count)


def here_tip(language: str) -> str:
    """Return what pressing the mark does."""
    return translation(language).gettext("Show what may be asked about this cell")


def more_places(count: int, language: str) -> str:
    """Return the button that shows the places that are not shown yet."""
    _n = translation(language).ngettext
    return _n("Show {count} more", "Show {count} more", count).format(count=count)


def fold(count: int, language: str, *, folded: bool) -> str:
    """Return the button that unfolds a question that comes up so many times, or folds it again."""
    _ = translation(language).gettext
    return _("Show all {count}").format(count=count) if folded else _("Fold")


def and_more(count: int, language: str) -> str:
    """Return the line for places that a list leaves out."""
    _n = translation(language).ngettext
    return _n("and {count} more", "and {count} more", count).format(count=count)


def was_left(language: str) -> str:
    """Return that a question was left, for the line with Undo."""
    return translation(language).gettext("Left as it is.")


def done(way: str, language: str) -> str:
    """Return what a way out did, for the line with Undo."""
    _ = translation(language).gettext
    texts = {
        "co_led": _("Control is co-led now."),
        "to_participate": _("Moved to the other level."),
        "to_fitting": _("Moved to the other level."),
        "remove_group": _("The group is removed."),
        "remove_one": _("One entry is removed."),
        "add_evaluation": _("The stage is added."),
        "ask_again": _("Asked again."),
    }
    return texts[way]


def _number(number: int, language: str) -> str:
    """Return a number inside a sentence: two to nine in words."""
    _ = translation(language).gettext
    names = {
        2: _("two"),
        3: _("three"),
        4: _("four"),
        5: _("five"),
        6: _("six"),
        7: _("seven"),
        8: _("eight"),
        9: _("nine"),
    }
    return names.get(number, str(number))
