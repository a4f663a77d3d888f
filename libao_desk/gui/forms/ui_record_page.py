"""The form record_page, compiled from ui/record_page.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget
from libao_desk.gui.base.calm_boxes import CalmBox
from libao_desk.gui.base.elided_label import ElidedLabel
from libao_desk.gui.base.side_tabs import SideTabs

class Ui_RecordPage(object):

    def setupUi(self, RecordPage):
        if not RecordPage.objectName():
            RecordPage.setObjectName('RecordPage')
        self.column = QVBoxLayout(RecordPage)
        self.column.setObjectName('column')
        self.head = QHBoxLayout()
        self.head.setObjectName('head')
        self.title_label = ElidedLabel(RecordPage)
        self.title_label.setObjectName('title_label')
        self.head.addWidget(self.title_label)
        self.state_label = QLabel(RecordPage)
        self.state_label.setObjectName('state_label')
        self.head.addWidget(self.state_label)
        self.between = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.head.addItem(self.between)
        self.handler_label = QLabel(RecordPage)
        self.handler_label.setObjectName('handler_label')
        self.head.addWidget(self.handler_label)
        self.handler_box = CalmBox(RecordPage)
        self.handler_box.setObjectName('handler_box')
        self.handler_box.setMinimumSize(QSize(64, 0))
        self.head.addWidget(self.handler_box)
        self.reveal_button = QPushButton(RecordPage)
        self.reveal_button.setObjectName('reveal_button')
        self.head.addWidget(self.reveal_button)
        self.moves_button = QPushButton(RecordPage)
        self.moves_button.setObjectName('moves_button')
        self.head.addWidget(self.moves_button)
        self.print_button = QPushButton(RecordPage)
        self.print_button.setObjectName('print_button')
        self.head.addWidget(self.print_button)
        self.save_button = QPushButton(RecordPage)
        self.save_button.setObjectName('save_button')
        self.head.addWidget(self.save_button)
        self.column.addLayout(self.head)
        self.duty_label = QLabel(RecordPage)
        self.duty_label.setObjectName('duty_label')
        self.duty_label.setWordWrap(True)
        self.column.addWidget(self.duty_label)
        self.missing_label = QLabel(RecordPage)
        self.missing_label.setObjectName('missing_label')
        self.missing_label.setWordWrap(True)
        self.column.addWidget(self.missing_label)
        self.warning_label = QLabel(RecordPage)
        self.warning_label.setObjectName('warning_label')
        self.warning_label.setWordWrap(True)
        self.column.addWidget(self.warning_label)
        self.papers_label = QLabel(RecordPage)
        self.papers_label.setObjectName('papers_label')
        self.papers_label.setWordWrap(True)
        self.papers_label.setTextFormat(Qt.TextFormat.RichText)
        self.papers_label.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.column.addWidget(self.papers_label)
        self.problem = QLabel(RecordPage)
        self.problem.setObjectName('problem')
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self.tabs = SideTabs(RecordPage)
        self.tabs.setObjectName('tabs')
        self.column.addWidget(self.tabs)
        self.retranslateUi(RecordPage)

    def retranslateUi(self, RecordPage):
        self.handler_label.setText(QCoreApplication.translate('RecordPage', '经办人', None))
        self.handler_box.setAccessibleName(QCoreApplication.translate('RecordPage', '经办人', None))
        self.reveal_button.setText(QCoreApplication.translate('RecordPage', '显示证件和电话', None))
        self.moves_button.setText(QCoreApplication.translate('RecordPage', '办理', None))
        self.print_button.setText(QCoreApplication.translate('RecordPage', '打印', None))
        self.save_button.setText(QCoreApplication.translate('RecordPage', '保存', None))
        pass
