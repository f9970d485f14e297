# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The published example as every format has to show it, written out by hand."""

TITLE = "Example: learner participation in a micro-credential"
CAPTION = "Learner participation by project stage."
CREDIT = (
    "Framework adapted from Bovill (2017), CC BY 4.0."
    " Example from the Micro-credential Toolkit for B.C. (2023), modified from Bovill (2017), CC BY."
)
STAGE_HEAD = "Stages of Micro-credential Project"
SPAN = "Level of Involvement"
COLUMNS = ("Inform", "Consult", "Participate", "Partnership", "Control")
TOGETHER = "Alumni and institution design and administer an alumni community together"
ROWS = (
    ("Needs Assessment", "", "Focus group (n=6)", "", "", ""),
    ("Curriculum Design", "", "", "Member of design team (n=2)", "", ""),
    ("Curriculum Development", "", "", "Pilot testers (n=2)", "", ""),
    ("Marketing and Promotion", "", "Surveys (n=25)", "", "", "Institution"),
    ("Learning Recognition", "", "Focus group (n=6)", "", "", ""),
    ("Alumni Community", "All learners", "", "", TOGETHER, "Co-led"),
)
LEGEND = (
    ("Inform:", "The group is told, fully and even-handedly, what is planned and why. It has no say."),
    ("Consult:", "The group is asked for its views, once or repeatedly; the institution weighs the answers."),
    ("Participate:", "The group works along with the team through the stage and shapes it; the institution decides."),
    ("Partnership:", "Group and institution frame the options and choose among them together, looking for consensus."),
    ("Control:", "Who decides in the stage."),
)
