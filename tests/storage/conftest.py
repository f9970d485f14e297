# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the tests of the storage lean on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Return a house that is left in order."""
    house = House(tmp_path)
    yield house
    house.leave()


@pytest.fixture
def other(house: House) -> Iterator[House]:
    """Return a second computer that sees the same documents."""
    other = House(house.path.parent.parent, "other")
    yield other
    other.leave()
