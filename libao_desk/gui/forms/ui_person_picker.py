"""The form person_picker, compiled from ui/person_picker.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

class Ui_PersonPicker(object):

    def setupUi(self, PersonPicker):
        if not PersonPicker.objectName():
            PersonPicker.setObjectName('PersonPicker')
        PersonPicker.resize(560, 400)
        self.column = QVBoxLayout(PersonPicker)
        self.column.setObjectName('column')
        self.search_box = QLineEdit(PersonPicker)
        self.search_box.setObjectName('search_box')
        self.column.addWidget(self.search_box)
        self.hits = QListWidget(PersonPicker)
        self.hits.setObjectName('hits')
        self.column.addWidget(self.hits)
        self.told = QLabel(PersonPicker)
        self.told.setObjectName('told')
        self.told.setWordWrap(True)
        self.column.addWidget(self.told)
        self.retranslateUi(PersonPicker)

    def retranslateUi(self, PersonPicker):
        PersonPicker.setWindowTitle(QCoreApplication.translate('PersonPicker', '查找人员', None))
        self.search_box.setPlaceholderText(QCoreApplication.translate('PersonPicker', '姓名、拼音首字母、身份证号、电话', None))
        self.search_box.setAccessibleName(QCoreApplication.translate('PersonPicker', '查找人员', None))
        self.hits.setAccessibleName(QCoreApplication.translate('PersonPicker', '结果', None))
