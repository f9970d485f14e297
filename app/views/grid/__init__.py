# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The matrix as a grid: what it shows, how it looks, where keys go and what they do."""
