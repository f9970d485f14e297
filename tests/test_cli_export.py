# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The command export: what it can be asked for, many plans at once, and a look before anything is written."""

import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import operations as do
from app.cli import main
from app.exports.options import ExportOptions
from app.exports.profiles import settings_of
from app.exports.registry import FORMATS
from app.models.plan import Plan
from app.storage.encoding import encode
from app.storage.open_plan import OpenPlan
from app.storage.revisions import extended
from tests.builders import a_plan, done, stage_named, table_1, with_entry
from tests.exports.read_back import READ_BACK
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


# Every option, tried for real


@pytest.fixture
def two_groups(tmp_path: Path) -> Path:
    """Return the file of the example with a second group, a detail, a note and a profile of its own."""
    plan = done(table_1(), do.add_group, name="Employers")
    plan = with_entry(plan, "Needs Assessment", "Consult", "Employers: Board (n=3)")
    stage = stage_named(plan, "Needs Assessment")
    entry = plan.cell(stage, plan.levels[1].id)[0]
    plan = done(plan, do.edit_involvement, involvement_id=entry.id, used_for="Choosing the courses")
    plan = done(plan, do.add_note, stage_id=stage, text="Ask the board again", author="", written_at="")
    settings = settings_of(ExportOptions(text_size=12.0, participants=True))
    return saved(done(plan, do.keep_profile, name="Our Ministry", settings=settings), tmp_path / "plan.pplan")


def rows(plan: Path, *options: str, suffix: str = ".docx") -> list[tuple[str, ...]]:
    """Return what a plan says when it is exported with options."""
    out = plan.with_suffix(suffix)
    assert main(["export", str(plan), "-o", str(out), *options]) == 0
    return READ_BACK[suffix].reads([out.read_bytes()])


HEAD = "Stages of Micro-credential Project"
GROUPS_ACROSS = (HEAD, "Learners", "Employers", "Control")
WITH_GROUP = ("Learners: Focus group (n=6)", "Employers: Board (n=3)")


@pytest.mark.parametrize(
    ("option", "row"),
    [
        ("--apart", ("Employers",)),
        ("--across", GROUPS_ACROSS),
        ("--across", ("Needs Assessment", "Consult: Focus group (n=6)", "Consult: Board (n=3)", "")),
        ("--details", ("Needs Assessment", "Consult", WITH_GROUP[0], "Choosing the courses")),
        ("--notes", ("Needs Assessment", "Ask the board again")),
        ("--participants", ("Employers", "Needs Assessment", "Consult", "3")),
    ],
)
def test_what_is_printed_only_where_it_is_asked_for(two_groups: Path, option: str, row: tuple[str, ...]) -> None:
    assert row in rows(two_groups, option)
    assert row not in rows(two_groups)


@pytest.mark.parametrize(
    ("option", "row"),
    [
        ("--no-legend", ("Control: Who decides in the stage.",)),
        ("--no-title-line", ("Example: learner participation in a micro-credential",)),
    ],
)
def test_what_is_left_out_only_where_it_is_asked_for(two_groups: Path, option: str, row: tuple[str, ...]) -> None:
    assert row in rows(two_groups)
    assert row not in rows(two_groups, option)


def test_one_group_small_lines_numbers_and_credit(two_groups: Path) -> None:
    said = rows(two_groups, "--group", "employers", "--numbered", "--no-credit", "--small-lines")
    assert said[1] == ("Table 1. Participation by project stage: Employers.",)
    assert [len(cell.split("\n")) for cell in said[3]] == [1, 2, 2, 2, 2, 1]
    assert said[4] == ("Needs Assessment", "", "Board (n=3)", "", "", "")


def test_how_the_page_looks(two_groups: Path) -> None:
    out = two_groups.with_suffix(".pdf")
    look = ["--face", "serif", "--running-size", "14", "--text-size", "11", "--page-numbers", "--margin", "0.5in"]
    assert main(["export", str(two_groups), "-o", str(out), *look, "--paper", "a4", "--landscape"]) == 0
    page = pdf_pages(out.read_bytes())[0]
    assert {name.split("+")[-1] for name in page.fonts} == {"LiberationSerif", "LiberationSerif-Bold"}
    sizes = {round(letter.size, 1) for letter in page.letters}
    assert {14.0, 11.0} <= sizes
    assert "Page 1 of" in page.text
    assert min(word.left for word in page.words) == pytest.approx(36, abs=1)
    assert (round(page.width), round(page.height)) == (842, 595)


def test_black_and_white_has_no_grey(two_groups: Path) -> None:
    out = two_groups.with_suffix(".svg")
    for option, grey in (("--no-black-and-white", True), ("--black-and-white", False)):
        assert main(["export", str(two_groups), "-o", str(out), option]) == 0
        assert ("#ededed" in out.read_text()) is grey


def test_each_shipped_profile(two_groups: Path) -> None:
    legend = ("Control: Who decides in the stage.",)
    assert legend not in rows(two_groups, "--profile", "as-published")
    out = two_groups.with_suffix(".pdf")
    found = {}
    for profile in ("a4-grant", "us-letter", "black-and-white"):
        assert main(["export", str(two_groups), "-o", str(out), "--profile", profile]) == 0
        page = pdf_pages(out.read_bytes())[0]
        found[profile] = (round(page.width), max(round(letter.size) for letter in page.letters))
    assert {name: width for name, (width, _) in found.items()} == {
        "a4-grant": 842,
        "us-letter": 792,
        "black-and-white": 792,
    }
    assert found["us-letter"][1] > found["black-and-white"][1]


def test_a_profile_that_the_plan_keeps_is_found_by_its_name(
    two_groups: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ("Employers", "Needs Assessment", "Consult", "3") in rows(two_groups, "--profile", "our ministry")
    assert "12 pt" in capsys.readouterr().out
    assert main(["export", str(two_groups), "-o", str(two_groups.with_suffix(".pdf")), "--profile", "theirs"]) == 1
    assert capsys.readouterr().err.startswith("There is no profile “theirs”. Choose one of: Our Ministry, Table 1 as")


def test_a_plan_is_printed_in_the_other_language(two_groups: Path) -> None:
    said = rows(two_groups, "--language", "fr", "--participants")
    assert said[2:4] == [
        ("Étapes du projet de microcertification", "Niveau de participation"),
        ("", "Informer", "Consulter", "Faire participer", "Partenariat", "Décision"),
    ]
    row = (
        "Analyse des besoins",
        "",
        "Personnes apprenantes\xa0: Focus group (n=6)\nEmployeurs\xa0: Board (n=3)",
        "",
        "",
        "",
    )
    assert row in said
    assert rows(two_groups, "--language", "en") == rows(two_groups)
    out = two_groups.with_suffix(".pdf")
    for tag, width in (("fr", 792), ("fr-FR", 842)):
        assert main(["export", str(two_groups), "-o", str(out), "--language", tag]) == 0
        assert round(pdf_pages(out.read_bytes())[0].width) == width, "the region of the plan has its paper"


def test_what_changed_since_a_kept_version_is_told_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "kept.pplan"
    opened = OpenPlan.new(table_1(), folder=tmp_path / "work")
    try:
        opened.save_as(path)
        version_id = opened.shelf.keep(opened.plan, "kept", name="Submitted to the ministry")
        (entry,) = opened.plan.cell(stage_named(opened.plan, "Marketing and Promotion"), opened.plan.levels[1].id)
        opened.run(do.retype_involvement, involvement_id=entry.id, text="Surveys (n=40)")
        opened.run(do.give_reason, version_id=version_id, table="involvements", row_id=entry.id, text="More came.")
        assert opened.publish() is None
    finally:
        opened.close()
    since = ["--changes-since", "submitted to the Ministry", "--no-title-line"]
    assert rows(path, *since) == [
        ("Changed since “Submitted to the ministry”.",),
        ("Where", "What", "What was planned", "What it is now", "Reason"),
        ("Marketing and Promotion", "Consult", "Surveys (n=25)", "Surveys (n=40)", "More came."),
    ]
    french = rows(path, *since, "--language", "fr")
    assert french[-1][:2] == ("Marketing et promotion", "Consulter")


def test_every_format_goes_into_a_folder_and_none_when_it_is_only_checked(
    two_groups: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    formats = [word for suffix in FORMATS for word in ("--as", suffix)]
    asked = ["export", str(two_groups), "--to", str(out), *formats, "--leave-out-examples"]
    assert main([*asked, "--check"]) == 0
    assert capsys.readouterr().out.count(" would be: ") == len(FORMATS)
    assert list(out.iterdir()) == []
    assert main([*asked, "--fit-on", "2", "--portrait", "--stage", "Needs Assessment", "--column", "Consult"]) == 0
    names = {f"plan{suffix}" for suffix in FORMATS}
    assert names <= {path.name for path in out.iterdir()}
    for suffix, found in READ_BACK.items():
        if found.is_readable:
            told = "".join("".join(row) for row in found.reads([(out / f"plan{suffix}").read_bytes()]))
            assert "Board(n=3)" in told.replace(" ", ""), suffix


def test_every_option_of_export_is_tried_here(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    options = set(re.findall(r"(?<![\w-])--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    tried = set(re.findall(r'"--(?:no-)?([a-z-]+)"', Path(__file__).read_text(encoding="utf-8")))
    assert {option.removeprefix("--").removeprefix("no-") for option in options} <= tried
