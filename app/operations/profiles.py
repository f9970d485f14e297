# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Profiles: ways to export the plan, kept in it under a name."""

import dataclasses
from typing import cast

from app.models.answers import profiles
from app.models.changes import Draft, new_id
from app.models.fields import clean_text
from app.models.rows import ExportProfile
from app.operations.naming import needed
from app.operations.placing import rank_before


def keep_profile(draft: Draft, *, name: str, settings: str) -> str:
    """Keep how to export under a name; a profile of that name, whatever its capitals, says this from now on.

    ``settings`` is JSON as the exports read it.
    """
    known = clean_text(needed(name), lines=False).casefold()
    there = profiles(draft.plan)
    same = next((profile for profile in there if profile.name.casefold() == known), None)
    profile = same or ExportProfile(id=new_id(), rank=rank_before(draft, there, None))
    draft.put(dataclasses.replace(profile, name=name, settings=settings))
    return profile.id


def rename_profile(draft: Draft, *, profile_id: str, name: str) -> None:
    """Give a profile another name."""
    draft.put(dataclasses.replace(_profile(draft, profile_id), name=needed(name)))


def delete_profile(draft: Draft, *, profile_id: str) -> None:
    """Delete a profile."""
    draft.drop(_profile(draft, profile_id))


def _profile(draft: Draft, profile_id: str) -> ExportProfile:
    return cast("ExportProfile", draft.plan.row("export_profiles", profile_id))
