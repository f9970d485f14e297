# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables from elsewhere: read, understood, and shown before they are taken."""
