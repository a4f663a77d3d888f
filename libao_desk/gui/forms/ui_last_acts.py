"""The form last_acts, compiled from ui/last_acts.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSizePolicy, QSpacerItem, QTableView, QVBoxLayout, QWidget

class Ui_LastActs(object):

    def setupUi(self, LastActs):
        if not LastActs.objectName():
            LastActs.setObjectName('LastActs')
        LastActs.resize(1180, 640)
        self.column = QVBoxLayout(LastActs)
        self.column.setObjectName('column')
        self.notice = QLabel(LastActs)
        self.notice.setObjectName('notice')
        self.notice.setWordWrap(True)
        self.column.addWidget(self.notice)
        self.acts = QTableView(LastActs)
        self.acts.setObjectName('acts')
        self.acts.setEditTriggers(QAbstractItemView.NoEditTriggers)
        self.acts.setSelectionBehavior(QAbstractItemView.SelectRows)
        self.acts.setSelectionMode(QAbstractItemView.SingleSelection)
        self.acts.setAlternatingRowColors(True)
        self.acts.setTabKeyNavigation(False)
        self.column.addWidget(self.acts)
        self.problem = QLabel(LastActs)
        self.problem.setObjectName('problem')
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.before = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons.addItem(self.before)
        self.close_button = QPushButton(LastActs)
        self.close_button.setObjectName('close_button')
        self.buttons.addWidget(self.close_button)
        self.undo_button = QPushButton(LastActs)
        self.undo_button.setObjectName('undo_button')
        self.buttons.addWidget(self.undo_button)
        self.column.addLayout(self.buttons)
        self.retranslateUi(LastActs)
        self.close_button.setDefault(True)

    def retranslateUi(self, LastActs):
        LastActs.setWindowTitle(QCoreApplication.translate('LastActs', '最近操作', None))
        self.notice.setText(QCoreApplication.translate('LastActs', '最近50次操作，新的在前。撤销就是把内容改回操作以前的样子，撤销本身也留痕，还可以再撤销；后来又改动过的内容不会被盖掉。', None))
        self.acts.setAccessibleName(QCoreApplication.translate('LastActs', '最近操作', None))
        self.close_button.setText(QCoreApplication.translate('LastActs', '关闭', None))
        self.undo_button.setText(QCoreApplication.translate('LastActs', '撤销选中的操作', None))
