# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The chain of revisions."""

import itertools

from app.storage.revisions import Chain, Revision, extended


def test_the_first_link_comes_from_nowhere() -> None:
    (revision,) = extended((), written_at="2026-01-02T03:04:05+00:00", author="Åsa")
    assert revision == Revision(revision.id, (), "2026-01-02T03:04:05+00:00", "Åsa")


def test_every_further_link_comes_from_the_last() -> None:
    chain: Chain = (Revision("one", (), "then", "A"), Revision("two", ("one",), "then", "B"))
    longer = extended(chain, written_at="now", author="C")
    assert longer[:2] == chain
    assert longer[2:] == (Revision(longer[2].id, ("two",), "now", "C"),)


def test_ids_are_never_the_same() -> None:
    assert len({extended((), written_at="", author="")[0].id for _ in range(100)}) == 100


def test_a_chain_keeps_its_last_thousand_links() -> None:
    chain: Chain = ()
    for number in range(1_005):
        chain = extended(chain, written_at=str(number), author="")
        assert len(chain) == min(number + 1, 1_000)
    assert [revision.written_at for revision in chain] == [str(number) for number in range(5, 1_005)]
    assert all(later.parents == (earlier.id,) for earlier, later in itertools.pairwise(chain))


def test_a_chain_that_came_too_long_is_cut_too() -> None:
    chain = tuple(Revision(str(number), (), "", "") for number in range(3_000))
    longer = extended(chain, written_at="", author="")
    assert (len(longer), longer[0].id, longer[-2].id) == (1_000, "2001", "2999")
