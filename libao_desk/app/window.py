"""Opens the window: the one place where the program, its registers and its screens meet."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from libao_desk.core.clock import Clock, PinnedDayClock, SystemClock
from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal
from libao_desk.core.paths import default_data_folder

if TYPE_CHECKING:
    from libao_desk.gui.context import Context

ORGANISATION = "LibaoDesk"
USAGE = 2


def open_window(data: str | None, today: str | None) -> int:
    """Show the window and stay until it is closed; the exit code. `today` pins the day, as the demo does."""
    try:
        clock: Clock = SystemClock() if today is None else PinnedDayClock(parse_date(today, SystemClock().today()))
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)  # noqa: T201  # there is no window yet to say it in
        return USAGE
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from libao_desk.app.found_registers import load_registers
    from libao_desk.gui.context import Context
    from libao_desk.gui.kept_constants import keep_constants
    from libao_desk.gui.language import speak_chinese
    from libao_desk.gui.main_window import MainWindow
    from libao_desk.gui.text_size import apply_text_size
    from libao_desk.gui.theme import dress

    keep_constants()
    app = QApplication(sys.argv[:1])
    app.setApplicationName(ORGANISATION)
    app.setOrganizationName(ORGANISATION)
    speak_chinese(app)
    dress(app)
    pc = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANISATION, "desk")
    apply_text_size(pc)
    context = Context(load_registers(), clock, default_data_folder() if data is None else Path(data).absolute(), pc)
    window = MainWindow(context)
    sys.excepthook = bug_reporter(context)
    window.show()
    code = app.exec()
    context.leave()
    context.tasks.stop()
    return code


def bug_reporter(context: "Context") -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """An exception that reached the event loop is told in the window instead of ending the program unseen."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            context.tasks.broke.emit(error)

    return report
