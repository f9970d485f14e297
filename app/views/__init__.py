# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The window: thin views over the plan. They hold ids and plans, never database objects."""
