# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What every format does with hostile texts, empty plans and disks that refuse."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from app import operations as do
from app.errors import CannotWrite, CellTooLong, LettersMissing, PageTooSmall, TextTooLong
from app.exports import registry
from app.exports.options import ExportOptions, Layout
from app.exports.registry import FORMATS, export, render_plan
from app.exports.rendered import Rendered
from app.models.changes import Draft
from app.models.plan import Plan
from app.words.errors import sentence
from app.words.file_names import file_name
from tests.builders import blank, done, table_1
from tests.exports.any_plan import HOSTILE
from tests.exports.plans import TRICKY, one_stage, with_levels_named
from tests.exports.read_back import READ_BACK
from tests.exports.readers import READERS, markdown_html, seen, xlsx_cells
from tests.exports.test_all_formats import assert_reads_back
from tests.faulty_disk import FaultyDisk

BARE = ExportOptions(page_numbers=False)
TEXTS = (*TRICKY, *HOSTILE)


def hostile() -> Plan:
    """Return a plan that says nothing but what some program would act on."""
    draft = Draft(blank())
    do.edit_project(draft, title=TEXTS[1], organisation="<script>alert(1)</script>", caption="javascript:alert(1)")
    for text in ("=1+1", "<img src=x>", "{ PAGE }"):
        do.add_stage(draft, name=text)
    first = draft.plan.stages[0]
    for at, text in enumerate(TEXTS):
        level = draft.plan.levels[at % len(draft.plan.levels)]
        do.add_involvement(draft, stage_id=first.id, level_id=level.id, group_id=draft.plan.groups[0].id, text=text)
    return with_levels_named(draft.plan, "_x0041_", "<i>", "=1", "{ PAGE }")


def made(suffix: str, plan: Plan, options: ExportOptions = BARE) -> bytes:
    return render_plan(plan, FORMATS[suffix], options).data


def parts(data: bytes) -> str:
    """Return the parts of an office file that are text, one after the other."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("suffix", READ_BACK)
def test_formulas_mark_up_field_codes_and_links_are_read_back_as_text(suffix: str) -> None:
    assert_reads_back(suffix, hostile(), BARE)


def test_nothing_that_a_text_says_is_acted_on() -> None:
    plan = hostile()
    assert {cell.kind for cell in xlsx_cells(made(".xlsx", plan)).values()} == {"inlineStr"}
    for suffix in (".xlsx", ".docx"):
        told = parts(made(suffix, plan))
        assert not re.search(r"<(\w+:)?(hyperlink|instrText|fldSimple|f|object)[ />]|TargetMode", told)
    assert not re.search(r"/(URI|JavaScript|JS|Launch|GoToR)\b", made(".pdf", plan).decode("latin-1"))
    for page in (made(".html", plan).decode(), markdown_html(made(".md", plan)), made(".svg", plan).decode()):
        assert not re.search(r"<(script|img|a|iframe|object|b|code|del|image|use)[ />]", page)


@pytest.mark.parametrize("suffix", READ_BACK)
def test_control_signs_and_half_letters_never_reach_a_file(suffix: str) -> None:
    plan = done(blank(), do.edit_project, title="T\x00i\ud800tle", organisation="O\x1b[31m", caption="C\x07\udfff")
    plan = done(plan, do.add_stage, name="St\x08age\ufffe")
    plan = done(
        plan,
        do.add_involvement,
        stage_id=plan.stages[0].id,
        level_id=plan.levels[0].id,
        group_id=plan.groups[0].id,
        text="Sur\x00v\x0cey\udc80s",
    )
    told = READERS[suffix](made(suffix, plan, ExportOptions(title=True)))
    said = ["Stage", "Survey"] if FORMATS[suffix].form == "cells" else ["Title", "O[31m", "C", "Stage", "Survey"]
    for text in said:
        assert text in seen(told)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe]", told)


@pytest.mark.parametrize("suffix", READ_BACK)
def test_a_cell_of_more_than_32767_characters_is_whole_or_refused_by_its_place(suffix: str) -> None:
    words = [f"w{number:04}" for number in range(6_000)]
    entries = [" ".join(words[at : at + 1_500]) for at in range(0, 6_000, 1_500)]
    plan = one_stage({"Consult": entries})
    if suffix == ".xlsx":
        with pytest.raises(CellTooLong) as refused:
            made(suffix, plan)
        assert (refused.value.place, refused.value.length) == ("Stage 1, Consult", 4 * (1_500 * 6 - 1) + 3)
        return
    rendered = render_plan(plan, FORMATS[suffix], BARE)
    told = "".join(seen(READERS[suffix](data)) for data in (rendered.data, *rendered.more))
    assert re.findall(r"w\d{4}", told) == words


@pytest.mark.parametrize("name", ["W" * 300, "Needs assessment " * 17 + "with all", "需求評估" * 75])
@pytest.mark.parametrize("suffix", READ_BACK)
def test_a_stage_name_of_300_characters_is_whole(suffix: str, name: str) -> None:
    assert_reads_back(suffix, one_stage({"Inform": ["Survey"]}, stage=name[:300]), BARE)
    with pytest.raises(TextTooLong):
        done(blank(), do.add_stage, name="W" * 301)


@pytest.mark.parametrize("layout", ["together", "apart", "across"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_plans_that_say_next_to_nothing(suffix: str, layout: Layout) -> None:
    options = ExportOptions(layout=layout, details=True, notes=True, participants=True, page_numbers=False)
    no_entry = done(done(blank(), do.add_stage, name="Stage 1"), do.add_group, name="Staff")
    for plan in (blank(), no_entry, one_stage({"Inform": [""], "Consult": ["", ""]}), one_stage({})):
        if suffix in READ_BACK:
            assert_reads_back(suffix, plan, options)
        else:
            assert made(suffix, plan, options).startswith(b"\x89PNG")


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_what_cannot_be_drawn_is_refused_by_name_and_place_in_one_sentence(suffix: str) -> None:
    with pytest.raises(LettersMissing) as letters:
        made(suffix, one_stage({"Inform": ["ok"], "Consult": ["party 🙂"]}))
    assert letters.value.found == (("🙂", "Stage 1, Consult"),)
    assert_one_sentence(sentence(letters.value, "en"), "🙂", "Stage 1, Consult")
    narrow = ExportOptions(paper="letter", text_size=24.0, margin=60.0, orientation="portrait")
    with pytest.raises(PageTooSmall) as page:
        made(suffix, one_stage({"Consult": ["abcdefghij" * 20]}), narrow)
    assert_one_sentence(sentence(page.value, "en"))


def assert_one_sentence(said: str, *parts: str) -> None:
    assert "\n" not in said
    assert said.endswith(".")
    for part in parts:
        assert part in said


# Where it goes


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b:c\\d*e?", "a-b-c-d-e.pdf"),
        ("CON", "CON-1.pdf"),
        ("nul", "nul-1.pdf"),
        ("COM9", "COM9-1.pdf"),
        ("..", "Participation.pdf"),
        ("t" * 300, "t" * 44 + ".pdf"),
    ],
)
def test_a_title_that_can_be_no_file_name(title: str, name: str, tmp_path: Path) -> None:
    made_up = file_name(title, date(2026, 11, 24), ".pdf", "en", pattern="{title}")
    assert made_up == name
    export(table_1(), [tmp_path / made_up], BARE)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_name_that_the_disk_does_not_take(suffix: str, tmp_path: Path) -> None:
    refused(tmp_path, [tmp_path / f"{'x' * 300}{suffix}"], "failed")
    refused(tmp_path, [tmp_path / "not there" / f"x{suffix}"], "folder-missing")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_target_that_is_read_only_or_a_folder(suffix: str, tmp_path: Path) -> None:
    kept, folder, new = tmp_path / f"kept{suffix}", tmp_path / f"folder{suffix}", tmp_path / f"new{suffix}"
    kept.write_bytes(b"old")
    kept.chmod(0o444)
    folder.mkdir()
    refused(tmp_path, [new, kept], "denied")
    refused(tmp_path, [new, folder], "is-a-folder")
    assert kept.read_bytes() == b"old"


@pytest.mark.parametrize("kind", ["ENOSPC", "EACCES", "EIO", "Windows 32"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_disk_that_refuses_the_last_of_several_leaves_all_as_they_were(
    suffix: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = tmp_path / "first.csv", tmp_path / f"last{suffix}"
    for path in (first, last):
        path.write_bytes(b"old")
    render_plan(blank(), FORMATS[suffix], BARE)  # what is read from the disk once is read
    with monkeypatch.context() as patch:
        patch.setattr("time.sleep", lambda _seconds: None)
        disk = FaultyDisk(patch, {})
        export(blank(), [first, last], BARE)
        written = [at for at, call in enumerate(disk.calls) if call == "write"]
    for path in (first, last):
        path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        FaultyDisk(patch, {written[-1]: kind}, lasting=True)
        with pytest.raises(CannotWrite) as caught:
            export(blank(), [first, last], BARE)
    assert caught.value.path == last
    assert_one_sentence(sentence(caught.value, "en"), last.name)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {first.name: b"old", last.name: b"old"}


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_folder_that_vanishes_while_the_file_is_made(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = render_plan(blank(), FORMATS[suffix], BARE)
    folder = tmp_path / "share"
    folder.mkdir()

    def unplug(*_: object) -> Rendered:
        folder.rmdir()
        return rendered

    monkeypatch.setattr(registry, "render_plan", unplug)
    with pytest.raises(CannotWrite) as caught:
        export(blank(), [folder / f"x{suffix}"], BARE)
    assert caught.value.reason == "folder-missing"
    assert list(tmp_path.iterdir()) == []


def refused(folder: Path, paths: list[Path], reason: str) -> None:
    """Assert that a plan is not exported for a reason, told in one sentence, and that the folder is as it was."""
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(CannotWrite) as caught:
        export(blank(), paths, BARE)
    assert caught.value.reason == reason
    assert_one_sentence(sentence(caught.value, "en"))
    assert sorted(path.name for path in folder.iterdir()) == before
