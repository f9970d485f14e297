# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a printed matrix says, in the plan's language."""

from collections.abc import Sequence
from decimal import Decimal

from app.words import translation


def stage_head(language: str) -> str:
    """Return the head of the stage column."""
    return translation(language).gettext("Stages of Micro-credential Project")


def level_span(language: str) -> str:
    """Return the head that spans the levels and Control."""
    return translation(language).gettext("Level of Involvement")


def control_head(language: str, *, is_level: bool = False) -> str:
    """Return the head of the column that says who decides; other words where Control is a level as well."""
    _ = translation(language).gettext
    return _("Who decides") if is_level else _("Control")


def control(kind: str, deciders: Sequence[str], language: str) -> str:
    """Return the usual words for who decides: ``kind`` is a key of ``rows.CONTROLS``, ``deciders`` group names."""
    _ = translation(language).gettext
    names = join(deciders, language)
    match kind:
        case "institution":
            return _("Institution")
        case "co-led" if names:
            return _("Co-led with {groups}").format(groups=names)
        case "co-led":
            return _("Co-led")
        case "group":
            return names
    return ""


def caption(language: str, *, only_learners: bool, only_group: str = "") -> str:
    """Return the usual caption; ``only_group`` names the one group of a table that is not about learners."""
    _ = translation(language).gettext
    if only_learners:
        return _("Learner participation by project stage.")
    if only_group:
        return _("Participation by project stage: {group}.").format(group=only_group)
    return _("Participation by project stage.")


def control_definition(language: str) -> str:
    """Return what Control means, for the legend."""
    return translation(language).gettext("Who decides in the stage.")


def legend_line(term: str, language: str) -> str:
    """Return a term as it stands before its definition in the legend."""
    return translation(language).gettext("{term}:").format(term=term)


def tagged(group: str, words: str, language: str) -> str:
    """Return an entry with the name of its group before it, for tables that show several groups."""
    return translation(language).gettext("{group}: {words}").format(group=group, words=words)


def join(names: Sequence[str], language: str) -> str:
    """Return names as a list inside a sentence: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return (
        translation(language)
        .gettext("{names} and {last}")
        .format(
            names=", ".join(names[:-1]),
            last=names[-1],
        )
    )


def figure(number: float | Decimal | str, language: str) -> str:
    """Return a number with the mark that the language has before its decimals: "10.5"."""
    whole, _, part = f"{Decimal(str(number)).normalize():f}".partition(".")
    return translation(language).gettext("{whole}.{part}").format(whole=whole, part=part) if part else whole


def money(number: float | Decimal | str, language: str) -> str:
    """Return an amount of money, to two decimals where it has any: "25", "30.50"."""
    amount = Decimal(str(number))
    if amount == amount.to_integral_value():
        return figure(amount, language)
    whole, _, part = f"{amount:.2f}".partition(".")
    return translation(language).gettext("{whole}.{part}").format(whole=whole, part=part)


def continued(stage: str, language: str) -> str:
    """Return the head of a row that began on an earlier page."""
    return translation(language).gettext("{stage} (continued)").format(stage=stage)


def sheet_name(language: str) -> str:
    """Return the name of the sheet in a workbook: at most 31 letters."""
    return translation(language).gettext("Participation")


def table_label(language: str) -> str:
    """Return what tables are called in their numbers: one word, by which a document counts them."""
    return translation(language).gettext("Table")


def table_number(label: str, number: int | str, language: str) -> str:
    """Return what stands before the caption of a numbered table; a format may give its code for the number."""
    return translation(language).gettext("{label} {number}.").format(label=label, number=number)


def table_description(columns: Sequence[str], rows: int, language: str) -> str:
    """Return what a table is like, for those who do not see it."""
    _n = translation(language).ngettext
    text = _n("{count} row below the heads. Columns: {names}.", "{count} rows below the heads. Columns: {names}.", rows)
    return text.format(count=rows, names=join(columns, language))


def page(number: int | str, count: int | str, language: str) -> str:
    """Return the line at the foot of a page; a format may give its codes for the numbers."""
    return translation(language).gettext("Page {number} of {count}").format(number=number, count=count)
