# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The command that tells a plan in sentences."""

import re
from pathlib import Path

import pytest

from app import operations as do
from app.cli import main
from app.models.plan import Plan
from app.models.templates import template
from app.storage.encoding import encode
from app.storage.open_plan import OpenPlan
from app.storage.revisions import extended
from tests.builders import blank, done, table_1
from tests.exports.portal_plans import two_groups
from tests.exports.test_portal_changes import entry_in, more_surveys
from tests.exports.test_portal_text import BY_GROUP_EN, LONG_EN, MEDIUM_EN, SHORT_EN

DOCUMENTED = (Path(__file__).parent.parent / "docs" / "COMMANDS.md").read_text(encoding="utf-8")


def file_of(plan: Plan, folder: Path, name: str = "plan.pplan") -> Path:
    path = folder / name
    path.write_bytes(encode(plan, extended((), written_at="", author="")))
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return the file of the published example."""
    return file_of(table_1(), tmp_path)


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[str, list[str]]:
    """Return what the command prints, and its remarks."""
    assert main(["text", *map(str, words)]) == 0
    captured = capsys.readouterr()
    return captured.out.rstrip("\n"), captured.err.splitlines()


def test_it_prints_the_long_text_and_its_measure(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, table) == (LONG_EN, ["636 characters with spaces, 94 words"])


def test_a_length_on_wish(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, table, "--length", "medium")[0] == MEDIUM_EN
    assert run(capsys, table, "--length", "Short")[0] == SHORT_EN


@pytest.mark.parametrize(
    ("limit", "text", "remarks"),
    [
        ("1500", LONG_EN, ["636 of 1,500 characters with spaces, 94 words"]),
        ("443", MEDIUM_EN, ["443 of 443 characters with spaces, 52 words"]),
        ("442", SHORT_EN, ["296 of 442 characters with spaces, 33 words"]),
        (
            "248",
            SHORT_EN,
            ["296 of 248 characters with spaces, 33 words", "48 over. Longest: Alumni Community."],
        ),
    ],
)
def test_the_longest_that_fits(
    table: Path, capsys: pytest.CaptureFixture[str], limit: str, text: str, remarks: list[str]
) -> None:
    assert run(capsys, table, "--limit", limit) == (text, remarks)


def test_a_length_that_does_not_fit_is_printed_all_the_same(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, remarks = run(capsys, table, "--limit", "600", "--length", "long")
    assert text == LONG_EN
    assert remarks[1] == "36 over. Longest: Alumni Community."


def test_groups_order_and_tense(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file_of(two_groups(), tmp_path)
    assert run(capsys, path, "--by", "group", "--tense", "planned")[0] == BY_GROUP_EN
    only = run(capsys, path, "--group", "employers", "--stage", "NEEDS", "--length", "medium")[0]
    assert only == "Needs: Consult - Interviews (n=8). Control: Employers."
    both = run(capsys, path, "--group", "Employers", "--group", "Learners", "--length", "short")[0]
    assert both.startswith("Consult: Needs (Learners, n=25; Employers, n=8).")


def test_french_explained_with_details_and_typographic_signs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = two_groups("fr-CA")
    for entry in plan.involvements():
        plan = done(plan, do.edit_involvement, involvement_id=entry.id, used_for="le choix des cours")
    path = file_of(plan, tmp_path)
    text, _ = run(capsys, path, "--explain", "--details", "--typographic", "--stage", "Besoins")
    assert "Consulter\u00a0: le groupe donne son avis" in text
    assert "À l’étape «\u00a0Besoins\u00a0», 25 personnes" in text
    assert "Utilité\u00a0: le choix des cours." in text
    english, _ = run(capsys, path, "--language", "en", "--length", "short")
    assert english.startswith("Consult: Besoins (Learners, n=25; Employers, n=8).")


def test_what_is_still_a_templates_is_told_and_left_out_on_wish(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file_of(done(blank(), do.take_template, chosen=template("table-1", "en-CA")), tmp_path)
    assert run(capsys, path)[1][1:] == ["7 entries are still the example's; --leave-out-examples exports without them."]
    text, remarks = run(capsys, path, "--leave-out-examples")
    assert text == "In Marketing and Promotion, the institution decides. The stage Alumni Community is co-led."
    assert len(remarks) == 1


def test_a_plan_that_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, file_of(blank(), tmp_path)) == ("", ["Nothing of what was asked for says anything yet."])


def test_changes_since_another_file(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = table_1()
    before = file_of(plan, tmp_path, "before.pplan")
    after = file_of(more_surveys(plan), tmp_path, "after.pplan")
    assert run(capsys, after, "--changes-since", before, "--language", "fr") == (
        "Marketing and Promotion, Consulter : Surveys (n=25) devient Surveys (n=40).",
        ["75 characters with spaces, 9 words"],
    )
    assert run(capsys, table, "--changes-since", table) == ("", ["Nothing has changed."])


def test_changes_since_a_kept_version_with_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kept.pplan"
    opened = OpenPlan.new(table_1(), folder=tmp_path / "work")
    try:
        opened.save_as(path)
        version_id = opened.shelf.keep(opened.plan, "kept", name="Submitted to the ministry")
        entry = entry_in(opened.plan, "Marketing and Promotion", 1)
        opened.run(do.retype_involvement, involvement_id=entry, text="Surveys (n=40)")
        opened.run(do.give_reason, version_id=version_id, table="involvements", row_id=entry, text="More came.")
        assert opened.publish() is None
    finally:
        opened.close()
    assert run(capsys, path, "--changes-since", "submitted to the Ministry", "--limit", "500") == (
        "Marketing and Promotion, Consult: Surveys (n=25) became Surveys (n=40). Reason: More came.",
        ["90 of 500 characters with spaces, 12 words"],
    )
    assert main(["text", str(path), "--changes-since", "Award"]) == 1
    assert capsys.readouterr().err == (
        "No version “Award” of this plan is kept. Choose one of: Submitted to the ministry.\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--group", "Unions"], "There is no group “Unions” in this plan. Choose one of: Learners.\n"),
        (["--stage", "Lunch"], "There is no stage “Lunch” in this plan. Choose one of: Needs Assessment, Curriculum"),
        (
            ["--changes-since", "x"],
            "No version of this plan is kept by name. Give the file of an earlier plan instead of “x”.\n",
        ),
    ],
)
def test_what_is_not_there_is_refused(
    table: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["text", str(table), *words]) == 1
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--limit", "many"], "--limit: “many” is not a whole number; write 2 or 1500."),
        (["--limit", "-1"], "--limit: "),
        (["--length", "tiny"], "--length: “tiny” is not one of long, medium, short."),
        (["--language", "de"], "--language: “de” is not one of en, fr, en-CA, fr-CA, fr-FR."),
    ],
)
def test_what_cannot_be_understood(
    table: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["text", str(table), *words])
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith(said)


def test_every_option_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["text", "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert len(options) == 12
    section = DOCUMENTED.partition("## Options of `text`")[2].partition("\n## ")[0]
    for option in options:
        assert f"`{option}" in section, option
