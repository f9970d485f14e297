# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the program remembers between starts; never anything out of a plan but its title, and never in a plan."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings

from app.views.text_size import TEXT_SIZES
from app.words.languages import INTERFACE

_MOST_RECENT = 12
_MOST_PLANS = 50
_MOST_ACROSS = 200


@dataclass(frozen=True, slots=True)
class Recent:
    """A plan that was open lately; ``opened_at`` is local time in ISO 8601."""

    path: str
    title: str
    opened_at: str


class Settings:
    """Settings in one file of the program's own data folder."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    def recent(self) -> list[Recent]:
        """Return the plans that were open lately, the latest first."""
        try:
            return [Recent(**row) for row in json.loads(self._text("recent") or "[]")]
        except (ValueError, TypeError):
            return []  # not worth a word

    def remember(self, path: Path, title: str) -> None:
        """Put a plan at the head of those that were open lately."""
        now = datetime.now().astimezone().isoformat(timespec="minutes")
        others = [recent for recent in self.recent() if recent.path != str(path)]
        kept = [Recent(str(path), title, now), *others][:_MOST_RECENT]
        self._store.setValue("recent", json.dumps([asdict(recent) for recent in kept]))

    def export_choices(self, plan_id: str) -> Mapping[str, object]:
        """Return what was chosen when a plan was last exported; empty where it never was."""
        return self._of_plan("exports", plan_id)

    def remember_export(self, plan_id: str, choices: Mapping[str, object]) -> None:
        """Keep what was chosen for a plan, for the plans that were exported last."""
        self._keep_of_plan("exports", plan_id, choices)

    def grid_look(self, plan_id: str) -> Mapping[str, object]:
        """Return zoom and column widths of a plan; empty where nobody chose any."""
        return self._of_plan("looks", plan_id)

    def remember_grid_look(self, plan_id: str, look: Mapping[str, object]) -> None:
        """Keep zoom and column widths of a plan, for the plans where somebody chose some last."""
        self._keep_of_plan("looks", plan_id, look)

    def plan_bar_closed(self, plan_id: str) -> bool:
        """Tell whether somebody closed the bar over a plan that asks for title and institution."""
        return bool(self._of_plan("bars", plan_id))

    def remember_plan_bar_closed(self, plan_id: str) -> None:
        """Keep that somebody closed it."""
        self._keep_of_plan("bars", plan_id, {"closed": True})

    def _of_plan(self, key: str, plan_id: str) -> Mapping[str, object]:
        kept = self._by_plan(key).get(plan_id)
        return kept if isinstance(kept, dict) else {}

    def _keep_of_plan(self, key: str, plan_id: str, values: Mapping[str, object]) -> None:
        others = {other: kept for other, kept in self._by_plan(key).items() if other != plan_id}
        kept = [*others.items(), (plan_id, dict(values))][-_MOST_PLANS:]
        self._store.setValue(key, json.dumps(dict(kept)))

    def _by_plan(self, key: str) -> dict[str, object]:
        try:
            kept = json.loads(self._text(key) or "{}")
        except ValueError:
            return {}  # not worth a word
        return kept if isinstance(kept, dict) else {}

    def groups_across(self, plan_id: str) -> bool:
        """Tell whether a plan is shown with its groups across."""
        return plan_id in self._across()

    def remember_groups_across(self, plan_id: str, *, across: bool) -> None:
        """Keep whether a plan is shown with its groups across."""
        kept = [other for other in self._across() if other != plan_id] + [plan_id] * across
        self._store.setValue("groups_across", json.dumps(kept[-_MOST_ACROSS:]))

    def _across(self) -> list[str]:
        try:
            kept = json.loads(self._text("groups_across") or "[]")
        except ValueError:
            return []  # not worth a word
        return [str(plan_id) for plan_id in kept] if isinstance(kept, list) else []

    def last_folder(self) -> str:
        """Return the folder that was last used for a plan or an export; empty where there was none."""
        return self._text("last_folder")

    def set_last_folder(self, folder: Path) -> None:
        """Remember the folder."""
        self._store.setValue("last_folder", str(folder))

    def author(self) -> str:
        """Return the name or role that the user gave for what they change; empty where they gave none."""
        return self._text("author")

    def author_was_asked(self) -> bool:
        """Tell whether the user was asked for that name, and perhaps gave none."""
        return bool(self._store.contains("author"))

    def set_author(self, name: str) -> None:
        """Remember the name."""
        self._store.setValue("author", name)

    def language(self) -> str:
        """Return the language that was chosen for the window, a key of ``languages.INTERFACE``; empty for none."""
        chosen = self._text("language")
        return chosen if chosen in INTERFACE else ""

    def set_language(self, chosen: str) -> None:
        """Remember the language that the window is to speak."""
        self._store.setValue("language", chosen)

    def text_size(self) -> int:
        """Return how large text is to be, in per cent of the system's size."""
        percent = self._store.value("text_size", 100, type=int)
        return percent if percent in TEXT_SIZES else 100

    def set_text_size(self, percent: int) -> None:
        """Remember how large text is to be."""
        self._store.setValue("text_size", percent)

    def shows_form(self) -> bool:
        """Tell whether one stage is to be shown at a time, and not the grid."""
        return bool(self._store.value("shows_form", defaultValue=False, type=bool))

    def set_shows_form(self, shown: bool) -> None:  # noqa: FBT001  # it is the value
        """Remember how the matrix is to be shown."""
        self._store.setValue("shows_form", shown)

    def hears_cell_first(self) -> bool:
        """Tell whether a screen reader is to hear what a cell says before where it is."""
        return bool(self._store.value("cell_first", defaultValue=False, type=bool))

    def set_hears_cell_first(self, first: bool) -> None:  # noqa: FBT001  # it is the value
        """Remember in which order a screen reader is to hear a cell."""
        self._store.setValue("cell_first", first)

    def hints_seen(self) -> tuple[str, ...]:
        """Return the keys of the hints that were shown."""
        return tuple(self._text("hints_seen").split())

    def set_hints_seen(self, keys: Iterable[str]) -> None:
        """Remember which hints were shown."""
        self._store.setValue("hints_seen", " ".join(keys))

    def _text(self, key: str) -> str:
        return str(self._store.value(key, "", type=str))
