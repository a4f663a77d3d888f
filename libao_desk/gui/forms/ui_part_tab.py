"""The form part_tab, compiled from ui/part_tab.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QHeaderView, QLabel, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

class Ui_PartTab(object):

    def setupUi(self, PartTab):
        if not PartTab.objectName():
            PartTab.setObjectName('PartTab')
        self.column = QVBoxLayout(PartTab)
        self.column.setObjectName('column')
        self.table = QTableWidget(PartTab)
        self.table.setObjectName('table')
        self.table.setMinimumSize(QSize(0, 44))
        self.table.setMaximumSize(QSize(16777215, 190))
        self.column.addWidget(self.table)
        self.bar = QHBoxLayout()
        self.bar.setObjectName('bar')
        self.told = QLabel(PartTab)
        self.told.setObjectName('told')
        self.bar.addWidget(self.told)
        self.between = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.bar.addItem(self.between)
        self.remove_button = QPushButton(PartTab)
        self.remove_button.setObjectName('remove_button')
        self.bar.addWidget(self.remove_button)
        self.new_button = QPushButton(PartTab)
        self.new_button.setObjectName('new_button')
        self.bar.addWidget(self.new_button)
        self.copy_button = QPushButton(PartTab)
        self.copy_button.setObjectName('copy_button')
        self.bar.addWidget(self.copy_button)
        self.keep_button = QPushButton(PartTab)
        self.keep_button.setObjectName('keep_button')
        self.bar.addWidget(self.keep_button)
        self.column.addLayout(self.bar)
        self.scroll = QScrollArea(PartTab)
        self.scroll.setObjectName('scroll')
        self.scroll.setMinimumSize(QSize(0, 44))
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled = QWidget()
        self.scrolled.setObjectName('scrolled')
        self.scroll.setWidget(self.scrolled)
        self.column.addWidget(self.scroll)
        self.retranslateUi(PartTab)

    def retranslateUi(self, PartTab):
        self.table.setAccessibleName(QCoreApplication.translate('PartTab', '各行内容', None))
        self.remove_button.setText(QCoreApplication.translate('PartTab', '删除此行', None))
        self.new_button.setText(QCoreApplication.translate('PartTab', '另起一行', None))
        self.copy_button.setText(QCoreApplication.translate('PartTab', '复制上一条', None))
        self.keep_button.setText(QCoreApplication.translate('PartTab', '存入 (Ctrl+Enter)', None))
        pass
