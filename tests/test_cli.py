# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The command line, as people and scripts use it."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from app import operations as do
from app.cli import main
from app.exports.registry import FORMATS
from app.models.changes import Draft
from app.models.rows import TABLES
from app.models.templates import template
from app.storage.encoding import encode
from app.storage.reading import read_plan_file
from app.storage.revisions import extended
from tests.builders import a_plan, blank, done, table_1
from tests.exports.plans import one_stage
from tests.storage.plan_files import PLAN_TABLES

TOP = Path(__file__).parent.parent


@pytest.fixture
def example(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the file of the published example."""
    path = tmp_path / "table-1.pplan"
    assert main(["new", str(path), "--template", "table-1"]) == 0
    assert capsys.readouterr().out == "Made “table-1.pplan”: 6 stages, 7 entries.\n"
    return path


def run(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, TOP / "main.py", *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def test_a_new_plan_has_the_template_and_the_title(tmp_path: Path) -> None:
    path = tmp_path / "Ngā ākonga.pplan"
    assert main(["new", str(path), "--template", "addie", "--title", "Welding"]) == 0
    plan = read_plan_file(path).plan
    assert plan.project.title == "Welding"
    assert [stage.name for stage in plan.stages][:2] == ["Analysis", "Design"]


def test_it_speaks_french_where_the_system_does(tmp_path: Path) -> None:
    path = tmp_path / "plan.pplan"
    made = run("new", path, "--template", "table-1", LANG="fr_CA.UTF-8")
    assert made.stdout == "«\u00a0plan.pplan\u00a0» est prêt\u00a0: 6 étapes, 7 participations.\n"
    assert read_plan_file(path).plan.project.language == "fr-CA"
    assert "Étapes du projet" in run("show", path).stdout  # the plan's language, whatever the system speaks now
    refused = run("new", tmp_path / "b.pplan", "--template", "x", LANG="fr_FR.UTF-8")
    assert refused.stderr.startswith("Il n’y a pas de modèle «\u00a0x\u00a0». Choisissez parmi\u00a0: ")


def test_a_new_plan_can_have_other_levels(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "plan.pplan"), "--scheme", "iap2", "--template", "table-1"]) == 0
    plan = read_plan_file(tmp_path / "plan.pplan").plan
    assert (plan.scheme.key, len(plan.levels), len(plan.rows("involvements"))) == ("iap2", 5, 7)


def test_levels_that_are_not_known_are_refused_with_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "plan.pplan"), "--scheme", "arnstein"]) == 1
    said = "There is no set of levels “arnstein”. Choose one of: bovill-2017, iap2, oda-1995."
    assert said in capsys.readouterr().err


def test_a_new_plan_begins_with_the_six_empty_stages(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "plan.pplan")]) == 0
    plan = read_plan_file(tmp_path / "plan.pplan").plan
    assert (len(plan.stages), len(plan.rows("involvements"))) == (6, 0)


def test_show_says_every_word(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(example)]) == 0
    shown = " ".join(re.sub(r"[|+-]+", " ", capsys.readouterr().out).split())
    for word in ("Curriculum", "Pilot testers", "(n=25)", "Institution", "Partnership", "Control", "CC BY"):
        assert word in shown


def test_json_keeps_its_promise(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(example), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert list(data) == ["format", "version", "revision", "tables"]
    assert (data["format"], data["version"]) == ("participation-planner", 4)
    assert list(data["tables"]) == PLAN_TABLES
    assert [stage["name"] for stage in data["tables"]["stages"]] == [
        "Needs Assessment",
        "Curriculum Design",
        "Curriculum Development",
        "Marketing and Promotion",
        "Learning Recognition",
        "Alumni Community",
    ]
    surveys = next(row for row in data["tables"]["involvements"] if row["activity"] == "Surveys")
    assert (surveys["count_kind"], surveys["count_from"], surveys["count_text"]) == ("exact", 25, "(n=25)")
    documented = (TOP / "docs" / "FILE_FORMAT.md").read_text(encoding="utf-8")
    for table, row_class in TABLES.items():
        assert f"### `{table}`" in documented
        for field in row_class.__dataclass_fields__:
            assert f"| `{field}` |" in documented, f"{table}.{field}"


def test_export_writes_what_it_says(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf, workbook = example.with_suffix(".pdf"), example.with_suffix(".xlsx")
    assert main(["export", str(example), "-o", str(pdf), "-o", str(workbook), "--paper", "A4"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Saved “table-1.pdf”: 1 page, A4, landscape, 10 pt.",
        "Saved “table-1.xlsx”: A4, landscape, 10 pt.",
    ]
    assert pdf.read_bytes().startswith(b"%PDF")
    assert workbook.read_bytes().startswith(b"PK")


def test_the_help_of_export_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    told = " ".join(capsys.readouterr().out.split()).partition("the name ends in ")[2].partition(";")[0]
    assert told.split(", ") == list(FORMATS)


def test_a_format_without_pages_says_nothing_of_paper(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = [word for suffix in (".csv", ".md", ".html") for word in ("-o", str(example.with_suffix(suffix)))]
    assert main(["export", str(example), *outputs]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Saved “table-1.csv”: the table alone, without caption, credit and legend.",
        "Saved “table-1.md”.",
        "Saved “table-1.html”: Letter, landscape, 10 pt.",
    ]


def test_cells_that_might_be_formulas_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.pplan"
    plan = one_stage({"Inform": ["=1+1"], "Consult": ["+49 30"], "Participate": ["a=b"]})
    path.write_bytes(encode(plan, extended((), written_at="", author="")))
    assert main(["export", str(path), "-o", str(tmp_path / "plan.tsv")]) == 0
    assert capsys.readouterr().out.splitlines()[1] == (
        "2 cells begin with an apostrophe now, so that no spreadsheet takes them for formulas."
    )


def test_pictures_of_several_pages_say_how_many_files_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.pplan"
    path.write_bytes(encode(a_plan(stages=20, groups=3), extended((), written_at="", author="")))
    assert main(["export", str(path), "-o", str(tmp_path / "plan.png")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Saved “plan.png”: 2 pages, Letter, landscape, 10 pt.",
        "Each page is a file of its own, 2 in all; the last is “plan-2.png”.",
    ]
    assert {file.name for file in tmp_path.glob("*.png")} == {"plan.png", "plan-2.png"}


def test_entries_that_are_still_the_examples_are_told_or_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "plan.pplan", tmp_path / "plan.xlsx"
    draft = Draft(blank())
    do.take_template(draft, chosen=template("table-1", "en-CA"))
    path.write_bytes(encode(draft.plan, extended((), written_at="", author="")))
    assert main(["export", str(path), "-o", str(out)]) == 0
    captured = capsys.readouterr()
    assert captured.err == "7 entries are still the example's; --leave-out-examples exports without them.\n"
    assert "Pilot testers (n=2)" in words_of(out)
    assert main(["export", str(path), "-o", str(out), "--leave-out-examples"]) == 0
    assert capsys.readouterr().err == ""
    assert "Needs Assessment" in words_of(out)
    assert "Pilot testers (n=2)" not in words_of(out)


def words_of(path: Path) -> set[object]:
    """Return what stands in the cells of a sheet."""
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return {value for row in sheet.iter_rows(values_only=True) for value in row}


def test_a_page_that_was_turned_is_told(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from app import operations as do

    plan = done(table_1(), do.add_stage, name="Institutionalisierungsbestrebungen " * 2)
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control="other", words="Selbstverwaltungskommission")
    plan = done(plan, do.set_control, stage_id=plan.stages[1].id, control="other", words="Verwaltungsgemeinschaft")
    example.write_bytes(encode(plan, extended((), written_at="", author="")))
    pdf = example.with_suffix(".pdf")
    assert main(["export", str(example), "-o", str(pdf), "--portrait"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Saved “table-1.pdf”: 1 page, Letter, landscape, 10 pt.",
        "The page is on its side, so that it fits.",
    ]


def test_help_stands_for_every_command() -> None:
    documented = (TOP / "docs" / "COMMANDS.md").read_text(encoding="utf-8")
    for command in ([], ["new"], ["show"], ["check"], ["export"]):
        helped = run(*command, "--help", COLUMNS="80")
        assert helped.returncode == 0
        for option in re.findall(r"(?<![\w-])--[a-z-]+", helped.stdout):
            assert option in documented, option


def test_version_and_self_test() -> None:
    assert run("--version").stdout == "participation-planner 0.1.0\n"
    tested = run("--self-test")
    assert (tested.returncode, tested.stderr) == (0, "")
    assert tested.stdout.startswith("Participation Planner works here (0.1.0, Python 3.")


def test_nothing_of_qt_is_loaded_and_no_format_that_is_not_used(example: Path) -> None:
    script = (
        "import sys; from app.cli import main; status = main(sys.argv[1:]);"
        "print(sorted({'PySide6', 'docx', 'openpyxl', 'reportlab', 'sqlalchemy.orm'} & set(sys.modules)))"
    )
    for words, loaded in (
        (["show", example], []),
        (["check", example], []),
        (["export", example, "-o", example.with_suffix(".pdf")], ["reportlab"]),
        (["export", example, "-o", example.with_suffix(".xlsx")], ["openpyxl"]),
        (["export", example, "-o", example.with_suffix(".docx")], ["docx"]),
    ):
        done_ = subprocess.run(
            [sys.executable, "-c", script, *map(str, words)], capture_output=True, encoding="utf-8", cwd=TOP, check=True
        )
        assert done_.stdout.splitlines()[-1] == str(loaded)


def make_missing(path: Path) -> None:
    path.unlink()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def make_text(path: Path) -> None:
    path.write_text("Dear colleagues, here is our plan.", encoding="utf-8")


def make_other_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (name TEXT)")
    connection.close()


def make_newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.execute("UPDATE about SET value = '7.5' WHERE key = 'made_with'")
    connection.commit()
    connection.close()


def make_truncated(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def make_altered(path: Path) -> None:
    data = path.read_bytes()
    assert b"Pilot testers" in data
    path.write_bytes(data.replace(b"Pilot testers", b"Pilot tasters"))


@pytest.mark.parametrize("words", [["show"], ["show", "--json"], ["check"], ["export", "-o", "{folder}/out.pdf"]])
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (make_missing, "“table-1.pplan” is not there. Check the name and the folder."),
        (make_folder, "“table-1.pplan” is a folder. Choose the plan file inside it."),
        (make_empty, "“table-1.pplan” is empty. Ask for the file again, or look for an earlier copy."),
        (make_text, "“table-1.pplan” is not a participation plan. Choose a file that ends in .pplan."),
        (make_other_program, "“table-1.pplan” belongs to another program. Choose a file that ends in .pplan."),
        (
            make_newer,
            "“table-1.pplan” was made with a newer Participation Planner (7.5; this is 0.1.0)."
            " Ask for the newer program, or for a PDF. The file was not changed.",
        ),
        (
            make_truncated,
            "“table-1.pplan” is damaged. Ask for the file again, or look for an earlier copy. It was not changed.",
        ),
        (
            make_altered,
            "“table-1.pplan” is damaged. Ask for the file again, or look for an earlier copy. It was not changed.",
        ),
    ],
)
def test_a_bad_file_gets_one_sentence_and_stays_as_it_was(
    spoil: Callable[[Path], None],
    said: str,
    words: list[str],
    example: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoil(example)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    command, *options = (word.format(folder=tmp_path) for word in words)
    assert main([command, str(example), *options]) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", said + "\n")
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", "{plan}"], "“table-1.pplan” is already there. Choose another name, or move that file away."),
        (["new", "{folder}/x.xlsx"], "There is no format for “.xlsx”. Let the file name end in one of: .pplan."),
        (
            ["new", "{folder}/gone/x.pplan"],
            "“x.pplan” can't be written: the folder “{folder}/gone” is not there. Choose another folder.",
        ),
        (
            ["new", "{folder}/x.pplan", "--title", "x" * 301],
            "Title: 301 characters are too many, 300 fit. Shorten the text.",
        ),
        (
            ["export", "{plan}", "-o", "{folder}/gone/x.pdf"],
            "“x.pdf” can't be written: the folder “{folder}/gone” is not there. Choose another folder.",
        ),
        (
            ["export", "{plan}", "-o", "{folder}/x.odt"],
            f"There is no format for “.odt”. Let the file name end in one of: {', '.join(FORMATS)}.",
        ),
        (
            ["export", "{plan}", "-o", "{folder}/x.pdf", "--group", "Staff"],
            "There is no group “Staff” in this plan. Choose one of: Learners.",
        ),
        (
            ["export", "{plan}", "-o", "{folder}/x.pdf", "--text-size", "8.5"],
            "Text size in points: 8.5 does not work here; choose a number from 9 to 24.",
        ),
        (
            ["export", "{plan}", "-o", "{folder}/x.pdf", "--margin", "4in"],
            "Margin in millimetres: 101.6 does not work here; choose a number from 5 to 60.",
        ),
    ],
)
def test_what_cannot_be_done_gets_one_sentence(
    words: list[str], said: str, example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert main([word.format(plan=example, folder=tmp_path) for word in words]) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", said.format(folder=tmp_path) + "\n")
    assert sorted(tmp_path.rglob("*")) == before


def test_an_unknown_template_names_the_known_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "x.pplan"), "--template", "table-2"]) == 1
    assert capsys.readouterr().err == (
        "There is no template “table-2”. Choose one of: table-1-stages, bc-funding, bc-lifecycle, ontario-lifecycle,"
        " addie, project-cycle, nzqa, blank, table-1.\n"
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["frobnicate"],
            "“frobnicate” is neither a plan nor something to do; choose one of new, show, check, export, text, import."
            " “participation-planner --help” shows what can be said.",
        ),
        (
            ["export", "x.pplan"],
            "one of the arguments -o --to is required. “participation-planner export --help” shows what can be said.",
        ),
        (
            ["export", "x.pplan", "-o", "x.pdf", "--paper", "a5"],
            "--paper: “a5” is not one of a4, letter. “participation-planner export --help” shows what can be said.",
        ),
        (
            ["export", "x.pplan", "-o", "x.pdf", "--margin", "wide"],
            "--margin: “wide” is not a length; write 15mm or 0.5in."
            " “participation-planner export --help” shows what can be said.",
        ),
        (
            ["export", "x.pplan", "-o", "x.pdf", "--text-size", "big"],
            "--text-size: “big” is not a number; write 9 or 10.5."
            " “participation-planner export --help” shows what can be said.",
        ),
    ],
)
def test_what_cannot_be_understood_gets_one_sentence_and_status_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", said + "\n")


def test_a_fault_of_ours_is_no_traceback(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("secret text of the plan")

    monkeypatch.setattr("app.exports.text.render_text", fail)
    assert main(["show", str(example)]) == 1
    assert capsys.readouterr().err == (
        "Something went wrong inside the program (KeyError). Your files are as they were. Please report it.\n"
    )
    monkeypatch.setenv("PARTICIPATION_PLANNER_TRACEBACK", "1")
    with pytest.raises(KeyError):
        main(["show", str(example)])


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen there")
@pytest.mark.parametrize("display", ["", ":87", "nonsense", "localhost:87.0"])
def test_no_screen_is_told(example: Path, display: str) -> None:
    opened = run(example, DISPLAY=display, WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (opened.returncode, opened.stderr) == (
        1,
        "There is no screen here to show a window on. Try the commands: participation-planner --help.\n",
    )


def test_no_home_to_write_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    made = run("new", tmp_path / "x.pplan", PARTICIPATION_PLANNER_DATA=str(tmp_path / "file"))
    assert made.returncode == 1
    assert "can't be written" in made.stderr
    assert "Traceback" not in made.stderr
    assert not (tmp_path / "x.pplan").exists()


def test_any_script_goes_through_any_terminal(example: Path) -> None:
    plan = example.with_name("Wānanga 学.pplan")
    made = run("new", plan, "--title", "Wānanga 学", LC_ALL="C")
    assert (made.returncode, made.stderr) == (0, "")
    assert run("show", plan, LC_ALL="C").stdout.startswith("Wānanga 学\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only there may names of files be no text")
def test_a_file_name_that_is_no_text_is_a_file_name_all_the_same(tmp_path: Path) -> None:
    plan = tmp_path / os.fsdecode(b"\xff plan.pplan")
    made = run("new", plan, "--template", "table-1")
    assert (made.returncode, made.stderr) == (0, "")
    assert len(read_plan_file(plan).plan.stages) == 6


def test_a_reader_that_goes_away_is_no_fault(example: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, TOP / "main.py", "show", example, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.wait(60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_import_tells_what_it_took_and_what_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, made = tmp_path / "Last year.csv", tmp_path / "made.pplan"
    table.write_text("Étape;Consulter;Décision;Budget\nConception;Sondage (n=6);Doyenne;100\nSuivi;;-;\n", "cp1252")
    assert main(["import", str(table), "-o", str(made), "--language", "fr-CA"]) == 0
    assert capsys.readouterr().out == (
        "Made “made.pplan”: 2 stages, 1 entry, 1 Control cell.\n"
        "Column 4 “Budget” is left out (1 cell).\n"
        "“-” stands for nothing, and is left out (1 cell).\n"
    )
    plan = read_plan_file(made).plan
    assert (plan.project.title, plan.project.language) == ("Last year", "fr-CA")
    assert [(stage.name, stage.kind, stage.control_words) for stage in plan.stages] == [
        ("Conception", "design", "Doyenne"),
        ("Suivi", "evaluation", ""),
    ]
    assert [(entry.activity, entry.count_from) for entry in plan.involvements()] == [("Sondage", 6)]


def test_import_of_one_of_several_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<table><tr><td>Only<td>text</table>"
        "<table><caption>Matrix</caption><tr><th>Stage<th>Inform<th>Control<tr><td>Design<td>Poll<td></table>",
        "utf-8",
    )
    assert main(["import", str(page), "-o", str(tmp_path / "a.pplan")]) == 0
    assert capsys.readouterr().out == (
        "Table 2 of 2: Matrix\nMade “a.pplan”: 1 stage, 1 entry. The title of the plan becomes “Matrix”.\n"
    )
    assert main(["import", str(page), "-o", str(tmp_path / "b.pplan"), "--table", "1"]) == 0
    assert capsys.readouterr().out.startswith("Table 1 of 2: Table 1\nMade “b.pplan”: 1 stage, 0 entries.\n")
    for number in ("3", "-1"):
        assert main(["import", str(page), "-o", str(tmp_path / "c.pplan"), "--table", number]) == 1
        assert capsys.readouterr().err == f"There is no table {number} in this file. Choose one of: 1, 2.\n"


def test_import_refuses_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "made.pplan"
    (tmp_path / "t.docx").write_bytes(b"no document")
    assert main(["import", str(tmp_path / "t.docx"), "-o", str(made)]) == 1
    assert capsys.readouterr().err == (
        "“t.docx” is not what its ending says. Open it where it was made, and save it again.\n"
    )
    (tmp_path / "t.csv").write_text("Stage,Consult\nDesign,Poll\n", "utf-8")
    made.write_bytes(b"precious")
    assert main(["import", str(tmp_path / "t.csv"), "-o", str(made)]) == 1
    assert made.read_bytes() == b"precious"
