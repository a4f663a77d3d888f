"""The form recovered_drafts, compiled from ui/recovered_drafts.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

class Ui_RecoveredDrafts(object):

    def setupUi(self, RecoveredDrafts):
        if not RecoveredDrafts.objectName():
            RecoveredDrafts.setObjectName('RecoveredDrafts')
        RecoveredDrafts.resize(520, 320)
        self.column = QVBoxLayout(RecoveredDrafts)
        self.column.setObjectName('column')
        self.told = QLabel(RecoveredDrafts)
        self.told.setObjectName('told')
        self.column.addWidget(self.told)
        self.drafts = QListWidget(RecoveredDrafts)
        self.drafts.setObjectName('drafts')
        self.column.addWidget(self.drafts)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.discard_button = QPushButton(RecoveredDrafts)
        self.discard_button.setObjectName('discard_button')
        self.discard_button.setAutoDefault(False)
        self.buttons.addWidget(self.discard_button)
        self.between = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons.addItem(self.between)
        self.later_button = QPushButton(RecoveredDrafts)
        self.later_button.setObjectName('later_button')
        self.later_button.setAutoDefault(False)
        self.buttons.addWidget(self.later_button)
        self.open_button = QPushButton(RecoveredDrafts)
        self.open_button.setObjectName('open_button')
        self.buttons.addWidget(self.open_button)
        self.column.addLayout(self.buttons)
        self.retranslateUi(RecoveredDrafts)
        self.open_button.setDefault(True)

    def retranslateUi(self, RecoveredDrafts):
        RecoveredDrafts.setWindowTitle(QCoreApplication.translate('RecoveredDrafts', '没有保存的草稿', None))
        self.told.setText(QCoreApplication.translate('RecoveredDrafts', '上次有内容没有保存，已为您保留：', None))
        self.drafts.setAccessibleName(QCoreApplication.translate('RecoveredDrafts', '草稿', None))
        self.discard_button.setText(QCoreApplication.translate('RecoveredDrafts', '丢弃这一份', None))
        self.later_button.setText(QCoreApplication.translate('RecoveredDrafts', '以后再说', None))
        self.open_button.setText(QCoreApplication.translate('RecoveredDrafts', '接着填', None))
