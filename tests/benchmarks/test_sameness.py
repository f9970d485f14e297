# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the benchmarks compare with comes to the same file, or their factors would say nothing."""

import pytest

from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, render_plan
from benchmarks.bare_pdf import register_face
from benchmarks.exports import BARE
from benchmarks.sameness import same
from tests.builders import table_1


@pytest.mark.parametrize("suffix", BARE)
def test_the_bare_calls_make_what_the_export_makes(suffix: str) -> None:
    register_face()
    ours = render_plan(table_1(), FORMATS[suffix], ExportOptions()).data
    assert same(suffix, ours, BARE[suffix]())
