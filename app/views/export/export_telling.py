# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How an export comes out, in a sentence, and what its file might be called."""

from datetime import datetime

from app.exports.options import ExportOptions
from app.exports.registry import Format
from app.exports.rendered import Rendered
from app.models.plan import Plan
from app.words import exporting as words
from app.words.file_names import file_name


def how_it_comes_out(plan: Plan, wanted: Format, rendered: Rendered, asked: ExportOptions, language: str) -> str:
    """Return pages, paper and size, and where these are not as they were asked for, why."""
    used = rendered.options
    parts = [words.result(wanted.suffix, rendered.pages, used.paper, used.orientation, used.text_size, language)]
    if used.text_size < asked.text_size:
        parts.append(words.smaller(asked.text_size, language))
    elif used.orientation != (asked.orientation or wanted.orientation):
        parts.append(words.turned(language))
    elif not rendered.whole:
        parts.append(words.broken(language))
    elif rendered.pages == 1:
        parts.append(words.fits(language))
    if not plan.stages:
        parts.insert(0, words.nothing_yet(language))
    return " ".join(parts)


def suggested_name(plan: Plan, suffix: str, pattern: str, longest: int, language: str) -> str:
    """Return the name to suggest for a file, with today's date where the pattern asks for one."""
    project, today = plan.project, datetime.now().astimezone().date()
    return file_name(
        project.title,
        today,
        suffix,
        language,
        pattern=pattern,
        longest=longest,
        institution=project.organisation,
        funder=project.funder,
    )
