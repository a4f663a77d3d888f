"""The form new_entry, compiled from ui/new_entry.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

class Ui_NewEntry(object):

    def setupUi(self, NewEntry):
        if not NewEntry.objectName():
            NewEntry.setObjectName('NewEntry')
        NewEntry.resize(760, 260)
        self.column = QVBoxLayout(NewEntry)
        self.column.setObjectName('column')
        self.form_place = QWidget(NewEntry)
        self.form_place.setObjectName('form_place')
        self.form_column = QVBoxLayout(self.form_place)
        self.form_column.setObjectName('form_column')
        self.form_column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.form_place)
        self.problem = QLabel(NewEntry)
        self.problem.setObjectName('problem')
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.before = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons.addItem(self.before)
        self.cancel_button = QPushButton(NewEntry)
        self.cancel_button.setObjectName('cancel_button')
        self.cancel_button.setAutoDefault(False)
        self.buttons.addWidget(self.cancel_button)
        self.save_button = QPushButton(NewEntry)
        self.save_button.setObjectName('save_button')
        self.save_button.setAutoDefault(False)
        self.buttons.addWidget(self.save_button)
        self.column.addLayout(self.buttons)
        self.retranslateUi(NewEntry)

    def retranslateUi(self, NewEntry):
        self.cancel_button.setText(QCoreApplication.translate('NewEntry', '取消', None))
        self.save_button.setText(QCoreApplication.translate('NewEntry', '保存并选用(&S)', None))
        pass
