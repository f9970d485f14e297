# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is said about bringing in a table: what is taken, and each thing that is not."""

from app.words import translation

_LONGEST = 60


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the dialog and of the ways to it, by their name."""
    _ = translation(language).gettext
    return {
        "title": _("Bring in a table"),
        "table": _("Table"),
        "heads": _("Heading rows"),
        "turned": _("The stages run across"),
        "group_rows": _("Groups stand as rows below their stage"),
        "preview": _("The table as it was found"),
        "not_taken": _("What is not taken as it stands"),
        "bring_in": _("Bring in"),
        "cancel": _("Cancel"),
        "choose_title": _("Bring in a table from a file"),
        "kind": _("Tables from Word, Excel, the web or text"),
        "everything": _("Everything is taken."),
    }


def roles(language: str) -> dict[str, str]:
    """Return what a column can be, by the kind of its role; levels go by their own names."""
    _ = translation(language).gettext
    return {
        "stage": _("Stage"),
        "control": _("Control"),
        "group": _("Group"),
        "of_group": _("Entries of this group"),
        "when": _("When"),
        "lead": _("Who looks after it"),
        "note": _("Note"),
        "leave_out": _("Leave out"),
    }


def role_of(head: str, number: int, language: str) -> str:
    """Return the name of the choice of a column's role, for screen readers."""
    _ = translation(language).gettext
    if head:
        return _("Column {number} “{head}” is for").format(number=number, head=_cut(head))
    return _("Column {number} is for").format(number=number)


def cell(row: int, head: str, text: str, language: str) -> str:
    """Return a cell of the preview for screen readers."""
    _ = translation(language).gettext
    return _("Row {row}, {head}: {text}").format(row=row, head=head or "–", text=text or _("empty"))


def more_rows(count: int, language: str) -> str:
    """Return what is said below a preview that shows the first rows only."""
    return (
        translation(language)
        .ngettext(
            "{count} more row is taken, and not shown here.", "{count} more rows are taken, and not shown here.", count
        )
        .format(count=count)
    )


def more_lines(count: int, language: str) -> str:
    """Return the last line of a list that does not show everything."""
    return (
        translation(language)
        .ngettext("{count} more like these.", "{count} more like these.", count)
        .format(count=count)
    )


def reading(name: str, language: str) -> str:
    """Return what is said while a file is read."""
    return translation(language).gettext("Reading “{name}”…").format(name=_cut(name))


def reading_clipboard(language: str) -> str:
    """Return what is said while the table on the clipboard is read."""
    return translation(language).gettext("Reading what was copied…")


def counts(stages: int, new: int, entries: int, controls: int, notes: int, groups: int, language: str) -> str:
    """Return how much is taken: "6 stages (6 new), 7 entries, 2 Control cells"."""
    _, _n = translation(language).gettext, translation(language).ngettext
    text = _n("{count} stage", "{count} stages", stages).format(count=stages)
    parts = [
        _("{stages} ({new} new)").format(stages=text, new=new) if new else text,
        _n("{count} entry", "{count} entries", entries).format(count=entries),
    ]
    if controls:
        parts.append(_n("{count} Control cell", "{count} Control cells", controls).format(count=controls))
    if notes:
        parts.append(_n("{count} note", "{count} notes", notes).format(count=notes))
    if groups:
        parts.append(_n("{count} new group", "{count} new groups", groups).format(count=groups))
    return _("{parts}.").format(parts=", ".join(parts))


def titled(title: str, language: str) -> str:
    """Return that a plan without a title takes that of the table."""
    return translation(language).gettext("The title of the plan becomes “{title}”.").format(title=_cut(title))


def brought_in(stages: int, entries: int, language: str, *, pasted: bool) -> str:
    """Return the line after a table was brought in: "Pasted 6 stages, 7 entries"."""
    _, _n = translation(language).gettext, translation(language).ngettext
    text = _("Pasted {stages}, {entries}.") if pasted else _("Brought in {stages}, {entries}.")
    return text.format(
        stages=_n("{count} stage", "{count} stages", stages).format(count=stages),
        entries=_n("{count} entry", "{count} entries", entries).format(count=entries),
    )


def one_at_a_time(language: str) -> str:
    """Return what is said to several tables dropped at once."""
    return translation(language).gettext("Drop one table at a time.")


def taken(name: str, what: str, language: str) -> str:
    """Return what the command line says of a table that was brought in."""
    return translation(language).gettext("Made “{name}”: {what}").format(name=name, what=what)


def which(name: str, number: int, tables: int, language: str) -> str:
    """Return which of several tables was taken: "Table 2 of 3: Sheet2"."""
    _ = translation(language).gettext
    return _("Table {number} of {tables}: {name}").format(number=number, tables=tables, name=_cut(name))


def nothing(language: str) -> str:
    """Return what is said of a table of which nothing would be taken."""
    return translation(language).gettext("Nothing of this table would be taken.")


def no_stages(language: str) -> str:
    """Return what is said where no column is that of the stages."""
    return translation(language).gettext("Choose the column that names the stages.")


def table_name(name: str, number: int, language: str) -> str:
    """Return what a table is called: its caption or sheet, else its number."""
    return name or translation(language).gettext("Table {number}").format(number=number)


def table_size(name: str, rows: int, columns: int, language: str) -> str:
    """Return a table in a list of several: "Sheet1 (7 rows, 6 columns)"."""
    _, _n = translation(language).gettext, translation(language).ngettext
    return _("{name} ({rows}, {columns})").format(
        name=_cut(name),
        rows=_n("{count} row", "{count} rows", rows).format(count=rows),
        columns=_n("{count} column", "{count} columns", columns).format(count=columns),
    )


def lost(kind: str, count: int, most: int, language: str) -> str:
    """Return what a reader did not take of a table; ``kind`` as in ``imports.table``, ``most`` how many it takes."""
    _, _n = translation(language).gettext, translation(language).ngettext
    texts = {
        "rows": _n(
            "Only the first {most} rows of the table are read; {count} row below them is left out.",
            "Only the first {most} rows of the table are read; the {count} rows below them are left out.",
            count,
        ),
        "columns": _("Only the first {most} columns of the table are read; those to their right are left out."),
        "pictures": _n("{count} picture is left out.", "{count} pictures are left out.", count),
        "formulas": _n(
            "{count} cell holds a formula: what it shows is taken.",
            "{count} cells hold formulas: what they show is taken.",
            count,
        ),
        "uncalculated": _n(
            "{count} cell holds a formula that was never worked out, and is left out.",
            "{count} cells hold formulas that were never worked out, and are left out.",
            count,
        ),
        "hidden": _n("{count} hidden cell is left out.", "{count} hidden cells are left out.", count),
        "remarks": _n("{count} comment or footnote is left out.", "{count} comments or footnotes are left out.", count),
    }
    return texts[kind].format(count=count, most=most)


def not_taken(reason: str, text: str, row: int, head: str, count: int, language: str, *, turned: bool = False) -> str:
    """Return what is not taken and why; ``reason`` as in ``imports.outcome``, ``turned`` where rows are columns."""
    _, _n = translation(language).gettext, translation(language).ngettext
    row_name, column_name = _("Row {number}").format(number=row), _("Column {number}").format(number=row)
    place = column_name if turned else row_name
    match reason:
        case "column":
            place = row_name if turned else column_name
            place = _("{place} “{head}”").format(place=place, head=_cut(head)) if head else place
            line = _n("{place} is left out ({count} cell).", "{place} is left out ({count} cells).", count)
        case "above":
            line = _("{place}: “{text}” stands above the table, and is left out.")
        case "across":
            line = _("{place}: “{text}” goes across the whole table, and is left out.")
        case "no-stage":
            line = _("{place}: “{text}” belongs to no stage, and is left out.")
        case "no-level":
            line = _("{place}: “{text}” names no level, and is left out.")
        case "too-long":
            line = _("{place}: “{text}” is too long ({length} characters), and is left out.")
        case "there":
            line = _("{place}: “{text}” is in the plan already.")
        case "control-stays":
            line = _("{place}: the plan says already who decides, so “{text}” is left out.")
        case "no-tick":
            line = _n(
                "“{text}” stands for nothing, and is left out ({count} cell).",
                "“{text}” stands for nothing, and is left out ({count} cells).",
                count,
            )
        case "too-many":
            line = _n("{count} entry is too many, and left out.", "{count} entries are too many, and left out.", count)
        case "two-controls":
            line = _("{place}: the table says again who decides in this stage; it now says “{text}”.")
        case "one-number":
            line = _(
                "{place}: “{text}” says one number for several groups; it is one entry, of {head}, in these words."
            )
        case _:
            line = _("{place}: “{text}” goes over several columns; it is taken for the first, and not for “{head}”.")
    return line.format(place=place, text=_cut(text), head=_cut(head), count=count, length=len(text))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
