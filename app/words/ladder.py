# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The curriculum ladder (Bovill & Bulley 2011) in words."""

from app.words import translation


def rungs(language: str) -> dict[str, str]:
    """Return the rungs by the keys of ``rows.RUNGS``, as said of any group; most control of the group comes first."""
    _ = translation(language).gettext
    return {
        "learners-decide": _("They decide the curriculum"),
        "together": _("They create it together with the instructor"),
        "chosen-parts": _("They decide some parts, of their choosing"),
        "given-parts": _("They decide the parts handed to them"),
        "many-choices": _("Many choices among set options"),
        "few-choices": _("Few choices among set options"),
        "claimed": _("Participation is claimed, the instructor decides"),
        "instructor-decides": _("The instructor decides"),
    }
