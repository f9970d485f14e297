# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The first page: templates, what was open before, and tables from elsewhere."""
