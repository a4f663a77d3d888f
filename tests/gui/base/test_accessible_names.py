"""Whatever is typed into, chosen from or read row by row says its name to a screen reader."""

from pathlib import Path
from xml.etree import ElementTree

FRAMES = Path(__file__).resolve().parents[3] / "ui"
NAMED = frozenset(
    "QLineEdit CalmBox CalmSpin QPlainTextEdit QTextBrowser QTableView QTableWidget QTreeView QTreeWidget QListView QListWidget".split()
)


def test_every_drawn_box_and_table_has_a_name() -> None:
    nameless = [
        f"{frame.name}: {widget.get('name')}"
        for frame in sorted(FRAMES.glob("*.ui"))
        for widget in ElementTree.parse(frame).iter("widget")  # our own frames
        if widget.get("class") in NAMED and not any(one.get("name") == "accessibleName" for one in widget.findall("property"))
    ]
    assert nameless == []
