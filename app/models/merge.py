# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Two plans that come from one: joined where they do not clash, and every clash named.

Rows meet by id, ``atoms`` are what is compared. A deletion takes along what hangs on the row; so a deletion clashes,
at the row that was deleted and not at each that fell with it, when the other side changed or added something there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from app.errors import OtherPlan
from app.models.atoms import ATOMS, CONTROL, EXAMPLE, Values, references, same, values, without
from app.models.plan import Plan, Replacement
from app.models.rows import REFERENCES, TABLES, Level, Row

Side = Literal["mine", "theirs"]
Key = tuple[str, str]
"""A row, as (table, id)."""

_SIDES: tuple[Side, Side] = ("mine", "theirs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """What both sides changed, each in its own way.

    ``atom`` is a key of ``ATOMS``, and the three sides hold its values; ``ancestor`` is None where it is not known.
    With ``atom`` None it is a deletion: the sides hold the row, None on the side that deleted it, and ``changed`` are
    the rows, that one or such as hang on it, that the other side changed or added.
    """

    table: str
    row_id: str
    atom: str | None
    ancestor: Values | Row | None
    mine: Values | Row | None
    theirs: Values | Row | None
    changed: tuple[Key, ...] = ()

    @property
    def deleted_by(self) -> Side | None:
        """Who deleted the row; None where both have it."""
        if self.atom is not None:
            return None
        return "mine" if self.mine is None else "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two plans joined. In ``plan``, until somebody decides, my values stand and nothing that clashes is deleted."""

    ancestor: Plan | None
    mine: Plan
    theirs: Plan
    plan: Plan
    clashes: tuple[Clash, ...]


def merge(ancestor: Plan | None, mine: Plan, theirs: Plan) -> Merged:
    """Join two plans that come from ``ancestor``; where none is known, everything that differs clashes.

    Raises OtherPlan where the two are not versions of one plan.
    """
    if mine.project.id != theirs.project.id:
        raise OtherPlan
    join = _Join(ancestor, mine, theirs)
    clashes = tuple(join.clashes())
    return Merged(ancestor=ancestor, mine=mine, theirs=theirs, plan=join.plan(dict.fromkeys(clashes)), clashes=clashes)


def resolve(merged: Merged, choices: Mapping[Clash, Side]) -> Plan:
    """Return the joined plan with clashes decided; those that are not chosen stay as in ``merged.plan``.

    Taking the side that deleted a row deletes it with all that hangs on it; what the other side had only moved there
    stays where it was. Where choices contradict each other so far that no plan would be left (every group deleted),
    deletions that clash are not made.
    """
    join = _Join(merged.ancestor, merged.mine, merged.theirs)
    return join.plan({clash: choices.get(clash) for clash in merged.clashes})


def take(merged: Merged, side: Side) -> Plan:
    """Return the joined plan with every clash decided for one side."""
    return resolve(merged, dict.fromkeys(merged.clashes, side))


class _Join:
    """What the two sides did since the ancestor, and who prevails where."""

    def __init__(self, ancestor: Plan | None, mine: Plan, theirs: Plan) -> None:
        self.ancestor = ancestor
        self.plans: dict[Side, Plan] = {"mine": mine, "theirs": theirs}
        mine_lacks, theirs_lacks = self._deleted_by(mine), self._deleted_by(theirs)
        self.deleted_by_both = mine_lacks & theirs_lacks
        self.deleted: dict[Side, set[Key]] = {"mine": mine_lacks - theirs_lacks, "theirs": theirs_lacks - mine_lacks}
        self.differing = tuple(self._differing())

    def _deleted_by(self, plan: Plan) -> set[Key]:
        if self.ancestor is None:
            return set()
        return {
            (table, row_id) for table in ATOMS for row_id in self.ancestor.rows(table).keys() - plan.rows(table).keys()
        }

    def row(self, plan: Plan | None, key: Key) -> Row | None:
        return plan.rows(key[0]).get(key[1]) if plan else None

    def said(self, plan: Plan | None, key: Key, atom: str) -> Values | None:
        row = self.row(plan, key)
        return values(plan, row, key[0], atom) if plan and row else None

    def _differing(self) -> Iterator[Key]:
        """Yield the rows that the two sides do not share."""
        mine, theirs = self.plans.values()
        for table in ATOMS:
            ours, its = mine.rows(table), theirs.rows(table)
            for row_id, row in ours.items():
                if not same(mine, row, theirs, its.get(row_id)):
                    yield table, row_id
            yield from ((table, row_id) for row_id in its if row_id not in ours)

    def clashes(self) -> Iterator[Clash]:
        """Yield the clashes: deletions first."""
        for side in _SIDES:
            yield from self._deletions(side)
        for key in self.differing:
            for atom in ATOMS[key[0]]:
                left_behind = (key[0], atom) == ("project", "scheme_id") and self._leaves_levels_behind()
                if left_behind or self.decided(key, atom) is None:
                    yield self._clash(key, atom)

    def _clash(self, key: Key, atom: str) -> Clash:
        mine, theirs = self.plans.values()
        return Clash(
            table=key[0],
            row_id=key[1],
            atom=atom,
            ancestor=self.said(self.ancestor, key, atom),
            mine=self.said(mine, key, atom),
            theirs=self.said(theirs, key, atom),
        )

    def decided(self, key: Key, atom: str) -> Side | None:
        """Return whose atom stands in the joined plan; None where both changed it, each in its own way."""
        mine, theirs = self.plans.values()
        if self.row(mine, key) is None:
            return "theirs"
        if self.row(theirs, key) is None:
            return "mine"
        one, other = self.said(mine, key, atom), self.said(theirs, key, atom)
        was = self.said(self.ancestor, key, atom)
        if one == other:
            return self._whose_parties(key[1]) if atom == CONTROL else "mine"
        if was == other:
            return "mine"
        if was == one:
            return "theirs"
        if atom == EXAMPLE:
            return "theirs" if one == (True,) else "mine"  # whoever touched it
        return None

    def _whose_parties(self, stage_id: str) -> Side:
        """Choose between rows that say the same: new ones before old ones, then the same ones from either side."""
        mine, theirs = (plan.parties(stage_id) for plan in self.plans.values())
        was = self.ancestor.parties(stage_id) if self.ancestor else ()
        if was in (mine, theirs):
            return "mine" if was == theirs else "theirs"
        return "mine" if [party.id for party in mine] <= [party.id for party in theirs] else "theirs"

    def _deletions(self, side: Side) -> Iterator[Clash]:
        other: Side = "theirs" if side == "mine" else "mine"
        found: dict[Key, dict[Key, None]] = {}
        for changed, needed in self._needed(other, self.deleted[side]):
            for root in self._roots(needed, side):
                found.setdefault(root, {})[changed] = None
        if self._no_group_would_be_left():
            for key in sorted(self.deleted[side]):
                if key[0] == "groups":
                    found.setdefault(key, {})
        for (table, row_id), by in sorted(found.items()):
            was, now = self.row(self.ancestor, (table, row_id)), self.row(self.plans[other], (table, row_id))
            sides: dict[str, Row | None] = {side: None, other: now}
            yield Clash(
                table=table,
                row_id=row_id,
                atom=None,
                ancestor=was,
                mine=sides["mine"],
                theirs=sides["theirs"],
                changed=tuple(sorted(by)),
            )

    def _needed(self, side: Side, deleted: set[Key]) -> Iterator[tuple[Key, Key]]:
        """Yield (row that the side changed or added, deleted row that it is or newly refers to)."""
        if not deleted:
            return
        plan, was = self.plans[side], self.ancestor
        for table, atoms in ATOMS.items():
            for row_id, row in plan.rows(table).items():
                key = (table, row_id)
                old = self.row(was, key)
                if was and same(plan, row, was, old):
                    continue
                if key in deleted:
                    yield key, key
                for atom in atoms:
                    said = values(plan, row, table, atom)
                    if said != self.said(was, key, atom):
                        yield from ((key, target) for target in references(table, atom, said) if target in deleted)

    def _roots(self, key: Key, side: Side) -> set[Key]:
        """Return the rows with which a row fell: those above it, deleted by this side alone, that none stands above."""
        row = self.row(self.ancestor, key)
        above = {
            (target, getattr(row, field))
            for table, field, target in REFERENCES
            if table == key[0] and (target, getattr(row, field)) in self.deleted[side]
        }
        return set().union(*(self._roots(parent, side) for parent in above)) if above else {key}

    def _no_group_would_be_left(self) -> bool:
        groups = set().union(*(plan.rows("groups") for plan in self.plans.values()))
        return all(("groups", row_id) in self.deleted["mine"] | self.deleted["theirs"] for row_id in groups)

    def _leaves_levels_behind(self) -> bool:
        """Tell whether one side went to other levels while the other put entries at levels of the old ones."""
        schemes = {side: plan.project.scheme_id for side, plan in self.plans.items()}
        if schemes["mine"] == schemes["theirs"]:
            return False
        side = self.decided(("project", self.plans["mine"].project.id), "scheme_id")
        other = self.plans["theirs" if side == "mine" else "mine"]
        for entry in other.involvements():
            old = self.said(self.ancestor, ("involvements", entry.id), "place")
            if old != (entry.stage_id, entry.level_id, entry.rank):
                return True
        return False

    def plan(self, choices: Mapping[Clash, Side | None]) -> Plan:
        """Return the joined plan."""
        chosen = {(clash.table, clash.row_id, clash.atom): side or "mine" for clash, side in choices.items()}
        deletions = {clash: side for clash, side in choices.items() if clash.atom is None}
        kept = [clash for clash, side in deletions.items() if side != clash.deleted_by]
        rows = _Result(self, chosen, self._gone(kept)).rows()
        if rows is None:
            rows = _Result(self, chosen, self._gone(deletions)).rows()
        return self.plans["mine"].replaced(rows or {})

    def _gone(self, kept: Iterable[Clash]) -> set[Key]:
        """Return the rows that are deleted in the end, when these deletions are not made."""
        standing = {(clash.table, clash.row_id, clash.deleted_by) for clash in kept}
        gone = set(self.deleted_by_both)
        for side in _SIDES:
            for key in self.deleted[side]:
                if any((*root, side) not in standing for root in self._roots(key, side)):
                    gone.add(key)
        return gone


class _Result:
    """The rows of the joined plan, once it is known who prevails and what is gone."""

    def __init__(self, join: _Join, chosen: Mapping[tuple[str, str, str | None], Side], gone: set[Key]) -> None:
        self.join, self.chosen, self.gone = join, chosen, gone
        self.levels_clash = any((table, atom) == ("project", "scheme_id") for table, _, atom in chosen)
        self.scheme_id = ""
        self.parties: dict[str, Row | None] = {}

    def rows(self) -> Replacement | None:
        """Return what to replace in my plan; None where no valid plan would be left."""
        rows: dict[str, dict[str, Row | None]] = {}
        mine, theirs = self.join.plans.values()
        for key in self.join.differing:
            if key[0] == "stages":
                self.parties.update(dict.fromkeys(party.id for party in mine.parties(key[1])))
            row = None if key in self.gone else self._joined(key)
            if row is None:
                self.gone.add(key)
            rows.setdefault(key[0], {})[key[1]] = row
        groups = mine.rows("groups").keys() | theirs.rows("groups").keys()
        if ("project", mine.project.id) in self.gone or all(("groups", group_id) in self.gone for group_id in groups):
            return None
        return {**rows, "control_parties": self.parties}

    def _joined(self, key: Key) -> Row | None:
        """Return a row with each atom from the side that prevails; None where what it refers to is gone."""
        table, row_id = key
        fields: dict[str, Any] = {"id": row_id}
        for atom, names in ATOMS[table].items():
            said = self._control(key) if atom == CONTROL else self._fit(key, atom)
            if said is None:
                return None
            fields.update(zip(names, said, strict=False))  # the groups of Control are rows of their own
        if table == "project":
            self.scheme_id = fields["scheme_id"]
        return TABLES[table](**fields)

    def _fit(self, key: Key, atom: str) -> Values | None:
        """Return what the side that prevails says, or else another, so that all that it refers to is there."""
        told = (said for plan in self._in_turn(key, atom) if (said := self.join.said(plan, key, atom)))
        fit = [said for said in told if not self.gone.intersection(references(key[0], atom, said))]
        if self.levels_clash and (key[0], atom) == ("involvements", "place"):
            fit.sort(key=lambda said: not self._at_a_column(said))
        return fit[0] if fit else None

    def _control(self, key: Key) -> Values:
        in_turn = [plan for plan in self._in_turn(key, CONTROL) if plan and self.join.row(plan, key)]
        if self._only_lost_what_is_kept(key):
            in_turn[:2] = in_turn[1::-1]
        for plan in in_turn:
            said = values(plan, plan.stage(key[1]), "stages", CONTROL)
            if not self.gone.intersection(references("stages", CONTROL, said)):
                break
        else:
            plan = in_turn[0]
            said = values(plan, plan.stage(key[1]), "stages", CONTROL)
            said = without(said, {row_id for table, row_id in self.gone if table == "groups"})
        self.parties.update({party.id: party for party in plan.parties(key[1]) if party.group_id in said[-1]})
        return said

    def _only_lost_what_is_kept(self, key: Key) -> bool:
        """Tell whether Control was only changed by the deletion of groups that are kept after all."""
        join, side = self.join, self.join.decided(key, CONTROL)
        was = join.said(join.ancestor, key, CONTROL)
        if (*key, CONTROL) in self.chosen or side is None or was is None:
            return False
        groups = {row_id for table, row_id in join.deleted[side] | join.deleted_by_both if table == "groups"}
        kept = {row_id for row_id in groups if ("groups", row_id) not in self.gone}
        return bool(kept.intersection(was[-1])) and join.said(join.plans[side], key, CONTROL) == without(was, groups)

    def _in_turn(self, key: Key, atom: str) -> tuple[Plan | None, ...]:
        """Return the plans in the order in which they are asked: who prevails, the other side, the ancestor."""
        mine, theirs = self.join.plans.values()
        side = self.chosen.get((*key, atom)) or self.join.decided(key, atom)
        return (theirs, mine, self.join.ancestor) if side == "theirs" else (mine, theirs, self.join.ancestor)

    def _at_a_column(self, place: Values) -> bool:
        rows = (self.join.row(plan, ("levels", place[1])) for plan in self.join.plans.values())
        return any(cast("Level", row).scheme_id == self.scheme_id for row in rows if row)
