# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From a plan to the document of its matrix, in the form of Bovill's Table 1."""

from collections.abc import Iterator

from app.exports import further_tables
from app.exports.document import Block, Cell, Column, Document, HeadRow, Paragraph, Table
from app.exports.options import Settled
from app.exports.shown import Shown, shown
from app.models.groups import LEARNERS
from app.models.plan import Plan
from app.models.row_texts import control_head
from app.models.rows import Level, Stage
from app.models.wording import printed
from app.words import matrix as words

# Characters, for the common case.
_STAGE, _LEVEL, _CONTROL, _GROUP = 20, 13, 12, 18


def matrix_document(plan: Plan, options: Settled) -> Document:
    """Return the document: title, matrix with caption and credit, legend and what else the options ask for."""
    what = shown(plan, options)
    return Document(
        title=plan.project.title or _caption(what, options),
        author=plan.project.organisation,
        language=plan.project.language,
        blocks=tuple(_blocks(what, options)),
    )


def control_words(plan: Plan, stage: Stage) -> str:
    """Return what the Control cell of a stage says; empty where nothing is stated."""
    names = [group.name for group in plan.deciders(stage.id)]
    return stage.control_words or words.control(stage.control, names, plan.project.language)


def credit_line(plan: Plan) -> str:
    """Return whom the matrix is owed to: the source of the levels, then the plan's further ones."""
    return " ".join(filter(None, (plan.scheme.credit, plan.project.credit)))


def _blocks(what: Shown, options: Settled) -> Iterator[Block]:
    project = what.plan.project
    if options.title and project.title:
        yield Paragraph("title", project.title)
        if project.organisation:
            yield Paragraph("subtitle", project.organisation)
    yield from _matrices(what, options)
    if options.legend:
        yield from _legend(what)
    if options.participants:
        yield from further_tables.participants(what)
    if options.details:
        yield from further_tables.details(what)
    if options.notes:
        yield from further_tables.notes(what)


def _matrices(what: Shown, options: Settled) -> Iterator[Block]:
    """Yield the table of all groups, or one for each, every one with its caption."""
    apart = options.layout == "apart" and len(what.groups) > 1
    for part in map(what.of, what.groups) if apart else (what,):
        if apart:
            yield Paragraph("heading", part.groups[0].name)
        credit = credit_line(what.plan) if options.credit else ""
        yield Paragraph("caption", credit, lead=_caption(part, options))
        yield _across(part) if options.layout == "across" and part.groups else _table(part, glosses=options.glosses)


def _caption(what: Shown, options: Settled) -> str:
    """Return the plan's own caption, or the usual one for the groups that the table is about."""
    plan = what.plan
    if plan.project.caption:
        return plan.project.caption
    asked_for = [group for group in plan.groups if group.id in options.groups]
    about = what.groups or asked_for or plan.groups[:1]
    only_learners = len(about) == 1 and about[0].kind == LEARNERS
    only_group = about[0].name if len(about) == 1 else ""
    return words.caption(plan.project.language, only_learners=only_learners, only_group=only_group)


def _table(what: Shown, *, glosses: bool) -> Table:
    """Return stages by levels."""
    control = [Column(_CONTROL, apart=bool(what.levels))] if what.control else []
    return Table(
        columns=(Column(_STAGE), *(Column(_LEVEL) for _ in what.levels), *control),
        head=_head(what, glosses=glosses),
        body=tuple(
            (
                Cell((stage.name,)),
                *(Cell(tuple(map(what.entry, what.cell(stage, level)))) for level in what.levels),
                *_control(what, stage),
            )
            for stage in what.stages
        ),
    )


def _head(what: Shown, *, glosses: bool) -> tuple[HeadRow, HeadRow]:
    language = what.language
    names = [Cell(_level_head(level, glosses=glosses)) for level in what.levels]
    if what.control:
        names.append(Cell((control_head(what.plan),)))
    return (
        (
            Cell((words.stage_head(language),), rows=2),
            Cell((words.level_span(language),), columns=len(names)),
            *(None for _ in names[1:]),
        ),
        (None, *names),
    )


def _level_head(level: Level, *, glosses: bool) -> tuple[str, ...]:
    return (level.name, level.gloss) if glosses and level.gloss else (level.name,)


def _across(what: Shown) -> Table:
    """Return stages by groups; each entry begins with its level."""
    language = what.language
    heads = [words.stage_head(language), *(group.name for group in what.groups)]
    control = [Column(_CONTROL, apart=True)] if what.control else []
    if what.control:
        heads.append(control_head(what.plan))
    return Table(
        columns=(Column(_STAGE), *(Column(_GROUP) for _ in what.groups), *control),
        head=(tuple(Cell((head,)) for head in heads),),
        body=tuple(
            (
                Cell((stage.name,)),
                *(Cell(tuple(_by_level(what.of(group), stage))) for group in what.groups),
                *_control(what, stage),
            )
            for stage in what.stages
        ),
    )


def _by_level(what: Shown, stage: Stage) -> Iterator[str]:
    """Yield the entries of the one group that is shown, in a stage: "Consult: Focus group (n=6)"."""
    for level in what.levels:
        for entry in what.cell(stage, level):
            text = printed(entry, what.groups[0], what.language)
            yield words.tagged(level.name, text, what.language) if text else level.name


def _control(what: Shown, stage: Stage) -> tuple[Cell, ...]:
    return (Cell(tuple(filter(None, (control_words(what.plan, stage),)))),) if what.control else ()


def _legend(what: Shown) -> Iterator[Paragraph]:
    language = what.language
    for level in what.levels:
        if level.definition:
            yield Paragraph("legend", level.definition, lead=words.legend_line(level.name, language))
    if what.control:
        lead = words.legend_line(control_head(what.plan), language)
        yield Paragraph("legend", words.control_definition(language), lead=lead)
