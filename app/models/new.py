# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The plan that everything begins with."""

from app.models.changes import new_id
from app.models.groups import learners
from app.models.plan import Plan
from app.models.ranks import between
from app.models.regions import currency
from app.models.rows import Project
from app.models.schemes import DEFAULT_SCHEME, scheme


def new_plan(language: str) -> Plan:
    """Return a plan in the given language ("en-CA") with the usual levels, the group of learners and no stage."""
    levels_of, levels = scheme(DEFAULT_SCHEME, language)
    project = Project(id=new_id(), scheme_id=levels_of.id, language=language, currency=currency(language))
    group = learners(group_id=new_id(), rank=between("", None), language=language)
    return Plan(
        {
            "project": {project.id: project},
            "schemes": {levels_of.id: levels_of},
            "levels": {level.id: level for level in levels},
            "groups": {group.id: group},
        }
    )
