# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
