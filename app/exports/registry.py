# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The formats: what drives the command line, the export dialog and the tests alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Protocol

from app.errors import CannotWrite, UnknownChoice
from app.exports.change_report import Since, change_document
from app.exports.document import Document
from app.exports.matrix import matrix_document
from app.exports.options import ExportOptions, Orientation, Settled
from app.exports.paging import render_on_pages
from app.exports.rendered import Rendered
from app.files import write_all_whole
from app.models.built_in import said_in
from app.models.plan import Plan


class Render(Protocol):
    """What the module of a format has to offer."""

    def __call__(self, document: Document, options: Settled) -> Rendered:
        """Return the document as a whole file."""


def _excel(document: Document, options: Settled) -> Rendered:
    from app.exports import excel  # its library takes a while to load

    return excel.render(document, options)


def _pdf(document: Document, options: Settled) -> Rendered:
    from app.exports import pdf

    return pdf.render(document, options)


def _word(document: Document, options: Settled) -> Rendered:
    from app.exports import word

    return word.render(document, options)


def _html(document: Document, options: Settled) -> Rendered:
    from app.exports import html

    return html.render(document, options)


def _csv(document: Document, options: Settled) -> Rendered:
    from app.exports import separated

    return separated.render_csv(document, options)


def _tsv(document: Document, options: Settled) -> Rendered:
    from app.exports import separated

    return separated.render_tsv(document, options)


def _markdown(document: Document, options: Settled) -> Rendered:
    from app.exports import markdown

    return markdown.render(document, options)


def _png(document: Document, options: Settled) -> Rendered:
    from app.exports import pictures

    return pictures.render(document, options)


def _svg(document: Document, options: Settled) -> Rendered:
    from app.exports import svg

    return svg.render(document, options)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files; unless told otherwise, whether it has a title line and how the page lies.

    ``form`` is what it makes of a document: a "page" as it will be printed; a "text", which knows neither paper nor
    sizes and gives a head one row; or "cells", the tables alone.
    """

    suffix: str
    render: Render
    title: bool
    orientation: Orientation = "landscape"
    form: Literal["page", "text", "cells"] = "page"


_FORMATS = (
    Format(".xlsx", _excel, title=False),
    Format(".docx", _word, title=True, orientation="portrait"),
    Format(".pdf", _pdf, title=True),
    Format(".html", _html, title=True),
    Format(".csv", _csv, title=False, form="cells"),
    Format(".tsv", _tsv, title=False, form="cells"),
    Format(".md", _markdown, title=True, form="text"),
    Format(".png", _png, title=False),
    Format(".svg", _svg, title=False),
)
FORMATS: Mapping[str, Format] = MappingProxyType({found.suffix: found for found in _FORMATS})
"""Every format by the suffix of its files, in the order in which they are offered."""


def format_for(path: Path) -> Format:
    """Return the format that a file name asks for; raises UnknownChoice."""
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        raise UnknownChoice("format", path.suffix or path.name, tuple(FORMATS)) from None


def document_of(plan: Plan, options: Settled, since: Since | None = None) -> Document:
    """Return the document that is exported, in the language of the options: the matrix, or what changed in it."""
    plan = said_in(plan, options.language)
    if since:
        since = replace(since, plan=said_in(since.plan, options.language))
    return change_document(since, plan, options) if since else matrix_document(plan, options)


def render_plan(plan: Plan, wanted: Format, options: ExportOptions, since: Since | None = None) -> Rendered:
    """Return a plan as a whole file of a format; with ``since`` what changed in it."""
    settled = options.settled(language=plan.project.language, title=wanted.title, orientation=wanted.orientation)
    return render_on_pages(document_of(plan, settled, since), settled, wanted.render)


def export(plan: Plan, paths: Sequence[Path], options: ExportOptions, since: Since | None = None) -> list[Rendered]:
    """Write a plan to files, each in the format that its name asks for, whole or not at all.

    All are on the disk before the first takes its place, so that one that is refused, or that the disk has no room
    for, leaves no half of the work. Raises UnknownChoice, CannotWrite, LettersMissing, CellTooLong or PageTooSmall.
    """
    wanted = [format_for(path) for path in paths]
    for path in paths:
        if not path.parent.is_dir():
            raise CannotWrite(path, "folder-missing")
    rendered = [render_plan(plan, each, options, since) for each in wanted]
    write_all_whole([file for path, each in zip(paths, rendered, strict=True) for file in _files(path, each)])
    return rendered


def write(path: Path, rendered: Rendered) -> None:
    """Put what was rendered in place, files of further pages beside the first; raises CannotWrite."""
    write_all_whole(_files(path, rendered))


def _files(path: Path, rendered: Rendered) -> list[tuple[Path, bytes]]:
    """Return what goes where; the first file comes last: where it stands, all of them do."""
    return [*zip(further_files(path, rendered), rendered.more, strict=True), (path, rendered.data)]


def further_files(path: Path, rendered: Rendered) -> list[Path]:
    """Return where the files of further pages go: "plan-2.png" beside "plan.png"."""
    return [path.with_stem(f"{path.stem}-{number}") for number in range(2, len(rendered.more) + 2)]
