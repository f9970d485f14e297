# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A year of work on a large plan: the file stays small, and opens at once."""

import random
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from app import operations as do
from app.models.changes import Draft
from app.models.plan import Plan
from app.models.rows import CONTROLS, STAGE_KINDS
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from tests.builders import blank
from tests.torture.processes import LONG
from tests.torture.typist import entries

SESSIONS, EDITS_EACH, STAGES = (200, 100, 40) if LONG else (6, 100, 40)
VERSIONS = 20 if LONG else 3
PUBLISH_EVERY = 25 if LONG else 50  # edits: whoever types goes on for a while, then thinks
LARGEST = 2_000_000 if LONG else 400_000

WHO = ("Learners", "Employers", "Alumni", "Elders and knowledge keepers", "Industry advisers")
WHAT = """survey interview focus group co-design workshop pilot testing of the first module review of outcomes advisory
committee member of the design team newsletter to all feedback on draft assessment rubric badge criteria marketing
stories peer mentors reading circle site visit validation with the sector follow-up after six months open house
evaluation of pilot translation into Cree accessibility walk-through data on enrolment endorsement letter""".split()
WHEN = ("Spring 2027", "Fall 2027", "Week 3", "before approval", "each cohort", "monthly", "2027-02-15", "Q3")


class Year:
    """Somebody who plans, with words and choices from a chance that is the same each time."""

    def __init__(self) -> None:
        self.chance = random.Random(7)

    def words(self, few: int, many: int) -> str:
        return " ".join(self.chance.choices(WHAT, k=self.chance.randint(few, many)))

    def typed(self) -> str:
        return f"{self.words(1, 4).capitalize()} (n={self.chance.randint(1, 300)})"

    def plan(self) -> Plan:
        """Return what the year begins with: every stage with six entries or so, of five groups."""
        draft = Draft(blank())
        for name in WHO[1:]:
            do.add_group(draft, name=name)
        for number in range(STAGES):
            do.add_stage(
                draft, name=f"{number + 1}. {self.words(1, 3).capitalize()}", kind=self.chance.choice(STAGE_KINDS)
            )
            for _ in range(self.chance.randint(4, 8)):
                self.add(draft)
        return draft.plan

    def add(self, draft: Draft) -> None:
        plan = draft.plan
        stage, level = self.chance.choice(plan.stages), self.chance.choice(plan.levels)
        group = self.chance.choice(plan.groups)
        do.add_involvement(draft, stage_id=stage.id, level_id=level.id, group_id=group.id, text=self.typed())

    def retype(self, draft: Draft) -> None:
        do.retype_involvement(draft, involvement_id=self.entry(draft.plan), text=self.typed())

    def fill_a_field(self, draft: Draft) -> None:
        field: dict[str, str] = self.chance.choice(
            (
                {"timing": self.chance.choice(WHEN)},
                {"used_for": self.words(5, 20)},
                {"heard_back": self.words(4, 12)},
                {"how_often": self.chance.choice(WHEN)},
                {"lead": self.words(1, 2)},
                {"return_hours": str(self.chance.randint(1, 40))},
                {"why": self.words(8, 30)},
            )
        )
        do.edit_involvement(draft, involvement_id=self.entry(draft.plan), **field)

    def move(self, draft: Draft) -> None:
        stage, level = self.chance.choice(draft.plan.stages), self.chance.choice(draft.plan.levels)
        do.move_involvement(draft, involvement_id=self.entry(draft.plan), stage_id=stage.id, level_id=level.id)

    def delete(self, draft: Draft) -> None:
        do.delete_involvement(draft, involvement_id=self.entry(draft.plan))

    def rename_a_stage(self, draft: Draft) -> None:
        do.rename_stage(draft, stage_id=self.chance.choice(draft.plan.stages).id, name=self.words(1, 4).capitalize())

    def move_a_stage(self, draft: Draft) -> None:
        stage, before = self.chance.sample(draft.plan.stages, 2)
        do.move_stage(draft, stage_id=stage.id, before=before.id)

    def replace_a_stage(self, draft: Draft) -> None:
        do.delete_stage(draft, stage_id=self.chance.choice(draft.plan.stages).id)
        do.add_stage(draft, name=self.words(1, 4).capitalize(), kind=self.chance.choice(STAGE_KINDS))

    def decide(self, draft: Draft) -> None:
        stage, groups = self.chance.choice(draft.plan.stages), self.chance.sample(draft.plan.groups, 2)
        control = self.chance.choice(CONTROLS)
        do.set_control(draft, stage_id=stage.id, control=control, group_ids=[group.id for group in groups])

    def note(self, draft: Draft) -> None:
        stage = self.chance.choice(draft.plan.stages)
        do.add_note(draft, text=self.words(5, 25), written_at=self.chance.choice(WHEN), stage_id=stage.id)

    def entry(self, plan: Plan) -> str:
        return self.chance.choice(entries(plan)).id

    def edit(self) -> Callable[[Draft], None]:
        """Return the next thing that is done: mostly words, seldom whole stages."""
        weights = {
            self.retype: 40,
            self.fill_a_field: 25,
            self.add: 11,
            self.delete: 8,
            self.move: 8,
            self.rename_a_stage: 3,
            self.decide: 2,
            self.move_a_stage: 1,
            self.note: 1,
            self.replace_a_stage: 0.5,
        }
        return self.chance.choices(list(weights), list(weights.values()))[0]


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def test_a_year_of_work_stays_small_and_quick(tmp_path: Path) -> None:
    year, path, folder = Year(), tmp_path / "a.pplan", tmp_path / "working"
    opened = OpenPlan.new(year.plan(), folder=folder, author="Åsa Lindqvist")
    opened.save_as(path)
    publishing, made = [], 0
    for session, keeps in zip(range(SESSIONS), cycle([*[False] * (SESSIONS // VERSIONS - 1), True]), strict=False):
        for number in range(EDITS_EACH):
            while not opened.run(year.edit()):
                pass  # some changed nothing, and are no edits
            made += 1
            if number % PUBLISH_EVERY == PUBLISH_EVERY - 1:
                publishing.append(timed(opened.publish))
        if keeps:
            opened.shelf.keep(opened.plan, "kept", author=opened.author, name=f"As shown in week {session + 1}")
        opened.publish()
        opened.close()
        opened = OpenPlan.open(path, folder=folder, author="Åsa Lindqvist")
    plan = opened.plan
    opened.close()

    file, size = read_plan_file(path), path.stat().st_size
    seconds = timed(lambda: OpenPlan.open(path, folder=folder).close())
    elsewhere = timed(lambda: OpenPlan.open(path, folder=tmp_path / "elsewhere").close())
    named = [version for version in file.versions if version.name]
    kept = sum(len(version.content) for version in file.versions)
    history = sum(len(block.content) for block in file.history)
    print(
        f"\na year: {made} edits, {len(plan.stages)} stages, {len(entries(plan))} entries, {len(named)} named versions"
        f" and {len(file.versions) - len(named)} others: {size / 1e6:.2f} MB (versions {kept / 1e6:.2f}, history"
        f" {history / 1e6:.2f}); opened in {seconds:.2f} s here, {elsewhere:.2f} s at another computer; published in"
        f" {sorted(publishing)[len(publishing) // 2] * 1000:.0f} ms, at the end {publishing[-1] * 1000:.0f} ms"
    )
    assert file.plan == plan
    assert made == SESSIONS * EDITS_EACH
    assert len(named) == VERSIONS
    assert sum(block.edits for block in file.history) == made
    assert size < LARGEST
    assert max(seconds, elsewhere) < 1
