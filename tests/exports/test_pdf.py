# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The PDF, read back: every word in its place, on pages as they were asked for, and nothing but text."""

import base64
import dataclasses
import itertools
import re
import zlib
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings

from app import operations as do
from app.errors import LettersMissing, PageTooSmall
from app.exports.document import Document
from app.exports.options import ExportOptions, Orientation
from app.exports.pdf import render
from app.exports.registry import export
from app.exports.rendered import Rendered
from app.models.changes import new_id
from app.models.plan import Plan
from tests.builders import a_plan, blank, done, table_1
from tests.exports import published
from tests.exports.plans import LEVELS, PLAIN_TEXTS, TRICKY, Asked, document_of, one_stage, plan_of, tables
from tests.exports.readers import Page, Word, pdf_objects, pdf_pages, pdf_structure, seen, set_width

BARE = ExportOptions(legend=False, page_numbers=False)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def rendered(plan: Plan, options: ExportOptions | None = None) -> Rendered:
    asked = options or ExportOptions()
    return render(document_of(plan, asked), asked.settled(language=plan.project.language, title=True))


def pages_of(plan: Plan, options: ExportOptions | None = None) -> list[Page]:
    return pdf_pages(rendered(plan, options).data)


def named(words: Sequence[Word], text: str) -> Word:
    """Return the last of the words that reads so."""
    return next(word for word in reversed(words) if word.text == text)


def grid(page: Page, stages: Sequence[str], after: str) -> list[list[str]]:
    """Return what stands in the cells of a table, by position alone.

    A column reaches from the left of its head to the next; a row from the first line of its stage to that of the next,
    found by the first word of each. ``after`` is the first word below the table.
    """
    words = page.words
    heads = [named(words, name) for name in ("Stages", *published.COLUMNS)]
    body = [word for word in words if word.baseline < heads[1].baseline - 1]
    edge = heads[1].left - 1
    starts = [named([word for word in body if word.left < edge], stage.split()[0]).baseline for stage in stages]
    if stages[1].split()[0] == stages[2].split()[0]:  # two stages of Table 1 begin with "Curriculum"
        starts[1] = next(word.baseline for word in body if word.text == "Curriculum")
    lefts = [*(head.left - 1 for head in heads), page.width]
    ends = [*starts[1:], named(body, after).baseline]
    return [
        [
            " ".join(
                word.text
                for word in body
                if left <= word.left < right and word.right < right and end + 1 < word.baseline < start + 1
            )
            for left, right in itertools.pairwise(lefts)
        ]
        for start, end in zip(starts, ends, strict=True)
    ]


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_every_word_of_table_1_is_in_its_row_and_column(orientation: Orientation) -> None:
    (page,) = pages_of(table_1(), ExportOptions(orientation=orientation))
    below = [word for word in page.words if word.text == "Inform:"]
    assert len(below) == 1
    assert grid(page, [row[0] for row in published.ROWS], "Inform:") == [list(row) for row in published.ROWS]


def test_the_heads_of_table_1_stand_above_their_columns() -> None:
    (page,) = pages_of(table_1())
    control, inform = named(page.words, "Control"), named(page.words, "Inform")
    level = next(word for word in page.words if word.text == "Level")
    assert inform.baseline == control.baseline < level.baseline
    assert inform.left < level.left < control.right
    assert named(page.words, "Stages").left < inform.left


def test_table_1_is_read_in_order() -> None:
    (page,) = pages_of(table_1())
    assert page.text == (
        "Example: learner participation in a micro-credential"
        " Learner participation by project stage. Framework adapted from Bovill (2017), CC BY 4.0."
        " Example from the Micro-credential Toolkit for B.C. (2023), modified from Bovill (2017), CC BY."
        " Stages of Micro-credential Project Level of Involvement Inform Consult Participate Partnership Control"
        " Needs Assessment Focus group (n=6)"
        " Curriculum Design Member of design team (n=2)"
        " Curriculum Development Pilot testers (n=2)"
        " Marketing and Promotion Surveys (n=25) Institution"
        " Learning Recognition Focus group (n=6)"
        " Alumni Community All learners"
        " Alumni and institution design and administer an alumni community together Co-led"
        " Inform: The group is told, fully and even-handedly, what is planned and why. It has no say."
        " Consult: The group is asked for its views, once or repeatedly; the institution weighs the answers."
        " Participate: The group works along with the team through the stage and shapes it; the institution decides."
        " Partnership: Group and institution frame the options and choose among them together, looking for consensus."
        " Control: Who decides in the stage."
    )


@pytest.mark.parametrize(
    "text",
    [
        *TRICKY,
        "Skwxwú7mesh and SENĆOŦEN",
        "Sḵwx̱wú7mesh xʷməθkʷəy̓əm",
        "Θεωρία και πράξη",
        "ᐃᓄᒃᑎᑐᑦ ᐃᓕᓴᐃᔨ",
        "学习者参与课程设计",
        "学習者が評価に参加する",
        "학습자 참여 설문",
        "Ā ā Ē ē Ī ī Ō ō Ū ū",
        "А Б В Г Д Е Ё Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я",
        "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
        "L’été à Noël, “œuvre” – 25 € … n≈6, n≥3",
        "<para><b>x",
        "<a href='https://example.org'>x</a>",
        "a < b > c & d",
    ],
)
def test_a_text_is_printed_letter_for_letter(text: str) -> None:
    (page,) = pages_of(plan_of([Asked(text, ((), (text,), (), ()), control=text)]), BARE)
    below = page.text.partition("Partnership Control ")[2]
    assert below == f"{text} {text} {text}"


def test_mark_up_brings_in_no_file_and_no_link(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(PIXEL)
    text = f'<img src="{picture}" width="9" height="9"/>'
    link = '<a href="https://example.org">there</a> <link dest="x">y</link> <onDraw name="z"/>'
    plan = done(one_stage({"Inform": [text], "Consult": [link]}, stage=text), do.edit_project, title=text, credit=link)
    made = rendered(plan, BARE)
    objects = pdf_objects(made.data)
    assert "/Subtype /Image" not in objects
    assert "/XObject" not in objects
    assert "/Annot" not in objects
    assert "/URI" not in objects
    assert seen("".join(page.text for page in pdf_pages(made.data))).count(seen(text)) == 3


@pytest.mark.parametrize(("text", "letter"), [("Survey แบบ", "แ"), ("हिन्दी", "ह"), ("Good 🙂", "🙂")])
def test_letters_that_it_cannot_set_are_refused_by_name_and_place(text: str, letter: str) -> None:
    with pytest.raises(LettersMissing) as refused:
        rendered(one_stage({"Partnership": [text]}, stage="Needs Assessment"))
    assert refused.value.found[0] == (letter, "Needs Assessment, Partnership")


def test_nothing_is_written_where_a_letter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LettersMissing):
        export(one_stage({"Inform": ["🙂"]}), [tmp_path / "matrix.pdf"], ExportOptions())
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=60)
@given(asked=tables(PLAIN_TEXTS))
def test_every_cell_says_what_the_plan_says(asked: list[Asked]) -> None:
    pages = pages_of(plan_of(asked), BARE)
    printed = "".join(seen(page.text).partition("PartnershipControl")[2] for page in pages)
    assert printed == "".join(seen(text) for row in asked for cell in row.paragraphs for text in cell)


def test_only_embedded_faces_are_in_the_file() -> None:
    made = rendered(a_plan(stages=60))
    objects = pdf_objects(made.data)
    used = {name.split("+")[-1]: embedded for page in pdf_pages(made.data) for name, embedded in page.fonts.items()}
    assert used == {"LiberationSans": True, "LiberationSans-Bold": True}
    faces = re.findall(r"/BaseFont /(?:[A-Z]{6}\+)?(\S+)", objects)
    assert set(faces) == {"LiberationSans", "LiberationSans-Bold"}
    assert objects.count("/FontFile2") == len(faces)


@pytest.mark.parametrize("size", [9.0, 10.0, 12.0])
def test_no_letter_is_smaller_than_9_points(size: float) -> None:
    pages = pages_of(a_plan(stages=60), ExportOptions(text_size=size, page_numbers=True))
    sizes = {round(letter.size, 2) for page in pages for letter in page.letters}
    assert min(sizes) >= 9
    assert size in sizes


@pytest.mark.parametrize(
    ("language", "options", "size"),
    [
        ("en-CA", ExportOptions(), (792.0, 612.0)),
        ("en-US", ExportOptions(), (792.0, 612.0)),
        ("en-GB", ExportOptions(), (841.89, 595.28)),
        ("fr-FR", ExportOptions(), (841.89, 595.28)),
        ("en-CA", ExportOptions(orientation="portrait"), (612.0, 792.0)),
        ("en-CA", ExportOptions(paper="a4"), (841.89, 595.28)),
        ("en-GB", ExportOptions(paper="letter", orientation="portrait"), (612.0, 792.0)),
        ("en-GB", ExportOptions(orientation="portrait"), (595.28, 841.89)),
    ],
)
def test_the_page_has_the_size_asked_for_or_that_of_the_region(
    language: str, options: ExportOptions, size: tuple[float, float]
) -> None:
    (page,) = pages_of(one_stage({"Consult": ["Survey"]}, language=language), options)
    assert (page.width, page.height) == pytest.approx(size, abs=0.05)


LONG = " ".join(f"word{number}" for number in range(700))
"""About 5,000 letters."""


@pytest.mark.parametrize("margin", [5.0, 15.0, 25.4, 60.0])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_nothing_is_printed_on_the_margins(margin: float, orientation: Orientation) -> None:
    plan = done(one_stage({"Inform": [LONG], "Partnership": ["m" * 200]}), do.edit_project, title="Title " * 30)
    options = ExportOptions(paper="letter", margin=margin, orientation=orientation, page_numbers=False)
    inset = margin * 72 / 25.4 - 1
    pages = pages_of(plan, options)
    assert len(pages) > 1
    for page in pages:
        assert min(letter.left for letter in page.letters) >= inset
        assert max(letter.right for letter in page.letters) <= page.width - inset
        assert min(letter.bottom for letter in page.letters) >= inset
        assert max(letter.top for letter in page.letters) <= page.height - inset


def test_the_heads_are_repeated_on_every_page() -> None:
    pages = pages_of(a_plan(stages=60))
    assert len(pages) > 1
    for page in pages:
        heads = [named(page.words, name) for name in published.COLUMNS]
        assert [word.text for word in page.words].count("Partnership") == 1
        assert len({head.baseline for head in heads}) == 1
        assert named(page.words, "Level").baseline > heads[0].baseline
        assert heads[0].baseline > max(word.baseline for word in page.words if word.text.startswith("Activity"))


def test_a_row_that_fits_on_a_page_is_never_split() -> None:
    rows = [
        Asked(f"Stage{number}", tuple((" ".join(f"{number}.{part}" for part in range(90)),) for _ in LEVELS))
        for number in range(12)
    ]
    pages = pages_of(plan_of(rows))
    assert len(pages) > 3
    assert sum(word.text.startswith("Stage") and word.text != "Stages" for page in pages for word in page.words) == 12
    for page in pages:
        texts = [word.text for word in page.words]
        for number in range(12):
            expected = 4 if f"Stage{number}" in texts else 0
            assert [texts.count(f"{number}.{part}") for part in range(90)] == [expected] * 90


def test_a_first_row_that_fits_on_the_next_page_is_not_split_below_the_caption() -> None:
    # 27 lines fit under the heads of a page of their own, 26 where the caption goes before.
    pages = pages_of(one_stage({"Consult": [f"Survey {number}" for number in range(27)]}), BARE)
    counts = [sum(word.text == "Survey" for word in page.words) for page in pages]
    assert sorted(counts) in ([27], [0, 27])


@pytest.mark.parametrize("stages", [0, 1, 3])
def test_a_cell_higher_than_a_page_is_whole_over_several(stages: int) -> None:
    before = [Asked(f"Stage {number}", ((), ("Survey",), (), ())) for number in range(stages)]
    plan = plan_of([*before, Asked("Long", ((), (), (LONG,), ("Beside",)))])
    pages = pages_of(plan, BARE)
    assert len(pages) > 2
    assert {page.text.count("Partnership Control") for page in pages} == {1}
    words = [word.text for page in pages for word in page.words if word.text.startswith("word")]
    assert words == [f"word{number}" for number in range(700)]
    assert sum(word.text == "Beside" for page in pages for word in page.words) == 1


def test_many_entries_in_a_cell_are_whole_over_several_pages() -> None:
    plan = one_stage({"Inform": [f"Entry {number}" for number in range(200)], "Consult": [LONG]})
    pages = pages_of(plan, BARE)
    assert {page.text.count("Partnership Control") for page in pages} == {1}
    texts = " ".join(page.text for page in pages)
    numbers = [int(number) for number in re.findall(r"Entry (\d+)", texts)]
    assert sorted(numbers) == list(range(200))
    assert re.findall(r"word(\d+)", texts) == [str(number) for number in range(700)]


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize(("size", "margin"), [(9.0, 25.4), (9.0, 60.0), (12.0, 25.4), (12.0, 60.0), (24.0, 25.4)])
def test_a_word_longer_than_any_column_is_broken_but_whole(
    size: float, margin: float, orientation: Orientation
) -> None:
    word = "abcdefghij" * 20
    options = ExportOptions(
        paper="letter",
        text_size=size,
        margin=margin,
        orientation=orientation,
        legend=False,
        page_numbers=False,
    )
    pages = pages_of(one_stage({"Consult": [f"before {word} after"]}), options)
    printed = seen("".join(page.text for page in pages))
    head = printed[printed.index("Stagesof") : printed.index("Stage1")]
    body = printed.replace(head, "").partition("Stage1")[2]
    assert body.replace("Stage1(continued)", "") == f"before{word}after"


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("stages", [1, 2, 10])
def test_a_page_without_room_for_the_heads_is_refused(stages: int, orientation: Orientation) -> None:
    options = ExportOptions(paper="letter", text_size=24.0, margin=60.0, orientation=orientation)
    row = Asked("Stage 1", ((), ("abcdefghij" * 20,), (), ()))
    with pytest.raises(PageTooSmall):
        rendered(plan_of([row] * stages), options)


@pytest.mark.parametrize("size", [14.0, 16.0, 18.0])
@pytest.mark.parametrize("credit", range(0, 1000, 200))
def test_the_table_begins_on_the_next_page_where_the_caption_leaves_no_room_for_its_heads(
    credit: int, size: float
) -> None:
    texts = {"title": "Title " * 50, "caption": "Words " * 150, "credit": "x " * (credit // 2)}
    plan = done(a_plan(stages=1), do.edit_project, **texts)
    pages = pages_of(plan, ExportOptions(text_size=size, legend=False, page_numbers=False))
    words = [word.text for page in pages for word in page.words]
    assert (words.count("Title"), words.count("Words"), words.count("x")) == (50, 150, credit // 2)
    assert " ".join(words).endswith(
        "Stages of Micro-credential Project Level of Involvement Inform Consult Participate Partnership Control"
        " Stage 1 Activity 1 (n=1)"
    )


def test_no_word_of_the_heads_is_broken_for_the_sake_of_an_entry() -> None:
    plan = one_stage({"Consult": ["Survey of learners about the price and form"]})
    (page,) = pages_of(plan, ExportOptions(orientation="portrait", legend=False))
    assert page.text.endswith(
        "Stages of Micro-credential Project Level of Involvement Inform Consult Participate Partnership Control"
        " Stage 1 Survey of learners about the price and form"
    )


def test_the_page_is_turned_on_its_side_where_a_word_does_not_fit_upright() -> None:
    upright = ExportOptions(paper="letter", orientation="portrait")
    for letters, size in ((10, (612, 792)), (30, (792, 612)), (200, (612, 792))):
        made = rendered(one_stage({"Consult": ["m" * letters]}), upright)
        (page,) = pdf_pages(made.data)
        assert (page.width, page.height) == pytest.approx(size)
        assert made.options.sheet == pytest.approx(size)
        assert sum(word.text.count("m") for word in page.words if set(word.text) == {"m"}) == letters


def feet(plan: Plan, page_numbers: bool | None = None) -> list[str]:
    pages = pages_of(plan, ExportOptions(page_numbers=page_numbers))
    return [" ".join(word.text for word in page.words if word.baseline < 72) for page in pages]


def test_pages_are_numbered_from_two_on_unless_told_otherwise() -> None:
    assert feet(table_1()) == [""]
    assert feet(a_plan(stages=60)) == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]
    assert feet(table_1(), page_numbers=True) == ["Page 1 of 1"]
    assert feet(a_plan(stages=60), page_numbers=False) == ["", "", ""]


def test_the_number_of_pages_is_told() -> None:
    assert rendered(table_1()).pages == 1
    assert rendered(a_plan(stages=60)).pages == 3


def test_the_file_says_what_it_is() -> None:
    plan = done(table_1(), do.edit_project, organisation="Ngāti & Co", title="Plan <1> (Ōtara)", language="en-NZ")
    made = rendered(plan)
    document = pypdfium2.PdfDocument(made.data)
    told = document.get_metadata_dict()
    assert (told["Title"], told["Author"], told["Creator"]) == (
        "Plan <1> (Ōtara)",
        "Ngāti & Co",
        "Participation Planner",
    )
    length = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (length // 2))()
    pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, length)
    assert bytes(buffer).decode("utf-16-le").rstrip("\0") == "en-NZ"
    assert "/DisplayDocTitle true" in pdf_objects(made.data)


def test_the_file_says_what_it_is_about() -> None:
    told = pypdfium2.PdfDocument(rendered(table_1()).data).get_metadata_dict()
    assert told["Subject"] == "Learner participation by project stage."
    plain = render(Document("Plan", "", "en-CA", ()), ExportOptions().settled(language="en-CA", title=True))
    assert "unspecified" not in pdf_objects(plain.data)


def test_small_lines_under_the_levels_are_a_little_smaller() -> None:
    (page,) = pages_of(table_1(), ExportOptions(text_size=12, glosses=True))
    assert {round(letter.size, 1) for letter in page.letters} == {18.0, 12.0, 10.8}

    def size(text: str) -> float:
        word = named(page.words, text)
        begins = next(each for each in page.letters if (each.left, each.baseline) == (word.left, word.baseline))
        return round(begins.size, 1)

    assert (size("told"), size("Inform")) == (10.8, 12.0)


def test_it_is_not_encrypted() -> None:
    made = rendered(table_1())
    assert "/Encrypt" not in pdf_objects(made.data)
    assert pdfium.FPDF_GetSecurityHandlerRevision(pypdfium2.PdfDocument(made.data).raw) == -1


def test_an_empty_plan_is_a_page_with_a_head() -> None:
    (page,) = pages_of(blank(), BARE)
    assert page.text == (
        "Learner participation by project stage. Framework adapted from Bovill (2017), CC BY 4.0."
        " Stages of Micro-credential Project Level of Involvement Inform Consult Participate Partnership Control"
    )


def test_the_tags_are_those_of_the_page() -> None:
    made = rendered(table_1())
    (page,) = pdf_structure(made.data)
    (document,) = page.kids
    assert [kid.role for kid in document.kids] == ["H1", "Table", "P", "P", "P", "P", "P"]
    title, table, *legend = document.kids
    assert title.whole == published.TITLE
    assert [line.whole for line in legend] == [" ".join(line) for line in published.LEGEND]
    caption, *rows = table.kids
    assert (caption.role, caption.whole) == ("Caption", f"{published.CAPTION} {published.CREDIT}")
    assert [(head.whole.strip(), head.scope) for row in rows[:2] for head in row.kids] == [
        (published.STAGE_HEAD, "Column"),
        (published.SPAN, "Column"),
        *((name, "Column") for name in published.COLUMNS),
    ]
    assert [[cell.whole.strip() for cell in row.kids] for row in rows[2:]] == [
        list(filter(None, row)) for row in published.ROWS
    ]
    assert [(row.kids[0].role, row.kids[0].scope) for row in rows[2:]] == [("TH", "Row")] * 6
    assert pdf_objects(made.data).count("/S/TD/") == 6 * 5
    assert set(re.findall(r"/(?:Col|Row)Span \d", pdf_objects(made.data))) == {
        "/ColSpan 5",
        "/RowSpan 2",
    }


def test_a_table_over_four_pages_is_one_table() -> None:
    made = rendered(a_plan(stages=80))
    assert made.pages == 4
    assert pdf_objects(made.data).count("/S/Table/") == 1
    rows = [row for page in pdf_structure(made.data) for table in page.all("Table") for row in table.all("TR")]
    heads, body = rows[:2], rows[2:]
    assert [cell.whole.strip() for row in heads for cell in row.kids][2:] == list(published.COLUMNS)
    assert [row.kids[0].whole.strip() for row in body] == [f"Stage {number}" for number in range(1, 81)]
    assert "Page" not in " ".join(page.whole for page in pdf_structure(made.data))


def test_a_row_over_several_pages_is_one_row_and_says_whose_it_is_on_each() -> None:
    made = rendered(plan_of([Asked("Alumni Community", ((), (LONG,), (), ()))]), BARE)
    pages = pdf_pages(made.data)
    assert len(pages) > 2
    assert [page.text.count("Alumni Community") for page in pages] == [1] * len(pages)
    assert [page.text.count("Alumni Community (continued)") for page in pages] == [0] + [1] * (len(pages) - 1)
    assert pdf_objects(made.data).count("/S/TR/") == 3
    cells = [cell.whole for page in pdf_structure(made.data) for cell in page.all("TD")]
    assert " ".join(" ".join(cells).split()) == LONG
    assert "continued" not in " ".join(page.whole for page in pdf_structure(made.data))


def test_several_entries_in_a_cell_are_paragraphs() -> None:
    (page,) = pdf_structure(rendered(one_stage({"Inform": ["Survey", "Focus group"]}), BARE).data)
    (cell,) = page.all("TD")
    assert [(kid.role, kid.whole) for kid in cell.kids] == [("P", "Survey"), ("P", "Focus group")]


def bookmarks(plan: Plan) -> list[tuple[int, str]]:
    document = pypdfium2.PdfDocument(rendered(plan).data)
    return [(found.level, found.get_title()) for found in document.get_toc()]


def test_bookmarks_are_the_title_and_in_long_documents_the_stages() -> None:
    plan = done(a_plan(stages=80), do.edit_project, title="Plan & <b>")
    assert bookmarks(table_1()) == [(0, published.TITLE)]
    assert bookmarks(plan) == [(0, "Plan & <b>"), *((1, f"Stage {number}") for number in range(1, 81))]
    assert bookmarks(done(plan, do.edit_project, title=""))[:2] == [(0, "Stage 1"), (0, "Stage 2")]


def test_the_metadata_name_the_title() -> None:
    data = rendered(done(table_1(), do.edit_project, title="Plan <1> & Ōtara")).data
    streams = [zlib.decompress(found) for found in re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)endstream", data, re.S)]
    (xmp,) = [each for each in (*streams, data) if b"<?xpacket begin" in each]
    assert '<rdf:li xml:lang="x-default">Plan &lt;1&gt; &amp; Ōtara</rdf:li>'.encode() in xmp


@pytest.mark.parametrize("text", ["a  b", "Survey   of    learners", "1.  one"])
def test_several_blanks_stay(text: str) -> None:
    letters = pdf_pages(rendered(one_stage({"Consult": [f"|{text}|"]}), BARE).data)[0].letters
    first, last = [letter for letter in letters if letter.text == "|"]
    assert last.left - first.left == pytest.approx(set_width(f"|{text}", 10), abs=0.1)


def test_a_hyphen_that_does_not_break_is_a_hyphen_and_a_choice_of_form_is_nothing() -> None:
    (page,) = pages_of(one_stage({"Consult": ["e\u2011mail A\ufe0f"]}), BARE)
    assert page.text.endswith(" Stage 1 e\u2010mail A")


@pytest.mark.parametrize("levels", [40, 100])
def test_more_levels_than_a_page_is_wide_are_refused_by_name(levels: int) -> None:
    plan = a_plan(stages=1)
    made = [dataclasses.replace(plan.levels[0], id=new_id(), name=f"Level {number}") for number in range(levels)]
    plan = done(plan, do.own_levels, levels=made)
    with pytest.raises(PageTooSmall):
        rendered(plan)


@pytest.mark.parametrize(
    ("text", "word"), [("كل المتعلمين", "المتعلمين"), ("שלום לכולם", "לכולם"), ("Group: שלום", "שלום")]
)
def test_what_is_written_from_right_to_left_is_read_back_in_order(text: str, word: str) -> None:
    document = pypdfium2.PdfDocument(rendered(one_stage({"Consult": [text]}), BARE).data)
    assert word in document[0].get_textpage().get_text_range()


def test_what_is_written_from_right_to_left_stands_right() -> None:
    texts = {"Consult": ["שלום", "A long enough line to make the column wide"]}
    letters = pdf_pages(rendered(one_stage(texts), BARE).data)[0].letters
    hebrew = [letter for letter in letters if "א" <= letter.text <= "ת"]
    latin = [letter for letter in letters if abs(letter.baseline - hebrew[0].baseline) > 1 and letter.text == "w"]
    assert max(letter.right for letter in hebrew) > max(letter.right for letter in latin)
    by_place = sorted(hebrew, key=lambda letter: letter.left)
    assert "".join(letter.text for letter in by_place) == "םולש"


def test_the_face_is_the_one_asked_for() -> None:
    pages = pages_of(table_1(), ExportOptions(face="serif"))
    used = {name.split("+")[-1]: embedded for page in pages for name, embedded in page.fonts.items()}
    assert used == {"LiberationSerif": True, "LiberationSerif-Bold": True}


def colours(options: ExportOptions) -> set[tuple[int, ...]]:
    image = pypdfium2.PdfDocument(rendered(table_1(), options).data)[0].render(scale=2).to_pil()
    return {colour for count, colour in image.getcolors(1 << 24) if count > 2000}


def test_black_and_white_has_no_fill() -> None:
    assert (237, 237, 237) in colours(ExportOptions())
    assert (237, 237, 237) not in colours(ExportOptions(black_and_white=True))


def test_running_text_has_its_own_size() -> None:
    pages = pages_of(table_1(), ExportOptions(text_size=9.0, running_size=12.0))
    sizes = {letter.text: round(letter.size, 1) for page in pages for letter in page.letters}
    by_word = {round(letter.size, 1) for page in pages for letter in page.letters}
    assert by_word == {9.0, 10.8, 12.0, 18.0}, sizes
