# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is printed: a line says what was measured, the figure, the promise, and whether it is kept."""


class Report:
    """The lines as they come, and how many promises there were."""

    def __init__(self) -> None:
        self._kept: list[bool] = []

    def heading(self, text: str) -> None:
        """Print what the following lines are about."""
        print(f"\n{text}", flush=True)

    def figure(self, what: str, figure: str) -> None:
        """Print a figure that nothing was promised of."""
        print(f"  {what:<44} {figure}", flush=True)

    def promise(self, what: str, figure: str, promise: str, *, kept: bool) -> None:
        """Print a figure and its promise."""
        self._kept.append(kept)
        print(f"  {what:<44} {figure:<44} {promise:<24} {'kept' if kept else 'not kept'}", flush=True)

    def end(self) -> None:
        """Print how many promises are kept."""
        if self._kept:
            print(f"\n{sum(self._kept)} of {len(self._kept)} promises kept")


def ms(seconds: float) -> str:
    """Return a time in milliseconds, with three digits or so."""
    milliseconds = seconds * 1000
    return f"{milliseconds:.{0 if milliseconds >= 100 else 1 if milliseconds >= 10 else 2}f} ms"
