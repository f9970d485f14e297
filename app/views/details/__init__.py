# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Beside the grid: one cell with all its fields, and ideas for it."""
