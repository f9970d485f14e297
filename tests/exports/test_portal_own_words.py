# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What people say themselves in a text for a portal: of an entry, and of a whole sentence."""

import pytest

from app import operations as do
from app.exports.portal_text import PortalOptions, portal_text, with_edits
from app.models.answers import edits_of
from tests.builders import a_plan, done, with_entry


@pytest.mark.parametrize("text", ["Sharing circle (n=6)", "Six of the Elders sit with us"])
def test_an_entry_is_said_in_sentences_as_somebody_wants_it(text: str) -> None:
    plan = with_entry(a_plan(stages=1, entries=0), "Stage 1", "Consult", text)
    (entry,) = plan.involvements()
    values = {"in_sentences": "in a sharing circle", "count_kind": "exact", "count_from": 6, "wording": entry.wording}
    plan = done(plan, do.edit_involvement, involvement_id=entry.id, **values)
    said = portal_text(plan, "long", PortalOptions()).sentences[1]
    assert said.text == "In Stage 1, six learners are consulted in a sharing circle."


def test_own_words_are_stale_only_where_it_is_known_that_the_plan_said_something_else() -> None:
    plan = done(with_entry(a_plan(stages=1, entries=0), "Stage 1", "Consult", "Survey"), do.add_answer)
    (answer,) = plan.rows("answers")
    text = portal_text(plan, "long", PortalOptions())
    key, said = text.sentences[1].key, text.sentences[1].said
    for known, stale in ((said, False), ("In Stage 1, learners are informed.", True), ("", False)):
        edited = done(plan, do.edit_sentence, answer_id=answer, key=key, said=known, text="We ask them.")
        found = with_edits(text, edits_of(edited, answer)).sentences[1]
        assert (found.text, found.said, found.stale) == ("We ask them.", said, stale)
