# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What commands take, and how it is read; what is not understood is said in ``language``."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from app.words import commands as words

_MM_PER_INCH = 25.4


def add_text_options(text: argparse.ArgumentParser, helps: dict[str, str], language: str) -> None:
    """Add what the command ``text`` takes."""
    text.add_argument("file", metavar="FILE", type=Path, help=helps["file"])
    choices = {
        "length": ("long", "medium", "short"),
        "by": ("stage", "group"),
        "tense": ("planned", "present", "done"),
    }
    for name, known in choices.items():
        read = choice(*known, language=language)
        text.add_argument(f"--{name}", metavar="|".join(known), type=read, help=helps[name])
    text.add_argument("--limit", metavar="N", type=characters(language), default=0, help=helps["limit"])
    for name, metavar in (("group", "G"), ("stage", "S")):
        text.add_argument(
            f"--{name}", dest=f"{name}s", metavar=metavar, action="append", default=[], help=helps[f"text-{name}"]
        )
    for name in ("explain", "details", "typographic", "leave-out-examples"):
        text.add_argument(f"--{name}", action="store_true", help=helps[name])
    text.add_argument("--language", metavar="en|fr", type=spoken(language), help=helps["text-language"])
    text.add_argument("--changes-since", metavar="VERSION|OTHER.pplan", default="", help=helps["changes-since"])


def choice(*known: str, language: str) -> Callable[[str], str]:
    """Return what reads one of the known words, capitals aside."""

    def read(text: str) -> str:
        if text.lower() not in known:
            raise argparse.ArgumentTypeError(words.not_a_choice(text, ", ".join(known), language))
        return text.lower()

    return read


def millimetres(language: str) -> Callable[[str], float]:
    """Return what reads a length: "15mm", "0.5in"."""

    def read(text: str) -> float:
        found = re.fullmatch(r"(\d{1,4}(?:[.,]\d{1,4})?) ?(mm|in)?", text)
        if not found:
            raise argparse.ArgumentTypeError(words.not_a_length(text, language))
        return float(found[1].replace(",", ".")) * (_MM_PER_INCH if found[2] == "in" else 1)

    return read


def points(language: str) -> Callable[[str], float]:
    """Return what reads a text size."""

    def read(text: str) -> float:
        if not re.fullmatch(r"\d{1,4}([.,]\d{1,4})?", text):
            raise argparse.ArgumentTypeError(words.not_a_number(text, language))
        return float(text.replace(",", "."))

    return read


def characters(language: str) -> Callable[[str], int]:
    """Return what reads a number of characters."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[1-9]\d{0,6}", text):
            raise argparse.ArgumentTypeError(words.not_a_count(text, language))
        return int(text)

    return read


def spoken(language: str) -> Callable[[str], str]:
    """Return what reads a language in which a plan can be told."""

    def read(text: str) -> str:
        if not re.fullmatch(r"(en|fr)(-[A-Z]{2})?", text):
            raise argparse.ArgumentTypeError(words.not_a_choice(text, "en, fr, en-CA, fr-CA, fr-FR", language))
        return text

    return read
