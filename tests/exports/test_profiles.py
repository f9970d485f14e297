# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Profiles: the shipped ones to the letter, one's own there and back, and whatever a stranger may have put into one."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnknownChoice
from app.exports.option_data import from_data, to_data
from app.exports.options import ExportOptions
from app.exports.profiles import Profile, find_profile, is_pattern, own_profile, settings_of, shipped_profiles

OPTIONS = st.builds(
    ExportOptions,
    paper=st.sampled_from([None, "a4", "letter"]),
    margin=st.none() | st.floats(5, 60),
    face=st.sampled_from(["sans", "serif"]),
    text_size=st.floats(9, 24),
    running_size=st.none() | st.floats(9, 24),
    pages=st.none() | st.integers(1, 99),
    title=st.none() | st.booleans(),
    legend=st.booleans(),
    layout=st.sampled_from(["together", "apart", "across"]),
    groups=st.lists(st.text()).map(tuple),
    language=st.sampled_from(["", "fr-CA"]),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from([*map(str, dataclasses.asdict(ExportOptions())), "x"]), inner)
    ),
)


def test_the_shipped_ones_say_whose_rule_they_are_and_from_when() -> None:
    assert [(each.key, each.name, each.source, each.as_of) for each in shipped_profiles("en-CA")] == [
        ("as-published", "Table 1 as published", "", ""),
        ("a4-grant", "A4 application", "Erasmus+ application forms", "2025"),
        ("us-letter", "US Letter application", "US education application packages", "2010"),
        ("black-and-white", "Black and white", "", ""),
    ]
    assert shipped_profiles("fr-CA")[3].name == "Noir et blanc"


def test_what_the_shipped_ones_ask_for() -> None:
    published, grant, letter, copied = (each.options for each in shipped_profiles("en-CA"))
    assert published == ExportOptions(title=False, legend=False)
    assert grant == ExportOptions(paper="a4", margin=15.0)
    assert letter == ExportOptions(paper="letter", margin=25.4, running_size=12.0, smallest_text=10.0)
    assert copied == ExportOptions(black_and_white=True)


@given(OPTIONS)
def test_options_go_into_data_and_come_back(options: ExportOptions) -> None:
    assert from_data(json.loads(json.dumps(to_data(options)))) == options


@given(OPTIONS)
def test_a_profile_of_ones_own_comes_back_without_what_names_rows_of_a_plan(options: ExportOptions) -> None:
    found = own_profile("id", "Ours", settings_of(options, file_name="{funder}-{title}", longest_name=30))
    assert found.options == dataclasses.replace(options, groups=())
    assert (found.key, found.name, found.file_name, found.longest_name) == ("id", "Ours", "{funder}-{title}", 30)


@given(JSON)
def test_data_of_any_kind_makes_options(data: object) -> None:
    assert isinstance(from_data(data), ExportOptions)
    assert isinstance(own_profile("id", "Theirs", json.dumps({"options": data, "longest_name": data})), Profile)


@pytest.mark.parametrize("settings", ["", "[", "[]", '{"options": {"text_size": 2}}', '{"file_name": "{0}"}'])
def test_a_broken_profile_is_the_usual(settings: str) -> None:
    assert own_profile("id", "Broken", settings) == Profile(key="id", name="Broken", options=ExportOptions())


@pytest.mark.parametrize(
    ("pattern", "sound"),
    [
        ("{title}-{date}", True),
        ("{institution}_{title}", True),
        ("{date}", False),
        ("{title.__class__}", False),
        ("{title[0]}", False),
        ("{0}{title}", False),
        ("{title", False),
    ],
)
def test_what_may_name_files(pattern: str, *, sound: bool) -> None:
    assert is_pattern(pattern) == sound


def test_a_profile_leaves_the_chosen_rows_and_the_language_as_they_are() -> None:
    chosen = ExportOptions(groups=("g",), columns=("c",), language="fr-CA", legend=False, text_size=12.0)
    applied = shipped_profiles("en-CA")[1].applied(chosen)
    assert applied == ExportOptions(paper="a4", margin=15.0, groups=("g",), columns=("c",), language="fr-CA")


def test_a_profile_is_found_by_key_or_name() -> None:
    known = shipped_profiles("en-CA")
    assert find_profile("us-letter", known) is known[2]
    assert find_profile("black AND white", known) is known[3]
    with pytest.raises(UnknownChoice):
        find_profile("mine", known)


@pytest.mark.parametrize("language", ["x" * 40, "fr\n", "FR", "en-ca", "\ud800", 3])
def test_a_strangers_profile_names_no_language_that_no_plan_could_have(language: object) -> None:
    assert own_profile("id", "name", json.dumps({"options": {"language": language}})).options == ExportOptions()
