"""What of the libraries goes to an office PC: of Qt what the program uses, of the rest what runs."""

from pathlib import PurePosixPath

QT_MODULES = ("Core", "Gui", "Widgets", "PrintSupport", "Pdf", "PdfWidgets", "Svg", "SvgWidgets")
QT_UNDERNEATH = ("Network",)
"""Not imported by us: QtPdf stands on it."""
QT_PLUGINS = (
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",
    "styles/qmodernwindowsstyle.dll",
    "iconengines/qsvgicon.dll",
    "imageformats/qgif.dll",
    "imageformats/qico.dll",
    "imageformats/qjpeg.dll",
    "imageformats/qsvg.dll",
)
QT_TRANSLATIONS = ("qt_zh_CN.qm", "qtbase_zh_CN.qm")
CPP_RUNTIME = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll", "concrt140.dll")
"""Microsoft's C++ library, which Qt's wheels carry: nothing has to be installed on the PC."""

NOT_RUN = frozenset({".pyi", ".h", ".c", ".cpp", ".hpp", ".pxd", ".pyx", ".pxi", ".lib", ".typed", ".exe", ".rng", ".xsl", ".1"})
"""Sources, headers, type hints, manuals and other makers' programs."""
LEFT_OUT = (
    "PIL/_avif",
    "PIL/_webp",
    "cffi/",
    "pycparser/",
    "lxml/includes/",
    "lxml/isoschematron/",
    "alembic/templates/",
    "alembic/testing/",
    "sqlalchemy/testing/",
    "colorama/tests/",
    "typer/.agents/",
    "reportlab/fonts/DarkGarden",
)
"""Beginnings of paths: cffi's compiler (its backend stays), picture kinds no scanner makes, other projects' tests and templates."""

LEXERS = frozenset({"__init__", "_mapping", "python", "special"})
"""Of the 260 languages that rich can colour: that of its own error reports."""

_SUPPORT = ("PySide6/support/", "shiboken6/")


def keeps(name: str) -> bool:
    """Whether this file of a wheel goes into the program's folder."""
    path = PurePosixPath(name)
    if path.suffix in NOT_RUN or ".data/" in name or name.startswith(LEFT_OUT):
        return False
    if path.parts[:2] == ("pygments", "lexers"):
        return path.stem in LEXERS
    if path.parts[0].endswith(".dist-info"):
        return path.name == "METADATA"
    if path.parts[0] in ("PySide6", "shiboken6"):
        return _keeps_of_qt(path)
    return True


def _keeps_of_qt(path: PurePosixPath) -> bool:
    inside = str(PurePosixPath(*path.parts[1:]))
    if inside.startswith("plugins/"):
        return inside.removeprefix("plugins/") in QT_PLUGINS
    if inside.startswith("translations/"):
        return path.name in QT_TRANSLATIONS
    if str(path).startswith(_SUPPORT) and path.suffix == ".py":
        return True
    return len(path.parts) == 2 and (path.suffix == ".py" or path.name in _qt_libraries())


def _qt_libraries() -> frozenset[str]:
    own = {"pyside6.abi3.dll", "shiboken6.abi3.dll", "Shiboken.pyd"}
    libraries = {f"Qt6{module}.dll" for module in (*QT_MODULES, *QT_UNDERNEATH)}
    bindings = {f"Qt{module}.pyd" for module in QT_MODULES}
    return frozenset(own | libraries | bindings | set(CPP_RUNTIME))
