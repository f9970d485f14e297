# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What takes too long for every day; ``TORTURE=1`` runs it."""
