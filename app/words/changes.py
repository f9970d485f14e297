# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What changed between two plans, and what clashes between two people: sentences in plain words."""

from app.words import translation


def plan_head(language: str) -> str:
    """Return the heading of what is about no stage and no group."""
    return translation(language).gettext("The plan as a whole")


def groups_head(language: str) -> str:
    """Return the heading of what is about groups."""
    return translation(language).gettext("Groups")


def place(stage: str, column: str, language: str) -> str:
    """Return where something stands; without a stage it is the column, without both the plan."""
    _ = translation(language).gettext
    if stage and column:
        return _("{stage}, {level}").format(stage=stage, level=column)
    return stage or column or _("the plan")


def quoted(text: str, language: str) -> str:
    """Return a text as it is quoted; "empty" for none."""
    _ = translation(language).gettext
    return _("“{text}”").format(text=text) if text else _("empty")


def became(where: str, old: str, new: str, language: str) -> str:
    """Return that an entry says something else."""
    return translation(language).gettext("{place}: “{old}” became “{new}”.").format(place=where, old=old, new=new)


def moved(stage: str, what: str, old: str, new: str, language: str) -> str:
    """Return that an entry went from one place to another; ``stage`` is empty where it changed too."""
    _ = translation(language).gettext
    sentence = _("{stage}: “{what}” moved from {old} to {new}.") if stage else _("“{what}” moved from {old} to {new}.")
    return sentence.format(stage=stage, what=what, old=old, new=new)


def reordered(where: str, what: str, language: str) -> str:
    """Return that an entry has another place among those of its cell."""
    return translation(language).gettext("{place}: “{what}” moved within the cell.").format(place=where, what=what)


def added(where: str, what: str, language: str) -> str:
    """Return that an entry came."""
    return translation(language).gettext("Added to {place}: “{what}”.").format(place=where, what=what)


def left_out(where: str, what: str, language: str) -> str:
    """Return that an entry went."""
    return translation(language).gettext("Left out of {place}: “{what}”.").format(place=where, what=what)


def was_now(what: str, old: str, new: str, language: str) -> str:
    """Return that something is different; the two are said as they are, quoted or not."""
    return translation(language).gettext("{what}: was {old}, now {new}.").format(what=what, old=old, new=new)


def of_entry(where: str, entry: str, field: str, language: str) -> str:
    """Return the name of a field that the table does not show, with the entry that it belongs to."""
    _ = translation(language).gettext
    return _("{place}, “{what}”: {field}").format(place=where, what=entry, field=field)


def of_row(name: str, field: str, language: str) -> str:
    """Return the name of a field of something that has a name."""
    return translation(language).gettext("“{name}”: {field}").format(name=name, field=field)


def stage_added(name: str, language: str) -> str:
    """Return that a stage came."""
    return translation(language).gettext("Stage “{name}” was added.").format(name=name)


def stage_deleted(name: str, entries: int, language: str) -> str:
    """Return that a stage went, with so many entries."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if not entries:
        return _("Stage “{name}” was deleted.").format(name=name)
    return _n(
        "Stage “{name}” was deleted with its {count} entry.",
        "Stage “{name}” was deleted with its {count} entries.",
        entries,
    ).format(name=name, count=entries)


def stage_moved(name: str, after: str, language: str) -> str:
    """Return that a stage has another place: behind the one named, or first."""
    _ = translation(language).gettext
    if not after:
        return _("Stage “{name}” moved to the top.").format(name=name)
    return _("Stage “{name}” moved behind “{after}”.").format(name=name, after=after)


def group_added(name: str, language: str) -> str:
    """Return that a group came."""
    return translation(language).gettext("Group “{name}” was added.").format(name=name)


def group_deleted(name: str, entries: int, language: str) -> str:
    """Return that a group went, with so many entries."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if not entries:
        return _("Group “{name}” was deleted.").format(name=name)
    return _n(
        "Group “{name}” was deleted with its {count} entry.",
        "Group “{name}” was deleted with its {count} entries.",
        entries,
    ).format(name=name, count=entries)


def group_moved(name: str, language: str) -> str:
    """Return that a group has another place."""
    return translation(language).gettext("Group “{name}” moved.").format(name=name)


def level_added(name: str, language: str) -> str:
    """Return that a level came."""
    return translation(language).gettext("Level “{name}” was added.").format(name=name)


def level_deleted(name: str, language: str) -> str:
    """Return that a level went; its entries went to another one."""
    return translation(language).gettext("Level “{name}” was left out.").format(name=name)


def level_renamed(old: str, new: str, language: str) -> str:
    """Return that a level has another name."""
    return translation(language).gettext("Level “{old}” became “{new}”.").format(old=old, new=new)


def level_moved(name: str, language: str) -> str:
    """Return that a level has another place among the levels."""
    return translation(language).gettext("Level “{name}” moved.").format(name=name)


def level_changed(name: str, language: str) -> str:
    """Return that a level means another thing, or that its small line says one."""
    return translation(language).gettext("Level “{name}” was changed.").format(name=name)


def note_added(where: str, text: str, language: str) -> str:
    """Return that a note came."""
    return translation(language).gettext("Note added on {place}: “{text}”.").format(place=where, text=text)


def note_deleted(where: str, text: str, language: str) -> str:
    """Return that a note went."""
    return translation(language).gettext("Note left out on {place}: “{text}”.").format(place=where, text=text)


def note_became(where: str, old: str, new: str, language: str) -> str:
    """Return that a note says something else."""
    _ = translation(language).gettext
    return _("Note on {place}: “{old}” became “{new}”.").format(place=where, old=old, new=new)


def note_moved(text: str, where: str, language: str) -> str:
    """Return that a note is on something else."""
    return translation(language).gettext("Note “{text}” is on {place} now.").format(text=text, place=where)


def left_question(language: str) -> str:
    """Return what a question is that somebody left."""
    return translation(language).gettext("Question left as it is")


def question_left(reason: str, language: str) -> str:
    """Return that a question was left as it is, perhaps with a reason."""
    _ = translation(language).gettext
    if reason:
        return _("A question was left as it is, because: “{reason}”.").format(reason=reason)
    return _("A question was left as it is.")


def question_asked_again(language: str) -> str:
    """Return that a question is asked that was left."""
    return translation(language).gettext("A question that was left as it is is asked again.")


def thing(table: str, name: str, language: str) -> str:
    """Return what a row is, by the name of its table, to stand inside a sentence; a few need no name for that."""
    _ = translation(language).gettext
    sentences = {
        "stages": _("stage “{name}”"),
        "groups": _("group “{name}”"),
        "levels": _("level “{name}”"),
        "schemes": _("levels “{name}”"),
        "involvements": _("entry “{name}”"),
        "ladder_places": _("place on the ladder “{name}”") if name else _("place on the ladder"),
        "notes": _("note “{name}”"),
        "left_questions": _("a question left as it is"),
        "answers": _("answer “{name}”"),
        "answer_groups": _("group “{name}” of an answer") if name else _("a group of an answer"),
        "answer_stages": _("stage “{name}” of an answer") if name else _("a stage of an answer"),
        "sentence_edits": _("sentence “{name}”"),
        "export_profiles": _("export profile “{name}”"),
    }
    return sentences.get(table, "{name}").format(name=name)


def both_changed(what: str, yours: str, theirs: str, language: str) -> str:
    """Return what two people changed, each in their own way."""
    _ = translation(language).gettext
    return _("Both changed this: {what}. Yours: {yours}. Theirs: {theirs}.").format(
        what=what, yours=yours, theirs=theirs
    )


def deleted_and_changed(what: str, *, yours: bool, inside: bool, language: str) -> str:
    """Return that one deleted what the other changed, or what the other put something into."""
    _ = translation(language).gettext
    if yours:
        sentence = _("You deleted {what}; the reply changed what belongs to it.") if inside else ""
        return (sentence or _("You deleted {what}; the reply changed it.")).format(what=what)
    sentence = _("The reply deleted {what}; you changed what belongs to it.") if inside else ""
    return (sentence or _("The reply deleted {what}; you changed it.")).format(what=what)


def no_group_left(what: str, *, yours: bool, language: str) -> str:
    """Return that the two of them together deleted every group."""
    _ = translation(language).gettext
    sentence = (
        _("You deleted {what}, and the reply deleted the others. A plan needs a group.")
        if yours
        else _("The reply deleted {what}, and you deleted the others. A plan needs a group.")
    )
    return sentence.format(what=what)


def levels(language: str) -> str:
    """Return the name of the set of levels that a plan uses."""
    return translation(language).gettext("Levels")


def levels_credit(language: str) -> str:
    """Return the name of the credit that is printed for the levels."""
    return translation(language).gettext("Credit for the levels")


def its_place(language: str) -> str:
    """Return the name of where something stands."""
    return translation(language).gettext("Place")


def number_in_order(number: int, language: str) -> str:
    """Return a place in an order, counted from 1."""
    return translation(language).gettext("number {number}").format(number=number)


def group_kind(language: str) -> str:
    """Return the name of the kind of a group."""
    return translation(language).gettext("Kind of group")


def group_is(name: str, *, several: bool, language: str) -> str:
    """Return that a group is spoken of as several people, or as a single body."""
    _ = translation(language).gettext
    sentence = _("Group “{name}” is several people now.") if several else _("Group “{name}” is a single body now.")
    return sentence.format(name=name)


def other_kinds(language: str) -> dict[str, str]:
    """Return the kinds of group that no shipped group names, by the keys of ``rows.GROUP_KINDS``."""
    _ = translation(language).gettext
    return {"indigenous": _("Indigenous communities"), "other": _("Something else")}
