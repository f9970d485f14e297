# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The texts of Table 1, written out by hand for the scripts that the exports are measured against."""

TITLE = "Example: learner participation in a micro-credential"
CAPTION = "Learner participation by project stage."
CREDIT = (
    "Framework adapted from Bovill (2017), CC BY 4.0."
    " Example from the Micro-credential Toolkit for B.C. (2023), modified from Bovill (2017), CC BY."
)
SPAN = "Level of Involvement"
HEAD = ("Stages of Micro-credential Project", "Inform", "Consult", "Participate", "Partnership", "Control")
BODY = (
    ("Needs Assessment", "", "Focus group (n=6)", "", "", ""),
    ("Curriculum Design", "", "", "Member of design team (n=2)", "", ""),
    ("Curriculum Development", "", "", "Pilot testers (n=2)", "", ""),
    ("Marketing and Promotion", "", "Surveys (n=25)", "", "", "Institution"),
    ("Learning Recognition", "", "Focus group (n=6)", "", "", ""),
    (
        "Alumni Community",
        "All learners",
        "",
        "",
        "Alumni and institution design and administer an alumni community together",
        "Co-led",
    ),
)
LEGEND = (
    ("Inform:", "The group is told, fully and even-handedly, what is planned and why. It has no say."),
    ("Consult:", "The group is asked for its views, once or repeatedly; the institution weighs the answers."),
    ("Participate:", "The group works along with the team through the stage and shapes it; the institution decides."),
    ("Partnership:", "Group and institution frame the options and choose among them together, looking for consensus."),
    ("Control:", "Who decides in the stage."),
)
