"""The form support_dialog, compiled from ui/support_dialog.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QVBoxLayout, QWidget

class Ui_SupportDialog(object):

    def setupUi(self, SupportDialog):
        if not SupportDialog.objectName():
            SupportDialog.setObjectName('SupportDialog')
        SupportDialog.resize(760, 600)
        self.column = QVBoxLayout(SupportDialog)
        self.column.setObjectName('column')
        self.notice = QLabel(SupportDialog)
        self.notice.setObjectName('notice')
        self.notice.setWordWrap(True)
        self.column.addWidget(self.notice)
        self.lines = QListWidget(SupportDialog)
        self.lines.setObjectName('lines')
        self.lines.setHorizontalScrollMode(QAbstractItemView.ScrollPerPixel)
        self.column.addWidget(self.lines)
        self.told = QLabel(SupportDialog)
        self.told.setObjectName('told')
        self.told.setWordWrap(True)
        self.column.addWidget(self.told)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.count = QLabel(SupportDialog)
        self.count.setObjectName('count')
        self.buttons.addWidget(self.count)
        self.save_button = QPushButton(SupportDialog)
        self.save_button.setObjectName('save_button')
        self.save_button.setAutoDefault(False)
        self.buttons.addWidget(self.save_button)
        self.close_button = QPushButton(SupportDialog)
        self.close_button.setObjectName('close_button')
        self.close_button.setAutoDefault(False)
        self.buttons.addWidget(self.close_button)
        self.buttons.setStretch(0, 1)
        self.column.addLayout(self.buttons)
        self.retranslateUi(SupportDialog)

    def retranslateUi(self, SupportDialog):
        SupportDialog.setWindowTitle(QCoreApplication.translate('SupportDialog', '求助包', None))
        self.notice.setText(QCoreApplication.translate('SupportDialog', '程序出问题时，把求助包交给维护人员。下面就是它的全部内容，没有姓名、证件号、电话、单位、地址和文件夹；请逐行看一遍，不想给出的行去掉勾再保存。', None))
        self.lines.setAccessibleName(QCoreApplication.translate('SupportDialog', '求助包的内容', None))
        self.told.setText('')
        self.count.setText('')
        self.save_button.setText(QCoreApplication.translate('SupportDialog', '保存…', None))
        self.close_button.setText(QCoreApplication.translate('SupportDialog', '关闭', None))
