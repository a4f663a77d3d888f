"""The form find_box, compiled from ui/find_box.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget
from libao_desk.gui.base.find_line import FindLine

class Ui_FindBox(object):

    def setupUi(self, FindBox):
        if not FindBox.objectName():
            FindBox.setObjectName('FindBox')
        FindBox.resize(680, 440)
        self.column = QVBoxLayout(FindBox)
        self.column.setObjectName('column')
        self.search_box = FindLine(FindBox)
        self.search_box.setObjectName('search_box')
        self.search_box.setClearButtonEnabled(True)
        self.column.addWidget(self.search_box)
        self.hits = QListWidget(FindBox)
        self.hits.setObjectName('hits')
        self.column.addWidget(self.hits)
        self.told = QLabel(FindBox)
        self.told.setObjectName('told')
        self.column.addWidget(self.told)
        self.retranslateUi(FindBox)

    def retranslateUi(self, FindBox):
        FindBox.setWindowTitle(QCoreApplication.translate('FindBox', '查找', None))
        self.search_box.setPlaceholderText(QCoreApplication.translate('FindBox', '姓名、拼音、首字母、编号、身份证号、电话、村名', None))
        self.search_box.setAccessibleName(QCoreApplication.translate('FindBox', '查找', None))
        self.hits.setAccessibleName(QCoreApplication.translate('FindBox', '结果', None))
