# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plans and windows: which plans are open, what the window's actions do, and what it tells."""
