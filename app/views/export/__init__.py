# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The export dialog: where to, what, page, and the real pages beside it."""
