# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Profiles of exports, kept in the plan."""

import pytest

from app import operations as do
from app.errors import NameNeeded, NotFound
from app.models.answers import profiles
from app.models.plan import Plan
from tests.builders import blank, done

PLAN = done(blank(), do.keep_profile, name="Our funder", settings='{"paper": "a4"}')
(PROFILE,) = PLAN.rows("export_profiles")


def kept(plan: Plan) -> list[tuple[str, str]]:
    return [(profile.name, profile.settings) for profile in profiles(plan)]


def test_a_profile_is_kept_under_its_name_and_kept_again_says_something_else() -> None:
    plan = done(PLAN, do.keep_profile, name="Another", settings="{}")
    assert kept(plan) == [("Our funder", '{"paper": "a4"}'), ("Another", "{}")]
    plan = done(plan, do.keep_profile, name=" our Funder", settings='{"paper": "letter"}')
    assert kept(plan) == [("our Funder", '{"paper": "letter"}'), ("Another", "{}")]
    with pytest.raises(NameNeeded):
        done(plan, do.keep_profile, name=" ", settings="{}")


def test_a_profile_is_renamed_and_deleted() -> None:
    plan = done(PLAN, do.rename_profile, profile_id=PROFILE, name="Ministry")
    assert kept(plan) == [("Ministry", '{"paper": "a4"}')]
    assert kept(done(plan, do.delete_profile, profile_id=PROFILE)) == []
    with pytest.raises(NameNeeded):
        done(plan, do.rename_profile, profile_id=PROFILE, name="")
    with pytest.raises(NotFound):
        done(plan, do.delete_profile, profile_id="nowhere")
