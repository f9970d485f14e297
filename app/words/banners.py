# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the banners say about where a plan comes from, where it lies, and who else has it."""

from datetime import datetime

from app.words import translation
from app.words.first_page import day, moment


def buttons(language: str) -> dict[str, str]:
    """Return what the buttons of these banners say, by their name; ``window.labels`` has the others."""
    _ = translation(language).gettext
    return {
        "send_back": _("Send back"),
        "go_on_with_this": _("Go on with this one"),
        "see_differences": _("See what differs"),
        "compare": _("Compare"),
        "keep_both": _("Keep both…"),
        "take_theirs": _("Take theirs"),
        "put_back": _("Save it there again"),
        "save_copy": _("Save a copy…"),
        "read": _("Read"),
        "work_in_copy": _("Work in a copy"),
        "keep_as_submitted": _("Keep as submitted…"),
    }


def submitted(name: str, kept_at: datetime, now: datetime, language: str) -> str:
    """Return the greeting of a plan that was kept as a version: "Kept as “submitted to …” on 3 March."."""
    _ = translation(language).gettext
    return _("Kept as “{name}” on {date}.").format(name=name, date=day(kept_at, now, language))


def long_untouched(changed_at: datetime, now: datetime, language: str) -> str:
    """Return the greeting of a plan that nobody changed for a long time: "Last changed 8 months ago."."""
    _n = translation(language).ngettext
    months = max(1, (now - changed_at).days * 12 // 365)
    if months < 24:
        return _n("Last changed {count} month ago.", "Last changed {count} months ago.", months).format(count=months)
    years = months // 12
    return _n("Last changed {count} year ago.", "Last changed {count} years ago.", years).format(count=years)


def from_mail(language: str) -> str:
    """Return the banner over a plan that a mail program opened."""
    _ = translation(language).gettext
    return _(
        "This plan was opened straight from an email. Your changes are kept on this computer but are not in the email."
    )


def from_zip(language: str) -> str:
    """Return the banner over a plan that was opened without being taken out of a .zip."""
    _ = translation(language).gettext
    return _(
        "This plan was opened straight from a .zip file."
        " Your changes are kept on this computer but are not in the .zip file."
    )


def from_browser(language: str) -> str:
    """Return the banner over a plan in a folder that is emptied from time to time."""
    _ = translation(language).gettext
    return _(
        "This plan is in a temporary folder, where files get deleted."
        " Your changes are kept on this computer: save the plan in a folder of your own."
    )


def changed_by(who: str, changed_at: datetime, now: datetime, language: str) -> str:
    """Return the banner for a file that somebody else replaced; ``who`` may be empty."""
    _ = translation(language).gettext
    time = moment(changed_at, now, language)
    if who:
        return _(
            "The file changed while you had it open ({who}, {time}). Both sides are kept until you choose."
        ).format(who=who, time=time)
    return _("The file changed while you had it open ({time}). Both sides are kept until you choose.").format(time=time)


def taken_in(who: str, changed_at: datetime, now: datetime, *, joined: bool, language: str) -> str:
    """Return the banner for changes of others that are in the plan now; ``joined`` along with own ones."""
    _ = translation(language).gettext
    if joined:
        text = _("{who} changed the file ({time}). Both sides are in the plan now: nothing clashed.")
    else:
        text = _("{who} changed the file ({time}). The plan shows it as it is now; what you had is kept as a version.")
    return text.format(who=who or _("Somebody"), time=moment(changed_at, now, language))


def theirs_taken(who: str, language: str) -> str:
    """Return the banner after the choice of their side; ``who`` may be empty."""
    _ = translation(language).gettext
    text = _(
        "Where both had changed the same thing, the plan says what {who} wrote. What you had is kept as a version."
    )
    return text.format(who=who or _("the other side"))


def gone(name: str, language: str) -> str:
    """Return the banner for a file that somebody moved or deleted while it was open."""
    _ = translation(language).gettext
    return _("“{name}” was moved or deleted. Nothing is lost here: save it there again, or elsewhere.").format(
        name=name
    )


def was_damaged(name: str, language: str) -> str:
    """Return the banner over a plan that goes on from what is kept here, because its file is damaged."""
    _ = translation(language).gettext
    return _(
        "“{name}” is damaged. This is the plan as it is kept on this computer; it goes into the file again, and the"
        " damaged file is kept beside it."
    ).format(name=name)


def no_plan_any_more(name: str, language: str) -> str:
    """Return the banner for a file in whose place something else than a plan lies."""
    _ = translation(language).gettext
    return _(
        "“{name}” is no plan any more: something else was saved in its place, or it is damaged."
        " Your plan is kept on this computer: save it under another name."
    ).format(name=name)


def held(name: str, language: str) -> str:
    """Return the banner for a file that another program holds."""
    _ = translation(language).gettext
    return _(
        "Another program holds “{name}”. Changes are kept on this computer and go into the file when it lets go."
    ).format(name=name)


def not_written(name: str, language: str) -> str:
    """Return the banner for a file that cannot be written, and nobody knows why."""
    _ = translation(language).gettext
    return _("“{name}” can't be written at the moment. Changes are kept on this computer.").format(name=name)


def only_in_memory(edits: int, language: str, *, full: bool = True) -> str:
    """Return the banner for edits that the disk does not take, because it is full or for another reason."""
    _n = translation(language).ngettext
    if not full:
        return _n(
            "This computer's disk takes no changes. Your last change is only in memory: save a copy elsewhere."
            " What was saved before is safe.",
            "This computer's disk takes no changes. Your last {count} changes are only in memory: save a copy"
            " elsewhere. What was saved before is safe.",
            edits,
        ).format(count=edits)
    return _n(
        "The disk is full. Your last change is only in memory: free some space or save elsewhere, then go on."
        " What was saved before is safe.",
        "The disk is full. Your last {count} changes are only in memory: free some space or save elsewhere, then go on."
        " What was saved before is safe.",
        edits,
    ).format(count=edits)


def on_network(language: str) -> str:
    """Return the line for a plan that lies on a drive of the network."""
    _ = translation(language).gettext
    return _("This plan is on a network drive. When that is away, changes are kept here until it is back.")


def copies_beside(name: str, count: int, language: str) -> str:
    """Return the banner for other copies in the plan's folder: the name of the first, and how many there are."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if count == 1:
        return _("There is another copy beside this plan: “{name}”.").format(name=name)
    return _n(
        "There are other copies beside this plan: “{name}” and {more} more.",
        "There are other copies beside this plan: “{name}” and {more} more.",
        count - 1,
    ).format(name=name, more=count - 1)


def open_elsewhere(who: str, computer: str, since: datetime, now: datetime, language: str) -> str:
    """Return the banner for a plan that somebody has open; ``who`` may be empty."""
    _ = translation(language).gettext
    text = _(
        "{who} has this plan open on {computer} since {time}. Read it, or work in a copy and bring both together later."
    )
    return text.format(who=who or _("Somebody"), computer=computer, time=moment(since, now, language))
