# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The storage under torture: a short form of each in every run, the long one with ``TORTURE=1``.

``make torture`` runs the long forms; each prints a line of figures, which docs/RELIABILITY.md keeps.
"""
