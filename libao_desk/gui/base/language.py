"""Chinese throughout (中文界面): Qt's own dialogs and buttons too, and a font that has the characters."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from libao_desk.core.paths import resource

PREFERRED = ("Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
BUNDLED = "NotoSansSC.ttf"
POINT_SIZE = 10
CATALOGUES = ("qtbase_zh_CN", "qt_zh_CN")


def speak_chinese(app: QApplication) -> None:
    """Set locale, translate Qt's own texts, choose the screen's font; called once, before the first window."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for catalogue in CATALOGUES:
        translator = QTranslator(app)
        if translator.load(catalogue, folder):
            QCoreApplication.installTranslator(translator)
    app.setFont(QFont(screen_family(), POINT_SIZE))


def screen_family() -> str:
    """The PC's own Chinese screen font, the bundled one where it has none."""
    known = set(QFontDatabase.families())
    for family in PREFERRED:
        if family in known:
            return family
    number = QFontDatabase.addApplicationFont(str(resource("fonts", BUNDLED)))
    return QFontDatabase.applicationFontFamilies(number)[0]
