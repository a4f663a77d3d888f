"""The form readers_dialog, compiled from ui/readers_dialog.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

class Ui_ReadersDialog(object):

    def setupUi(self, ReadersDialog):
        if not ReadersDialog.objectName():
            ReadersDialog.setObjectName('ReadersDialog')
        ReadersDialog.resize(520, 440)
        self.column = QVBoxLayout(ReadersDialog)
        self.column.setObjectName('column')
        self.notice = QLabel(ReadersDialog)
        self.notice.setObjectName('notice')
        self.notice.setWordWrap(True)
        self.column.addWidget(self.notice)
        self.officers = QListWidget(ReadersDialog)
        self.officers.setObjectName('officers')
        self.column.addWidget(self.officers)
        self.form = QFormLayout()
        self.form.setObjectName('form')
        self.l0 = QLabel(ReadersDialog)
        self.l0.setObjectName('l0')
        self.form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.l0)
        self.reason_box = QLineEdit(ReadersDialog)
        self.reason_box.setObjectName('reason_box')
        self.form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.reason_box)
        self.column.addLayout(self.form)
        self.problem = QLabel(ReadersDialog)
        self.problem.setObjectName('problem')
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.before = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons.addItem(self.before)
        self.close_button = QPushButton(ReadersDialog)
        self.close_button.setObjectName('close_button')
        self.buttons.addWidget(self.close_button)
        self.keep_button = QPushButton(ReadersDialog)
        self.keep_button.setObjectName('keep_button')
        self.buttons.addWidget(self.keep_button)
        self.column.addLayout(self.buttons)
        self.l0.setBuddy(self.reason_box)
        self.retranslateUi(ReadersDialog)
        self.keep_button.setDefault(True)

    def retranslateUi(self, ReadersDialog):
        ReadersDialog.setWindowTitle(QCoreApplication.translate('ReadersDialog', '限定查阅人员', None))
        self.notice.setText(QCoreApplication.translate('ReadersDialog', '勾选的人以外，只有经办人和所长能查到这条记录；一个也不勾选，即取消限定。统计数照常计入。', None))
        self.officers.setAccessibleName(QCoreApplication.translate('ReadersDialog', '可以查阅的工作人员', None))
        self.l0.setText(QCoreApplication.translate('ReadersDialog', '理由', None))
        self.reason_box.setAccessibleName(QCoreApplication.translate('ReadersDialog', '理由', None))
        self.close_button.setText(QCoreApplication.translate('ReadersDialog', '取消', None))
        self.keep_button.setText(QCoreApplication.translate('ReadersDialog', '确定', None))
