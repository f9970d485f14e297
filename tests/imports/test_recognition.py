# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What tables of other people are taken for."""

import pytest

from app.imports.delimited import tables_from_text
from app.imports.heads import Role, kind_of_stage
from app.imports.recognition import Mapping, guess, likeliest, looks_like_a_matrix
from app.imports.table import SourceTable
from app.models.plan import Plan
from app.models.schemes import scheme
from app.shipped import shipped_data
from tests.builders import blank


def table(*lines: str) -> SourceTable:
    """Return a table of lines whose cells stand between bars."""
    (found,) = tables_from_text("\n".join(lines), "|")
    return found


def roles(plan: Plan, mapping: Mapping) -> list[str]:
    """Return the roles by name, levels by their key."""
    keys = {level.id: level.key for level in plan.levels}
    return [keys.get(role.level_id, role.kind) for role in mapping.roles]


BOVILL = ["stage", "inform", "consult", "participate", "partnership", "control"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Stage|Inform|Consult|Participate|Partnership|Control", BOVILL),
        ("Étape|Informer|Consulter|Faire participer|Partenariat|Décision", BOVILL),
        ("ÉTAPES :|informer (avis)|Consulter / Consult|Participation|PARTENARIAT|Qui décide ?", BOVILL),
        ("|Inform: they are told|Consult|Participate|Partnership|Who decides?", BOVILL),
        (
            "Phase|Inform|Consult|Involve|Collaborate|Empower|Lead",
            ["stage", "inform", "consult", "participate", "partnership", "partnership", "lead"],
        ),
        ("Phase|Stage|Consult|When|Budget|Comments", ["leave_out", "stage", "consult", "when", "leave_out", "note"]),
        ("Étape|Groupe|Consulter|Échéancier|Responsable", ["stage", "group", "consult", "when", "lead"]),
        ("No.|Activity|Inform|Consult|Control", ["leave_out", "stage", "inform", "consult", "control"]),
    ],
)
def test_heads_are_recognised(head: str, expected: list[str]) -> None:
    plan = blank()
    first = "1" if head.startswith("No.") else "First"
    mapping = guess(table(head, f"{first}|Design|a|b|c|d|e", f"{first}|Build|a|b|c|d|e"), plan)
    assert roles(plan, mapping)[: len(expected)] == expected
    assert (mapping.heads, mapping.turned, mapping.group_rows) == (1, False, False)


def test_a_level_of_the_plan_goes_before_what_the_word_means_elsewhere() -> None:
    plan = blank()
    renamed = {plan.levels[3].id: plan.levels[3].__class__(
        **{name: getattr(plan.levels[3], name) for name in ("id", "scheme_id", "rank", "key")}, name="Control"
    )}  # fmt: skip
    plan = plan.replaced({"levels": renamed})
    mapping = guess(table("Stage|Inform|Consult|Control", "Design|||x"), plan)
    assert mapping.roles[3] == Role("level", plan.levels[3].id)


def test_two_rows_of_heads_and_a_title_above() -> None:
    plan = blank()
    lines = ("Table 1. Participation", "Stages|Level of Involvement", "|Inform|Consult", "Design|a|b")
    mapping = guess(table(*lines), plan)
    assert mapping.heads == 3
    assert roles(plan, mapping) == ["stage", "inform", "consult"]


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        (("Design||Survey|||", "Build|||||Dean", "Alumni|a|b|c|d|e"), 0),
        (("Fase|Informeren|Raadplegen|Meedoen|Partner|Besluit", "Design||Survey|||", "Build|||||Dean"), 1),
    ],
)
def test_unknown_heads_go_by_their_place(lines: tuple[str, ...], heads: int) -> None:
    plan = blank()
    mapping = guess(table(*lines), plan)
    assert (mapping.heads, roles(plan, mapping)) == (heads, BOVILL)


def test_another_number_of_columns_is_left_to_people() -> None:
    plan = blank()
    mapping = guess(table("Design|a|b", "Build|c|"), plan)
    assert roles(plan, mapping) == ["stage", "leave_out", "leave_out"]


def test_stages_across() -> None:
    plan = blank()
    mapping = guess(table("|Design|Build", "Inform|a|b", "Consult|c|d", "Control|e|f"), plan)
    assert mapping.turned
    assert roles(plan, mapping) == ["stage", "inform", "consult", "control"]


def test_groups_across_with_levels_in_the_cells() -> None:
    plan = blank()
    mapping = guess(table("Stage|Learners|Employers", "Design|Consult|Inform", "Build|Participate: Pilot|"), plan)
    assert (mapping.heads, mapping.turned, roles(plan, mapping)) == (1, False, ["stage", "of_group", "of_group"])
    turned = guess(table("|Design|Build", "Learners|Consult|Inform", "Employers|Inform|Consult"), plan)
    assert (turned.turned, roles(plan, turned)) == (True, ["stage", "of_group", "of_group"])


def test_groups_below_their_stage() -> None:
    plan = blank()
    lines = ("Stage|Inform|Consult", "Design||", "Learners|a|b", "Employers|c|", "Build||", "Learners||d")
    assert guess(table(*lines), plan).group_rows
    assert not guess(table("Stage|Inform|Consult", "Design|a|", "Learners|b|"), plan).group_rows


def test_a_column_that_names_groups_is_theirs() -> None:
    plan = blank()
    mapping = guess(table("Stage|X|Inform|Consult", "Design|Learners|a|b", "Build|Employers|a|b"), plan)
    assert roles(plan, mapping) == ["stage", "group", "inform", "consult"]


def test_what_looks_like_a_matrix() -> None:
    plan = blank()
    assert looks_like_a_matrix(table("Stage|Inform|Consult", "Design|a|b"), plan)
    assert looks_like_a_matrix(table("Étape|Informer|Décision", "Conception|a|b"), plan)
    for lines in (("Design|Survey", "Build|Focus group"), ("Stage|Inform|Consult",), ("Stage|Budget", "Design|3")):
        assert not looks_like_a_matrix(table(*lines), plan), lines
    tables = [table("a|b"), table("Stage|Inform|Consult", "Design|a|b")]
    assert likeliest(tables, plan) == 1
    assert likeliest(tables[:1], plan) == 0


def test_a_role_that_one_column_has_moves() -> None:
    mapping = Mapping(heads=1, roles=(Role("stage"), Role("leave_out"), Role("note")))
    assert mapping.with_role(1, Role("stage")).roles == (Role("leave_out"), Role("stage"), Role("note"))
    assert mapping.with_role(1, Role("note")).roles == (Role("stage"), Role("note"), Role("note"))


def test_kinds_of_stages() -> None:
    for key in ("table-1", "bc-lifecycle", "ontario-lifecycle", "addie", "nzqa"):
        for stage in shipped_data(f"templates/{key}.json")["stages"]:
            assert kind_of_stage(stage["name"]["en"]) == stage["kind"]
    names = ("3. Analyse des besoins", "Conception du cours", "Élaboration du contenu", "Lancement", "Miscellaneous")
    assert [kind_of_stage(name) for name in names] == ["needs", "design", "build", "delivery", ""]


def test_the_levels_of_the_shipped_scheme_are_known_in_every_language() -> None:
    _, levels = scheme("bovill-2017", "en-CA")
    assert {level.key for level in levels} <= {
        key for data in shipped_data("heads.json")["levels"] for key in data["keys"]
    }
