"""The form move_dialog, compiled from ui/move_dialog.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

class Ui_MoveDialog(object):

    def setupUi(self, MoveDialog):
        if not MoveDialog.objectName():
            MoveDialog.setObjectName('MoveDialog')
        MoveDialog.resize(460, 260)
        self.column = QVBoxLayout(MoveDialog)
        self.column.setObjectName('column')
        self.heading = QLabel(MoveDialog)
        self.heading.setObjectName('heading')
        self.column.addWidget(self.heading)
        self.decided_label = QLabel(MoveDialog)
        self.decided_label.setObjectName('decided_label')
        self.decided_label.setWordWrap(True)
        self.column.addWidget(self.decided_label)
        self.form = QFormLayout()
        self.form.setObjectName('form')
        self.l1 = QLabel(MoveDialog)
        self.l1.setObjectName('l1')
        self.form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.l1)
        self.day_box = QLineEdit(MoveDialog)
        self.day_box.setObjectName('day_box')
        self.form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.day_box)
        self.reason_title = QLabel(MoveDialog)
        self.reason_title.setObjectName('reason_title')
        self.form.setWidget(1, QFormLayout.ItemRole.LabelRole, self.reason_title)
        self.reason_box = QLineEdit(MoveDialog)
        self.reason_box.setObjectName('reason_box')
        self.form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.reason_box)
        self.column.addLayout(self.form)
        self.missing_list = QListWidget(MoveDialog)
        self.missing_list.setObjectName('missing_list')
        self.column.addWidget(self.missing_list)
        self.problem = QLabel(MoveDialog)
        self.problem.setObjectName('problem')
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.before = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons.addItem(self.before)
        self.cancel_button = QPushButton(MoveDialog)
        self.cancel_button.setObjectName('cancel_button')
        self.buttons.addWidget(self.cancel_button)
        self.do_button = QPushButton(MoveDialog)
        self.do_button.setObjectName('do_button')
        self.buttons.addWidget(self.do_button)
        self.column.addLayout(self.buttons)
        self.l1.setBuddy(self.day_box)
        self.reason_title.setBuddy(self.reason_box)
        self.retranslateUi(MoveDialog)
        self.do_button.setDefault(True)

    def retranslateUi(self, MoveDialog):
        self.l1.setText(QCoreApplication.translate('MoveDialog', '日期', None))
        self.reason_title.setText(QCoreApplication.translate('MoveDialog', '理由', None))
        self.missing_list.setAccessibleName(QCoreApplication.translate('MoveDialog', '尚缺的内容', None))
        self.cancel_button.setText(QCoreApplication.translate('MoveDialog', '取消', None))
        self.do_button.setText(QCoreApplication.translate('MoveDialog', '办理', None))
        pass
