"""The clipboard (剪贴板): what is copied here stays out of Windows' history of it, and goes when the desk is left."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

KEPT_OUT = ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory", "CanUploadToCloudClipboard")
"""What Windows asks of a program whose text is to be neither kept nor sent to other PCs: that it is there, and twice a zero."""
_NO = bytes(4)
OURS = "application/x-libao-desk"


def put(text: str) -> None:
    """Copy a text."""
    data = QMimeData()
    data.setText(text)
    data.setData(OURS, _NO)
    for name in KEPT_OUT:
        data.setData(f'application/x-qt-windows-mime;value="{name}"', _NO)
    QGuiApplication.clipboard().setMimeData(data)


def forget() -> None:
    """Empty it where what it holds was copied in this program; what another program put there stays."""
    clipboard = QGuiApplication.clipboard()
    held: QMimeData | None = clipboard.mimeData()  # none where nothing was ever copied
    if held is not None and (clipboard.ownsClipboard() or held.hasFormat(OURS)):
        clipboard.clear()
