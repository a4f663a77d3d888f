"""What nobody expected (程序错误): the program goes on, the clerk is told in plain words, the details are for the developer."""

import logging

from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import DeskError
from libao_desk.core.log import crash_report

from . import dialogs

LOG = logging.getLogger(__name__)


def tell_bug(parent: QWidget, error: object) -> None:
    """Tell a bug of ours; what has a sentence of its own, such as a full disk, is told by it."""
    if isinstance(error, DeskError):
        dialogs.warn(parent, error.sentence)
    elif isinstance(error, BaseException):
        report = crash_report(error)
        LOG.error(report)
        dialogs.warn_of_bug(parent, "程序出现内部错误，刚才的操作没有完成，已保存的内容不受影响。", report)
