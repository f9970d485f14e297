# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What there is to ask of a plan, found bit by bit, and its page."""
