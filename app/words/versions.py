# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the window says about kept versions, about what changed, and about copies without history."""

from datetime import datetime

from app.words import translation
from app.words.first_page import clock, day


def pages(language: str) -> dict[str, str]:
    """Return the names of the pages of a plan in the rail, and that of the rail, by their name."""
    _ = translation(language).gettext
    return {
        "matrix": _("Matrix"),
        "groups": _("Groups"),
        "versions": _("Versions"),
        "pages": _("Pages"),
    }


def labels(language: str) -> dict[str, str]:
    """Return the short texts around kept versions, by their name."""
    _ = translation(language).gettext
    return {
        "kept_versions": _("Kept versions"),
        "all_changes": _("All changes"),
        "keep": _("Keep this version…"),
        "keep_title": _("Keep this version"),
        "keep_it": _("Keep it"),
        "name": _("Name…"),
        "name_title": _("Name this version"),
        "name_it": _("Name it"),
        "compare": _("Compare with now"),
        "restore": _("Restore"),
        "export": _("Export…"),
        "new_from": _("New plan from this one…"),
        "delete": _("Delete"),
        "delete_it": _("Delete it"),
        "leave_it": _("Leave it"),
        "cancel": _("Cancel"),
        "dismiss": _("Close this message"),
        "empty": _("Versions keep themselves when you change or export a plan. Keep one by name when you hand in."),
        "name_field": _("Name, such as “submitted to …”"),
        "note_field": _("Note"),
        "author_field": _("Your name or role, shown beside your changes (optional)"),
    }


def comparing(language: str) -> dict[str, str]:
    """Return the short texts around a comparison of two versions, by their name."""
    _ = translation(language).gettext
    return {
        "back": _("Back to the versions"),
        "compared_with": _("Compared with"),
        "now": _("the plan as it is now"),
        "copy_text": _("Copy as text"),
        "copied": _("Copied as text."),
        "reason": _("Reason (optional)"),
        "no_difference": _("Nothing is different."),
        "export_table": _("Export as a table…"),
    }


def changing(language: str) -> dict[str, str]:
    """Return the short texts around the list of all changes, by their name."""
    _ = translation(language).gettext
    return {
        "all_changes": _("All changes"),
        "no_changes": _("Nothing was changed yet."),
        "no_changes_in_cell": _("Nothing was changed in this cell."),
        "restore_value": _("Restore this value"),
        "value_restored": _("The earlier value is restored."),
        "older": _("Show older"),
        "show_all": _("Show all changes"),
    }


def copying(language: str) -> dict[str, str]:
    """Return the short texts around a copy without history, by their name."""
    _ = translation(language).gettext
    return {
        "copy_title": _("Save a copy without history"),
        "save_copy": _("Save the copy…"),
        "without_names": _("Leave out people's names (who wrote a note, who looks after an entry)"),
        "cancel": _("Cancel"),
    }


def when(moment: datetime | None, now: datetime, language: str) -> str:
    """Return a moment in the past: "3 March, 14:32"; None is a time that nobody can tell."""
    _ = translation(language).gettext
    if moment is None:
        return _("at an unknown time")
    return _("{day}, {time}").format(day=day(moment, now, language), time=clock(moment, language))


def day_head(moment: datetime | None, now: datetime, language: str) -> str:
    """Return the heading over the changes of a day."""
    _ = translation(language).gettext
    if moment is None:
        return _("Nobody knows when")
    days = (now.date() - moment.date()).days
    if days in (0, 1):
        return _("Yesterday") if days else _("Today")
    return day(moment, now, language)


def by_itself(kind: str, when: str, language: str) -> str:
    """Return what a version without a name is called, by the keys of ``versions.Kind``."""
    _ = translation(language).gettext
    sentences = {
        "opened": _("Opened on {when}"),
        "exported": _("Exported on {when}"),
        "shared": _("Copy passed on, {when}"),
        "replaced": _("Before it was replaced, {when}"),
    }
    return sentences.get(kind, _("Kept on {when}")).format(when=when)


def kept(name: str, language: str) -> str:
    """Return the line after a version was kept."""
    return translation(language).gettext("Kept as “{name}”.").format(name=name)


def restored(name: str, language: str) -> str:
    """Return the line after a version was restored."""
    return translation(language).gettext("Restored “{name}”. What the plan said before is kept.").format(name=name)


def restored_nothing(name: str, language: str) -> str:
    """Return the line after a version was to be restored that says what the plan says."""
    return translation(language).gettext("The plan says what “{name}” says.").format(name=name)


def deleted(name: str, language: str) -> str:
    """Return the line after a version was deleted."""
    return translation(language).gettext("“{name}” is no longer kept.").format(name=name)


def ask_delete(name: str, language: str) -> str:
    """Return the question before a version with a name is deleted."""
    _ = translation(language).gettext
    return _("Delete “{name}”? The plan stays as it is; this version cannot be brought back.").format(name=name)


def changed_since(name: str, changes: int, language: str) -> str:
    """Return the head of a comparison with now: "Changed since “submitted to …” (4)"."""
    _ = translation(language).gettext
    return _("Changed since “{name}” ({count})").format(name=name, count=changes)


def changed_between(name: str, other: str, changes: int, language: str) -> str:
    """Return the head of a comparison of two versions."""
    _ = translation(language).gettext
    return _("Changed from “{name}” to “{other}” ({count})").format(name=name, other=other, count=changes)


def with_reason(sentence: str, reason: str, language: str) -> str:
    """Return a line of the report on what changed."""
    _ = translation(language).gettext
    if reason:
        return _("{sentence} Reason: {reason}").format(sentence=sentence, reason=reason)
    return _("{sentence} (reason not given)").format(sentence=sentence)


def reason_for(sentence: str, language: str) -> str:
    """Return the name of the field for a reason, for a screen reader."""
    return translation(language).gettext("Reason (optional): {sentence}").format(sentence=sentence)


def past_head(time: str, author: str, verb: str, language: str) -> str:
    """Return who did what at which time of a day."""
    _ = translation(language).gettext
    return _("{time}  {who}: {what}").format(time=time, who=author or _("somebody"), what=verb)


def more_changes(count: int, language: str) -> str:
    """Return the line for what a long list leaves out."""
    return translation(language).ngettext("and {count} more", "and {count} more", count).format(count=count)


def only_cell(stage: str, level: str, language: str) -> str:
    """Return what is shown where only one cell's changes are."""
    return translation(language).gettext("Only {stage}, {level}").format(stage=stage, level=level)


def in_place(stage: str, sentence: str, language: str) -> str:
    """Return a sentence with the stage that it is about."""
    return translation(language).gettext("{stage}: {sentence}").format(stage=stage, sentence=sentence)


def gone(language: str) -> str:
    """Return the name of what can no longer be named."""
    return translation(language).gettext("something that is gone")


def came(what: str, language: str) -> str:
    """Return that something was added."""
    return translation(language).gettext("Added: {what}.").format(what=what)


def went(what: str, language: str) -> str:
    """Return that something was left out."""
    return translation(language).gettext("Left out: {what}.").format(what=what)


def reason_of(old: str, new: str, language: str) -> str:
    """Return that a reason was given, or taken away."""
    _ = translation(language).gettext
    return _("Reason given: “{text}”.").format(text=new) if new else _("Reason taken away: “{text}”.").format(text=old)


def inside_copy(notes: int, language: str) -> str:
    """Return what is inside a copy without history: "No history, no deleted text, 2 notes."."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if not notes:
        return _("No history, no deleted text, no notes.")
    return _n(
        "No history, no deleted text, {count} note.", "No history, no deleted text, {count} notes.", notes
    ).format(count=notes)


def copy_explained(language: str) -> str:
    """Return what a copy without history is for."""
    _ = translation(language).gettext
    return _(
        "The copy holds the plan as it is now, and none of its kept versions, changes or reasons."
        " A reply to it can be joined with your plan later. Names inside your own sentences stay as you wrote them."
    )


def copy_saved(name: str, language: str) -> str:
    """Return the line after the copy was saved."""
    return translation(language).gettext("Saved the copy “{name}”, without history.").format(name=name)
