# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is true of a plan: rows, the frozen plan, changes. No SQL, no Qt, no files but the shipped ones."""
