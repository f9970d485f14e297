# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The command export: what it can be asked for, many plans at once, and a look before anything is written."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import operations as do
from app.cli import main
from app.models.plan import Plan
from app.storage.encoding import encode
from app.storage.revisions import extended
from tests.builders import a_plan, done, stage_named, table_1, with_entry
from tests.exports.readers import pdf_pages


def saved(plan: Plan, path: Path) -> Path:
    path.write_bytes(encode(plan, extended((), written_at="", author="")))
    return path


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return saved(table_1(), tmp_path / "table-1.pplan")


def sheet_rows(path: Path) -> list[list[str]]:
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [[str(value or "") for value in row] for row in rows]


def test_stages_columns_and_layout_are_asked_for_by_name(example: Path) -> None:
    out = example.with_suffix(".xlsx")
    asked = ["--stage", "marketing and promotion", "--column", "Consult", "--column", "control", "--no-legend"]
    assert main(["export", str(example), "-o", str(out), *asked, "--no-credit"]) == 0
    assert [row for row in sheet_rows(out) if any(row)] == [
        ["Learner participation by project stage.", "", ""],
        ["", "Level of Involvement", ""],
        ["Stages of Micro-credential Project", "Consult", "Control"],
        ["Marketing and Promotion", "Surveys (n=25)", "Institution"],
    ]


def test_a_profile_has_its_say_and_what_is_given_goes_before_it(example: Path) -> None:
    out = example.with_suffix(".pdf")
    assert main(["export", str(example), "-o", str(out), "--profile", "a4-grant"]) == 0
    (page,) = pdf_pages(out.read_bytes())
    assert (round(page.width), round(page.height)) == (842, 595)
    assert min(word.left for word in page.words) == pytest.approx(15 / 25.4 * 72, abs=6)
    assert main(["export", str(example), "-o", str(out), "--profile", "A4 application", "--paper", "letter"]) == 0
    assert round(pdf_pages(out.read_bytes())[0].width) == 792


def test_a_long_plan_is_fitted_on_the_pages_that_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = saved(a_plan(stages=16), tmp_path / "long.pplan")
    out = tmp_path / "long.pdf"
    asked = ["export", str(plan), "-o", str(out), "--text-size", "12"]
    assert main(asked) == 0
    assert len(pdf_pages(out.read_bytes())) == 2
    assert main([*asked, "--fit-on", "1"]) == 0
    assert len(pdf_pages(out.read_bytes())) == 1
    assert "The text is smaller than asked for, so that it fits." in capsys.readouterr().out


def test_what_does_not_fit_comes_with_what_would_help(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = saved(a_plan(stages=17), tmp_path / "long.pplan")
    assert main(["export", str(plan), "-o", str(tmp_path / "long.pdf"), "--fit-on", "1", "--participants"]) == 0
    assert "It takes 2 pages, not 1. Without the list of who takes part it is one page." in capsys.readouterr().out


def test_check_writes_nothing_and_says_what_is_worth_knowing(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = example.with_suffix(".pdf")
    assert main(["export", str(example), "-o", str(out), "--check", "--no-credit"]) == 0
    assert not out.exists()
    assert capsys.readouterr().out.splitlines() == [
        "“table-1.pdf” would be: 1 page, Letter, landscape, 10 pt.",
        "The credit is left out, though the levels are somebody's work under a licence that asks for it."
        " It can be put back.",
        "A reviewer may ask 4 questions; the page Questions names them.",
    ]


def test_many_plans_go_into_a_folder_and_a_bad_one_is_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "out").mkdir()
    first = saved(table_1(), tmp_path / "a.pplan")
    shutil.copy(first, tmp_path / "other" / "a.pplan")
    (tmp_path / "bad.pplan").write_bytes(b"nothing of the kind")
    names = [str(first), str(tmp_path / "bad.pplan"), str(tmp_path / "other" / "*.pplan")]
    assert main(["export", *names, "--to", str(tmp_path / "out"), "--as", "pdf", "--as", ".xlsx"]) == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-2.pdf", "a-2.xlsx", "a.pdf", "a.xlsx"]
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "2 of 3 plans exported."
    assert said.err.startswith("2 of 3, “bad.pplan”: “bad.pplan” is not a participation plan.")


def test_what_changed_since_another_file_is_exported_as_a_table(tmp_path: Path) -> None:
    plan = table_1()
    before = saved(plan, tmp_path / "submitted.pplan")
    entry = plan.cell(stage_named(plan, "Needs Assessment"), plan.levels[1].id)[0]
    now = saved(done(plan, do.delete_involvement, involvement_id=entry.id), tmp_path / "now.pplan")
    out = tmp_path / "changes.xlsx"
    assert main(["export", str(now), "-o", str(out), "--changes-since", str(before)]) == 0
    assert [row for row in sheet_rows(out) if any(row)] == [
        ["Changed since “submitted”.", "", "", ""],
        ["Where", "What", "What was planned", "What it is now"],
        ["Needs Assessment", "Consult", "Focus group (n=6)", ""],
    ]


def test_nothing_changed_makes_a_file_that_says_so(example: Path) -> None:
    for suffix in (".pdf", ".xlsx"):
        out = example.with_suffix(suffix)
        assert main(["export", str(example), "-o", str(out), "--changes-since", str(example)]) == 0
    assert "Nothing has changed." in pdf_pages(example.with_suffix(".pdf").read_bytes())[0].text
    assert ["Nothing has changed."] in sheet_rows(example.with_suffix(".xlsx"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--stage", "Party"], "There is no stage “Party” in this plan. Choose one of: Needs Assessment,"),
        (["--column", "Delegate"], "There is no column “Delegate” in this plan. Choose one of: Inform,"),
        (["--profile", "mine"], "There is no profile “mine”. Choose one of: Table 1 as published,"),
        (["--changes-since", "May"], "No version of this plan is kept by name. Give the file of an earlier plan"),
        (["--fit-on", "0"], "Pages: 0 does not work here; choose a number from 1 to 99."),
    ],
)
def test_what_is_not_there_gets_one_sentence(
    example: Path, asked: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(example), "-o", str(example.with_suffix(".pdf")), *asked]) == 1
    assert capsys.readouterr().err.startswith(said)
    assert not example.with_suffix(".pdf").exists()


def test_several_plans_need_a_folder(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(example), str(example), "-o", "x.pdf"]) == 1
    assert capsys.readouterr().err == "-o takes one plan, and these are 2. For several, name a folder with --to.\n"


def test_a_table_for_each_group_is_a_sheet_for_each(tmp_path: Path) -> None:
    plan = with_entry(
        done(table_1(), do.add_group, name="Employers"), "Needs Assessment", "Consult", "Employers: Board"
    )
    out = tmp_path / "x.xlsx"
    assert main(["export", str(saved(plan, tmp_path / "x.pplan")), "-o", str(out), "--apart"]) == 0
    assert load_workbook(out).sheetnames == ["Learners", "Employers"]
