"""Take the pictures into build/pictures/; with --readme also renew those the README shows, with --papers only the references of papers."""

import argparse
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from libao_desk.app import demo
from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import PinnedDayClock
from libao_desk.core.period import Period
from libao_desk.gui.base.context import DIRECTORY, SETTINGS, STATISTICS, TODO, Context
from libao_desk.gui.base.kept_constants import keep_constants
from libao_desk.gui.base.language import speak_chinese
from libao_desk.gui.base.theme import dress
from libao_desk.gui.calculator import CalculatorDialog
from libao_desk.gui.door.first_run import FirstRunWizard
from libao_desk.gui.door.unlock import UnlockPage
from libao_desk.gui.find_box import FindBox
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.papers.printing_job import PdfInMemory
from libao_desk.gui.settings.support_dialog import SupportDialog
from libao_desk.gui.sheets.export_dialog import ExportDialog
from libao_desk.gui.sheets.import_wizard import ImportWizard
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from libao_desk.store.keyfile import KdfCost
from tests.papers.gallery import Gallery, drawings
from tests.papers.pictures import renew

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = ROOT / "build" / "pictures"
README = Path(__file__).resolve().parent / "readme"
SHOWN = {
    "todo": "window-todo",
    "list": "window-list-disputes",
    "record": "window-record-disputes",
    "agreement": "mediation-agreement-filled-1",
}
"""What the README shows, and from which picture."""
SCREEN = (1366, 768)
CHEAP = KdfCost(memory_kib=64, passes=1, lanes=1)
DOTS_PER_INCH = 110


def settle(context: Context) -> None:
    """Let the worker finish and the window draw."""
    QTest.qWait(60)
    while context.tasks.is_busy:
        QTest.qWait(20)
    QTest.qWait(60)


def screens(context: Context) -> Iterator[tuple[str, QWidget]]:
    """Every screen by name, the door first."""
    window = MainWindow(context)
    window.resize(*SCREEN)
    window.show()
    settle(context)
    yield "window-unlock", window
    (door,) = window.findChildren(UnlockPage)
    door.ui.passphrase.setText(demo.PASSPHRASE)
    door.unlock()
    settle(context)
    for place in (TODO, STATISTICS, DIRECTORY, SETTINGS):
        window.go(place)
        settle(context)
        yield f"window-{place.removeprefix(':')}", window
    window.ui.action_health.trigger()
    settle(context)
    yield "window-health", window
    for register in context.book:
        window.go(register.key)
        settle(context)
        yield f"window-list-{register.key}", window
        ids = context.office.lists.ids(register.key, ListQuery())
        page = window.open_record(RecordRef(register.key, ids[min(6, len(ids) - 1)]))
        settle(context)
        yield f"window-record-{register.key}", window
        for tab in range(1, page.ui.tabs.count()):
            page.ui.tabs.setCurrentIndex(tab)
            settle(context)
            yield f"part-{register.key}-{tab:02d}", page
        window.ui.action_close_tab.trigger()
    page = window.open_record(RecordDraft("disputes"))
    settle(context)
    yield "window-new-disputes", window
    window.close_tab(window.ui.tabs.indexOf(page))
    yield from dialogs(context, window)
    window.close()


def dialogs(context: Context, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The windows that open above the main one."""
    find = FindBox(context, window)
    find.show()
    find.ui.search_box.setText("zs")
    opened: list[tuple[str, QDialog]] = [
        ("find", find),
        ("calculator", CalculatorDialog(context, window)),
        ("import", ImportWizard(context, "disputes", window)),
        ("export", ExportDialog(context, "corrections", window)),
        ("support-bundle", SupportDialog(context, window)),
    ]
    ref = context.office.records.find("disputes", "TJ2020-0001")
    opened.append(("preview", PaperPreview(context, context.office.documents.draft("mediation-agreement", ref), window)))
    for name, dialog in opened:
        dialog.show()
        settle(context)
        QTest.qWait(200)
        yield f"dialog-{name}", dialog
        dialog.close()


def main() -> None:
    """Do what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readme", action="store_true", help="also renew the pictures the README shows")
    parser.add_argument("--papers", action="store_true", help="only draw the papers' reference pictures anew (tests/pictures/papers)")
    options = parser.parse_args()
    if options.papers:
        renew_references()
    else:
        take_pictures(renew_readme=options.readme)


def renew_references() -> None:
    """Draw what the tests compare every paper with."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "office"
        demo.build(folder, cost=CHEAP)
        with Office.unlock(folder, load_registers(), PinnedDayClock(demo.TODAY), demo.PASSPHRASE) as office:
            renew(Gallery(office))


def take_pictures(*, renew_readme: bool) -> None:
    """Build the invented office, take every picture."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    keep_constants()
    app = QApplication([])
    speak_chinese(app)
    dress(app)
    with TemporaryDirectory() as place:
        folder = Path(place) / "office"
        demo.build(folder, cost=CHEAP)
        pc = QSettings(str(Path(place) / "pc.ini"), QSettings.Format.IniFormat)
        context = Context(load_registers(), PinnedDayClock(demo.TODAY), folder, pc)
        for name, widget in screens(context):
            widget.grab().save(str(TARGET / f"{name}.png"))
        settle(context)
        with Office.unlock(folder, context.book, context.clock, demo.PASSPHRASE) as office:
            for name, pdf in drawings(Gallery(office)):
                opened = PdfInMemory(pdf)
                for number in range(opened.pages):
                    picture = opened.band(number, DOTS_PER_INCH, 0, opened.size(number, DOTS_PER_INCH).height())
                    picture.save(str(TARGET / f"{name}-{number + 1}.png"))
                opened.close()
            sheet = office.rosters.write("corrections", Period.parse("2020-12"))
            (TARGET / "corrections.xlsx").write_bytes(sheet.data)
        empty = Context(context.book, context.clock, Path(place) / "none", pc)
        first = FirstRunWizard(empty)
        first.resize(900, 600)
        first.grab().save(str(TARGET / "first-run.png"))
        for waiting in (context, empty):
            waiting.tasks.stop()
    if renew_readme:
        README.mkdir(exist_ok=True)
        for name, source in SHOWN.items():
            shutil.copyfile(TARGET / f"{source}.png", README / f"{name}.png")


if __name__ == "__main__":
    main()
