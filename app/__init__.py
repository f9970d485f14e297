# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Participation Planner: who takes part in a micro-credential, how deeply, and who decides."""

NAME = "Participation Planner"
COMMAND = "participation-planner"
VERSION = "0.1.0"
SUFFIX = ".pplan"
