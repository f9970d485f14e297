# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The measured promises: ``python -m benchmarks`` prints each figure beside what was promised.

Figures are medians of several runs. Where two things are compared, they take turns in one run, and the figure is the
median over those turns, so that a busy machine slows both alike. Benchmarks are not tests: they end well whatever they
find.
"""
