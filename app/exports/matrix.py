# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From a plan to the document of its matrix, in the form of Bovill's Table 1."""

from collections.abc import Iterator

from app.exports.document import BodyRow, Cell, Column, Document, HeadRow, Paragraph, Table
from app.exports.options import Settled
from app.models.groups import LEARNERS
from app.models.plan import Plan
from app.models.row_texts import control_head
from app.models.rows import Group, Involvement, Stage
from app.models.wording import printed
from app.words import matrix as words

# Characters, for the common case.
_STAGE, _LEVEL, _CONTROL = 20, 13, 12


def matrix_document(plan: Plan, options: Settled) -> Document:
    """Return the document: title line, caption with credit, the matrix, legend, as far as the options ask for them."""
    return Document(
        title=plan.project.title or _caption(plan, options),
        author=plan.project.organisation,
        language=plan.project.language,
        blocks=tuple(_blocks(plan, options)),
    )


def control_words(plan: Plan, stage: Stage) -> str:
    """Return what the Control cell of a stage says; empty where nothing is stated."""
    names = [group.name for group in plan.deciders(stage.id)]
    return stage.control_words or words.control(stage.control, names, plan.project.language)


def _blocks(plan: Plan, options: Settled) -> Iterator[Paragraph | Table]:
    shown = _shown(plan, options)
    project = plan.project
    if options.title and project.title:
        yield Paragraph("title", project.title)
    credit = " ".join(filter(None, (plan.scheme.credit, project.credit)))
    yield Paragraph("caption", credit, lead=_caption(plan, options))
    yield _table(plan, shown)
    if options.legend:
        yield from _legend(plan)


def _shown(plan: Plan, options: Settled) -> tuple[Group, ...]:
    """Return the groups whose entries the table shows, as far as they have any."""
    used = {entry.group_id for entry in plan.involvements()}
    return tuple(
        group for group in plan.groups if group.id in used and (not options.groups or group.id in options.groups)
    )


def _caption(plan: Plan, options: Settled) -> str:
    """Return the plan's own caption, or the usual one for the groups that the table is about."""
    if plan.project.caption:
        return plan.project.caption
    asked_for = [group for group in plan.groups if group.id in options.groups]
    about = _shown(plan, options) or asked_for or plan.groups[:1]
    only_learners = len(about) == 1 and about[0].kind == LEARNERS
    only_group = about[0].name if len(about) == 1 else ""
    return words.caption(plan.project.language, only_learners=only_learners, only_group=only_group)


def _table(plan: Plan, shown: tuple[Group, ...]) -> Table:
    levels = plan.levels
    by_id = {group.id: group for group in shown}

    def row(stage: Stage) -> BodyRow:
        cells = (
            Cell(
                tuple(
                    _entry(plan, entry, by_id[entry.group_id], tagged=len(shown) > 1)
                    for entry in plan.cell(stage.id, level.id)
                    if entry.group_id in by_id
                )
            )
            for level in levels
        )
        return (Cell((stage.name,)), *cells, Cell(tuple(filter(None, (control_words(plan, stage),)))))

    return Table(
        columns=(Column(_STAGE), *(Column(_LEVEL) for _ in levels), Column(_CONTROL, apart=True)),
        head=_head(plan),
        body=tuple(row(stage) for stage in plan.stages),
    )


def _head(plan: Plan) -> tuple[HeadRow, HeadRow]:
    language = plan.project.language
    names = [*(level.name for level in plan.levels), control_head(plan)]
    return (
        (
            Cell((words.stage_head(language),), rows=2),
            Cell((words.level_span(language),), columns=len(names)),
            *(None for _ in names[1:]),
        ),
        (None, *(Cell((name,)) for name in names)),
    )


def _entry(plan: Plan, entry: Involvement, group: Group, *, tagged: bool) -> str:
    """Return an entry as it is printed; one that says nothing but who takes part is the name of its group."""
    language = plan.project.language
    text = printed(entry, group, language)
    if not text:
        return group.name
    return words.tagged(group.name, text, language) if tagged else text


def _legend(plan: Plan) -> Iterator[Paragraph]:
    language = plan.project.language
    for level in plan.levels:
        if level.definition:
            yield Paragraph("legend", level.definition, lead=words.legend_line(level.name, language))
    lead = words.legend_line(control_head(plan), language)
    yield Paragraph("legend", words.control_definition(language), lead=lead)
