# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Text for a portal: a plan as sentences under a limit."""
