# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The other languages: every sentence is there, whole, and finds its way to whoever reads it."""

import ast
import gettext
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from babel.messages.catalog import Catalog

from app.exports.matrix import matrix_document
from app.exports.options import ExportOptions
from app.exports.text import render_text
from app.models.changes import Draft
from app.models.new import new_plan
from app.operations import fill_from_template
from app.words import counts, details, errors, exporting, finding, first_page, matrix, own_templates, translation
from app.words.languages import interface_language
from app.words.window import actions, menus
from scripts import languages

CATALOGUES = {path.name: languages.read(path.name) for path in languages.LANGUAGES.iterdir()}
MNEMONIC = re.compile(r"&(?=\w)")

Pairs = Iterator[tuple[str, str]]


def forms(catalogue: Catalog) -> Pairs:
    """Yield each English sentence with its translation, singular and plural each on its own."""
    for message in catalogue:
        if message.id:
            several = isinstance(message.id, tuple | list)
            english = message.id if several else (message.id,)
            other = message.string if several else (message.string,)
            yield from zip(english, other, strict=True)  # type: ignore[arg-type]


def test_french_is_there() -> None:
    assert "fr" in CATALOGUES


@pytest.mark.parametrize("language", CATALOGUES)
def test_it_holds_the_sentences_of_today(language: str) -> None:
    in_code = {message.id for message in languages.sentences() if message.id}
    in_catalogue = {message.id for message in CATALOGUES[language] if message.id}
    assert in_catalogue - in_code == set(), "make languages takes these out"
    assert in_code - in_catalogue == set(), "make languages puts these in; then translate them"


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_sentence_is_translated(language: str) -> None:
    assert [english for english, other in forms(CATALOGUES[language]) if not other] == []
    assert [message.id for message in CATALOGUES[language] if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_placeholders_marks_of_keys_and_ends_are_those_of_the_english(language: str) -> None:
    for english, other in forms(CATALOGUES[language]):
        assert Counter(re.findall(r"{.*?}", other)) == Counter(re.findall(r"{.*?}", english)), other
        assert len(MNEMONIC.findall(other)) == len(MNEMONIC.findall(english)), other
        assert other.endswith("…") == english.endswith("…"), other


@pytest.mark.parametrize("language", CATALOGUES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    with languages.catalogue(language).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in CATALOGUES[language]:
        if isinstance(message.id, tuple | list):
            one, many = message.id
            assert message.string == tuple(compiled.ngettext(one, many, count) for count in (1, 2))
        elif message.id:
            assert message.string == compiled.gettext(message.id)


@pytest.mark.parametrize("language", CATALOGUES)
@pytest.mark.parametrize(
    "texts",
    [
        menus,
        exporting.labels,
        finding.labels,
        own_templates.labels,
        lambda language: {
            key: first_page.labels(language)[f"{key}_own"] for key in ("begin", "edit", "share", "delete")
        },
    ],
)
def test_no_key_is_marked_twice_in_one_place(texts: object, language: str) -> None:
    marked = [text[text.index("&") + 1].lower() for text in texts(language).values() if "&" in text]  # type: ignore[operator]
    assert len(marked) == len(set(marked)) > 0


@pytest.mark.parametrize("tag", ["fr", "fr-CA", "fr-FR", "fr-BE"])
def test_every_region_finds_its_language(tag: str) -> None:
    assert matrix.control_head(tag) == "Décision"
    assert actions(tag)["undo"].text == "&Annuler"


@pytest.mark.parametrize("tag", ["en-CA", "en-GB", "de-DE", "xx", ""])
def test_everybody_else_finds_english(tag: str) -> None:
    assert matrix.control_head(tag) == "Control"


def test_each_region_has_its_spaces() -> None:
    assert details.labels("fr-CA")["which_level"] == "Quel niveau convient?"
    assert details.labels("fr-FR")["which_level"] == "Quel niveau convient\u202f?"
    assert matrix.legend_line("Informer", "fr-CA") == matrix.legend_line("Informer", "fr-FR") == "Informer\u00a0:"
    assert translation("fr-FR").ngettext("{count} page", "{count} pages", 2) == "{count} pages"
    assert errors.unexpected("E", "fr-FR") == errors.unexpected("E", "fr-CA")


@pytest.mark.parametrize(
    ("chosen", "system", "spoken"),
    [
        ("", "en-CA", "en-CA"),
        ("", "fr-FR", "fr-FR"),
        ("fr", "en-CA", "fr-CA"),
        ("fr", "fr-BE", "fr-BE"),
        ("fr", "en-GB", "fr-CA"),
        ("en", "fr-FR", "en-CA"),
        ("en", "fr-CA", "en-CA"),
        ("fr", "de-DE", "fr-CA"),
        ("tlh", "fr-CA", "fr-CA"),
    ],
)
def test_the_window_keeps_the_region_where_there_is_such_a_language(chosen: str, system: str, spoken: str) -> None:
    assert interface_language(chosen, system) == spoken


def test_dates_and_times_are_written_as_in_french() -> None:
    now = datetime(2026, 3, 1, 14, 5, tzinfo=UTC)
    assert first_page.day(now, now, "fr-CA") == "1er mars"
    assert first_page.day(now.replace(day=2, year=2025), now, "fr-CA") == "2 mars 2025"
    assert first_page.when(now, now, "fr-CA") == "aujourd’hui, 14\u00a0h\u00a005"
    assert first_page.day(now, now, "en-CA") == "1 March"
    assert first_page.moment(now.replace(month=8), now, "en-CA") == "1 August, 14:05"


def test_french_counts_and_lists() -> None:
    assert counts.count("per-cohort", 6, 0, "", "fr-CA") == "(n=6 par cohorte)"
    assert counts.count("all", 0, 0, "employeurs", "fr-CA") == "L’ensemble des employeurs"
    assert matrix.join(["A", "B", "C"], "fr-CA") == "A, B et C"


def test_a_french_plan_prints_french() -> None:
    """Table 1, as docs say it in French; the spaces before colons do not break."""
    draft = Draft(new_plan("fr-CA"))
    fill_from_template(draft, key="table-1")
    settled = ExportOptions().settled(language="fr-CA", title=True)
    printed = render_text(matrix_document(draft.plan, settled), 300).replace("\u00a0", " ")
    for words in (
        "Participation des personnes apprenantes par étape du projet.",
        "Étapes du projet de microcertification",
        "Niveau de participation",
        "Informer", "Consulter", "Faire participer", "Partenariat", "Décision",
        "Analyse des besoins", "Groupe de discussion (n=6)", "Établissement", "Partagée",
        "L’ensemble des personnes apprenantes",
        "Cadre adapté de Bovill (2017), CC BY 4.0.",
        "Décision : Qui décide à cette étape.",
    ):  # fmt: skip
        assert words in printed


def test_every_sentence_is_seen_by_who_looks_for_them() -> None:
    """Inside an f-string, say, one is not."""
    seen = {english for english, _ in forms(CATALOGUES["fr"])}
    for path in sorted((languages.TOP / "app" / "words").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and path.stem != "__init__":
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                for text in node.args[: {"_": 1, "gettext": 1, "_n": 2, "ngettext": 2}.get(name, 0)]:
                    assert isinstance(text, ast.Constant), f"{path.name}:{text.lineno}"
                    assert text.value in seen, f"{path.name}:{text.lineno}"


def test_french_is_set_as_in_canada() -> None:
    """A space that does not break before a colon and inside « », none before ; ! ?, and ’ for an apostrophe."""
    for _, french in forms(CATALOGUES["fr"]):
        assert not re.search(r"[^\S\u00a0]:(?!\w)|\s[;!?]|«(?!\u00a0)|(?<!\u00a0)»|\w'\w", french), french
