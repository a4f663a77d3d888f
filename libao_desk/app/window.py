"""Opens the window: the one place where the program, its registers and its screens meet."""

import sys
from collections.abc import Callable
from logging import getLogger
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from libao_desk.core.clock import Clock, PinnedDayClock, SystemClock
from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal
from libao_desk.core.paths import default_data_folder

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from libao_desk.gui.base.context import Context
    from libao_desk.gui.main_window import MainWindow
    from libao_desk.services.book import RegisterBook

ORGANISATION = "LibaoDesk"
USAGE, TROUBLE = 2, 3
NOT_WHOLE = "程序没有打开：程序文件不完整或已损坏，请重新运行安装程序。数据不受影响。"


def open_window(data: str | None, today: str | None) -> int:
    """Show the window and stay until it is closed; the exit code. `today` pins the day, as the demo does."""
    try:
        clock: Clock = SystemClock() if today is None else PinnedDayClock(parse_date(today, SystemClock().today()))
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)  # noqa: T201  # there is no window yet to say it in
        return USAGE
    app, pc = _application()
    start = Start(clock, default_data_folder() if data is None else Path(data).absolute(), pc)
    return start.run(app)


def _application() -> "tuple[QApplication, QSettings]":
    """Qt in Chinese and in its own look, and what this PC was told to keep."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from libao_desk.gui.base.kept_constants import keep_constants
    from libao_desk.gui.base.language import speak_chinese
    from libao_desk.gui.base.look import follow_system
    from libao_desk.gui.base.text_size import apply_text_size
    from libao_desk.gui.base.theme import dress

    keep_constants()
    app = QApplication(sys.argv[:1])
    app.setApplicationName(ORGANISATION)
    app.setOrganizationName(ORGANISATION)
    speak_chinese(app)
    dress(app)
    pc = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANISATION, "desk")
    follow_system(pc)
    apply_text_size(pc)
    return app, pc


class Start:
    """The first window at once; the registers and the screens are loaded behind it, then the main window takes its place."""

    def __init__(self, clock: Clock, folder: Path, pc: "QSettings") -> None:
        from libao_desk.gui.door.front_door import FrontDoor

        self._clock, self._folder, self._pc = clock, folder, pc
        self._front = FrontDoor(folder, pc)
        self._context: Context | None = None
        self._window: MainWindow | None = None
        self._code = 0

    def run(self, app: "QApplication") -> int:
        """Until the last window is closed; the exit code."""
        from libao_desk.gui.base.tasks import Task, Tasks

        loader = Tasks(app)
        loading = Task(lambda _: _load(), "启动")
        loading.answer(self._front, succeeded=self._enter)
        loading.broke.connect(self._give_up)
        self._front.show()
        loader.start(loading)
        code = app.exec()
        loader.stop()
        if self._context is not None:
            self._context.leave()
            self._context.tasks.stop()
        return code or self._code

    def _enter(self, book: "RegisterBook") -> None:
        from libao_desk.core.log import FOLDER, configure
        from libao_desk.gui.base.context import Context
        from libao_desk.gui.main_window import MainWindow

        configure(self._folder.parent / FOLDER)
        self._context = Context(book, self._clock, self._folder, self._pc)
        sys.excepthook = bug_reporter(self._context)
        self._window = MainWindow(self._context)
        self._window.show()
        self._window.activateWindow()  # the keyboard comes over from the first window
        self._window.take_over(self._front.door)
        self._front.close()
        self._front.deleteLater()

    def _give_up(self, error: BaseException) -> None:
        """Something of the program is missing or broken: said before the end, since a window has no terminal."""
        from libao_desk.core.log import FOLDER, configure, crash_report
        from libao_desk.gui.base.dialogs import warn_of_bug

        self._code = TROUBLE
        report = crash_report(error)
        configure(self._folder.parent / FOLDER)
        getLogger(__name__).error(report)
        warn_of_bug(self._front, NOT_WHOLE, report)
        self._front.close()


def _load() -> "RegisterBook":
    """All that the first window did without; the imports are what takes the time."""
    from importlib import import_module

    from .found_registers import load_registers

    import_module("libao_desk.gui.main_window")
    return load_registers()


def bug_reporter(context: "Context") -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """An exception that reached the event loop is told in the window instead of ending the program unseen."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            context.tasks.broke.emit(error)

    return report
