# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The table on a real clipboard, pasted into LibreOffice Writer and Calc on a virtual screen."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest

from tests.exports import published

OFFICE_PROGRAM = Path(shutil.which("soffice") or "").resolve().parent
pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool") and list(OFFICE_PROGRAM.glob("libvclplug_*"))),
    reason="needs Xvfb, xdotool and LibreOffice",
)

PATIENCE = 90
TOP = Path(__file__).parents[3]
# Copies as the window does, and holds the clipboard until its input ends.
COPIES = """
import sys
from pathlib import Path
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
app = QApplication([])
from app.views.window.desk import Desk
desk = Desk(Path(sys.argv[1]), "en-CA")
desk.open_template("table-1")
window = desk.windows[0]
window.show()
window.actions_by_name["copy_table"].trigger()
print(window.statusBar().currentMessage(), flush=True)
app.exec()
"""
PASTES = """
Sub Main
  PasteInto("private:factory/swriter", "{folder}/writer.fodt", "OpenDocument Text Flat XML")
  PasteInto("private:factory/scalc", "{folder}/calc.fods", "OpenDocument Spreadsheet Flat XML")
  StarDesktop.terminate()
End Sub
Sub PasteInto(kind, place, filter)
  document = StarDesktop.loadComponentFromURL(kind, "_blank", 0, Array())
  Wait 500
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(document.CurrentController.Frame, ".uno:Paste", "", 0, Array())
  Wait 500
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = filter
  document.storeToURL(place, how())
  document.setModified(False)
End Sub
"""
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Have a virtual screen; yield the environment of programs on it."""
    read, write = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24"], pass_fds=[write]
    ) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        try:
            yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()


def press_enter_while_it_runs(macro: subprocess.Popen[bytes], environment: dict[str, str], once: Path) -> None:
    """Answer what Calc asks before it pastes, as soon as Writer is through."""
    until = time.monotonic() + PATIENCE
    while macro.poll() is None and time.monotonic() < until:
        time.sleep(0.5)
        if once.exists():
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--class", "soffice"],
                env=environment, capture_output=True, text=True,
            )  # fmt: skip
            for window in found.stdout.split():
                subprocess.run(
                    ["xdotool", "windowfocus", window, "key", "Return"], env=environment, capture_output=True
                )
    if macro.poll() is None:
        macro.kill()


@pytest.fixture(scope="module")
def pasted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a text and a spreadsheet into which the published example was pasted."""
    folder = tmp_path_factory.mktemp("pasted")
    office = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--norestore", "--nologo"]
    subprocess.run([*office, "--headless", "--terminate_after_init"], check=True, timeout=120, capture_output=True)
    (folder / "office" / "user" / "basic" / "Standard" / "Module1.xba").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<script:module xmlns:script="http://openoffice.org/2000/script"'
        f' script:name="Module1" script:language="StarBasic">{escape(PASTES.format(folder=folder.as_uri()))}'
        "</script:module>"
    )
    with (
        screen() as environment,
        subprocess.Popen(
            [sys.executable, "-c", COPIES, folder / "data"], cwd=TOP, env=environment, stdout=subprocess.PIPE, text=True
        ) as planner,
    ):
        assert planner.stdout
        try:
            assert planner.stdout.readline() == "Table copied: 6 stages. Paste it into Word.\n"
            command = [*office, "macro:///Standard.Module1.Main"]
            with subprocess.Popen(
                command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as macro:
                press_enter_while_it_runs(macro, environment, once=folder / "writer.fodt")
        finally:
            planner.terminate()
    return folder


def cells(table: ET.Element) -> list[list[tuple[ET.Element, str]]]:
    """Return the cells of a table that are not covered by others, each with its text."""
    return [
        [(cell, "\n".join("".join(line.itertext()) for line in cell.iter(f"{TEXT}p"))) for cell in row]
        for row in table.iter(f"{TABLE}table-row")
    ]


def test_writer_gets_the_caption_and_a_table_with_lines_and_heads(pasted: Path) -> None:
    root = ET.parse(pasted / "writer.fodt").getroot()
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    assert body is not None
    lines = ["".join(line.itertext()) for line in body.findall(f"{TEXT}p")]
    assert f"{published.CAPTION} {published.CREDIT}" in lines
    (table,) = body.iter(f"{TABLE}table")
    rows = cells(table)
    assert [text for _, text in rows[0] if text] == [published.STAGE_HEAD, published.SPAN]
    assert [text for _, text in rows[1] if text] == list(published.COLUMNS)
    assert [tuple(text for _, text in row) for row in rows[2:]] == list(published.ROWS)
    styles = {style.get(f"{STYLE}name"): style for style in root.iter(f"{STYLE}style")}
    for row in rows:
        for cell, _ in row:
            if cell.tag == f"{TABLE}table-cell":
                look = styles[cell.get(f"{TABLE}style-name")].find(f"{STYLE}table-cell-properties")
                assert look is not None
                borders = [value for name, value in look.attrib.items() if name.startswith(f"{FO}border")]
                assert any("solid" in border for border in borders)
    head = styles[rows[0][0][0].get(f"{TABLE}style-name")].find(f"{STYLE}table-cell-properties")
    assert head is not None
    assert head.get(f"{FO}background-color") == "#ededed"


def test_calc_gets_each_cell_as_text(pasted: Path) -> None:
    root = ET.parse(pasted / "calc.fods").getroot()
    (table,) = root.iter(f"{TABLE}table")
    rows = [[text for _, text in row] for row in cells(table)]
    told = [text for row in rows for text in row if text]
    assert told[:3] == [f"{published.CAPTION} {published.CREDIT}", published.STAGE_HEAD, published.SPAN]
    assert told[3:] == [*published.COLUMNS, *(text for row in published.ROWS for text in row if text)]
    styles = {style.get(f"{STYLE}name"): style for style in root.iter(f"{STYLE}style")}
    (head,) = [cell for row in cells(table) for cell, text in row if text == "Consult"]
    look = styles[head.get(f"{TABLE}style-name")]
    ground, letters = look.find(f"{STYLE}table-cell-properties"), look.find(f"{STYLE}text-properties")
    assert ground is not None
    assert letters is not None
    assert (ground.get(f"{FO}background-color"), letters.get(f"{FO}font-weight")) == ("#ededed", "bold")
