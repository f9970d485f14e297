# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Kept versions, all changes, and what sets two versions apart."""
