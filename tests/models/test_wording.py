# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What typed text means, and that it always prints as typed."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.fields import clean_text
from app.models.rows import Group, Involvement
from app.models.wording import Words, printed, read_typed, says_number, without_numbers

LEARNERS = Group(id="learners", rank="1", name="Learners", kind="learners", one="learner", several="learners")
EMPLOYERS = Group(id="employers", rank="2", name="Employers", one="employer", several="employers")
EMPLOYEURS = Group(id="employeurs", rank="3", name="Employeurs")
GROUPS = (LEARNERS, EMPLOYERS, EMPLOYEURS)


def read(text: str) -> Words:
    return read_typed(text, groups=GROUPS, group=LEARNERS, language="en-CA")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Focus group (n=6)", Words(activity="Focus group", count_kind="exact", count_from=6, count_text="(n=6)")),
        ("Focus group (n = 6)", Words(activity="Focus group", count_kind="exact", count_from=6, count_text="(n = 6)")),
        ("Focus group, n=6", Words(activity="Focus group", count_kind="exact", count_from=6, count_text=", n=6")),
        ("Focus group (N=6)", Words(activity="Focus group", count_kind="exact", count_from=6, count_text="(N=6)")),
        ("(n=6)", Words(count_kind="exact", count_from=6, count_text="(n=6)")),
        (
            "Survey (n=20-30)",
            Words(activity="Survey", count_kind="range", count_from=20, count_to=30, count_text="(n=20-30)"),
        ),
        (
            "Survey (n=20 à 30)",
            Words(activity="Survey", count_kind="range", count_from=20, count_to=30, count_text="(n=20 à 30)"),
        ),
        ("Survey (n≈25)", Words(activity="Survey", count_kind="about", count_from=25, count_text="(n≈25)")),
        ("Survey (n=10+)", Words(activity="Survey", count_kind="at-least", count_from=10, count_text="(n=10+)")),
        (
            "Survey (n=6 per cohort)",
            Words(activity="Survey", count_kind="per-cohort", count_from=6, count_text="(n=6 per cohort)"),
        ),
        ("Survey (n=1,200)", Words(activity="Survey", count_kind="exact", count_from=1200, count_text="(n=1,200)")),
        ("All learners", Words(group_id="learners", count_kind="all", count_text="All learners")),
        ("Tous les employeurs", Words(group_id="employeurs", count_kind="all", count_text="Tous les employeurs")),
        (
            "All employers: newsletter",
            Words(group_id="employers", activity="newsletter", count_kind="all", count_text="All employers"),
        ),
        (
            "Employers: Survey (n=12)",
            Words(group_id="employers", activity="Survey", count_kind="exact", count_from=12, count_text="(n=12)"),
        ),
        ("Staff: Survey", Words(activity="Staff: Survey")),
        ("Focus group with 6 learners", Words(activity="Focus group with 6 learners")),
        ("All hands", Words(activity="All hands")),
        ("Focus group(n=6)", Words(wording="Focus group(n=6)")),
        ("Survey (n=30-20)", Words(activity="Survey (n=30-20)")),
        ("=1+1", Words(wording="=1+1")),
        ("-", Words(wording="-")),
        ("N/A", Words(wording="N/A")),
        ("TBD", Words(wording="TBD")),
        ("", Words()),
    ],
)
def test_typed(typed: str, words: Words) -> None:
    assert read(typed) == words


def test_a_sentence_is_free_wording() -> None:
    sentence = "Alumni and institution design and administer an alumni community together"
    assert read(sentence) == Words(wording=sentence)


COUNTS = st.sampled_from(
    ["(n=6)", ", n=6", "(n = 6)", "(n=6-9)", "(n≈6)", "(n=6+)", "(N=6)", "(n=0)", "(n=)", "( n=6)"]
)


def test_french_puts_a_space_before_the_colon_that_does_not_break() -> None:
    words = read_typed("L'ensemble des employeurs : infolettre", groups=GROUPS, group=EMPLOYEURS, language="fr-CA")
    assert (words.group_id, words.count_kind, words.activity) == ("employeurs", "all", "infolettre")
    assert printed(words, EMPLOYEURS, "fr-CA") == "L'ensemble des employeurs\u00a0: infolettre"


STARTS = st.sampled_from(["", "Employers: ", "All learners", "All employers: ", "Tous les employeurs : ", "all "])


@given(st.builds(lambda start, text, count: start + text + count, STARTS, st.text(max_size=80), COUNTS) | st.text())
def test_whatever_is_typed_prints_as_typed_behind_the_name_of_its_group(text: str) -> None:
    words = read(text)
    group = next((group for group in GROUPS if group.id == words.group_id), LEARNERS)
    said = printed(words, group, "en-CA")
    kept = clean_text(text, lines=False)
    assert said == kept or (kept.endswith(said) and kept.casefold().startswith(group.name.casefold()))


ENTRY = Involvement(id="i", stage_id="s", level_id="l", group_id="learners", rank="1", activity="Survey")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (ENTRY, "Survey"),
        (dataclasses.replace(ENTRY, count_kind="exact", count_from=6), "Survey (n=6)"),
        (dataclasses.replace(ENTRY, count_kind="range", count_from=6, count_to=9), "Survey (n=6-9)"),
        (dataclasses.replace(ENTRY, count_kind="about", count_from=25), "Survey (n≈25)"),
        (dataclasses.replace(ENTRY, count_kind="at-least", count_from=10), "Survey (n=10+)"),
        (dataclasses.replace(ENTRY, count_kind="per-cohort", count_from=6), "Survey (n=6 per cohort)"),
        (dataclasses.replace(ENTRY, count_kind="all"), "All learners: Survey"),
        (dataclasses.replace(ENTRY, activity="", count_kind="all"), "All learners"),
        (dataclasses.replace(ENTRY, wording="Our own words", count_kind="exact", count_from=6), "Our own words"),
        (dataclasses.replace(ENTRY, activity=""), ""),
    ],
)
def test_fields_print_in_the_usual_form(entry: Involvement, said: str) -> None:
    assert printed(entry, LEARNERS, "en-CA") == said


def test_a_group_without_forms_goes_by_its_name() -> None:
    entry = dataclasses.replace(ENTRY, activity="", count_kind="all")
    assert printed(entry, EMPLOYEURS, "en-CA") == "All Employeurs"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Focus group (n=6); and then a survey (n ≈ 20)", "Focus group; and then a survey"),
        ("Survey, n=20-30", "Survey"),
        ("Entretiens (n=6 par cohorte) puis sondage", "Entretiens puis sondage"),
        ("n=6 learners", "learners"),
        ("(N≥12)", ""),
        ("Focus group with 6 learners", "Focus group with 6 learners"),
        ("An = 6 and a plan", "An = 6 and a plan"),
    ],
)
def test_numbers_of_people_in_a_text(text: str, left: str) -> None:
    assert without_numbers(text) == left
    assert says_number(text) == (left != text)
