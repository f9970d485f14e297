# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What every test may lean on."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.load_profile("here")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# What the program says is compared with English, whatever this computer speaks.
os.environ["LANG"] = "en_CA.UTF-8"
for name in ("LC_ALL", "LC_MESSAGES"):
    os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the program's own data, of this process and of those it starts, in a folder of the test's."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("PARTICIPATION_PLANNER_DATA", str(folder))
    return folder
