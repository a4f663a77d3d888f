"""The form roll_dialog, compiled from ui/roll_dialog.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSizePolicy, QSpacerItem, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
from libao_desk.gui.base.calm_boxes import CalmBox

class Ui_RollDialog(object):

    def setupUi(self, RollDialog):
        if not RollDialog.objectName():
            RollDialog.setObjectName('RollDialog')
        RollDialog.resize(760, 620)
        self.column = QVBoxLayout(RollDialog)
        self.column.setObjectName('column')
        self.bar = QHBoxLayout()
        self.bar.setObjectName('bar')
        self.part_title = QLabel(RollDialog)
        self.part_title.setObjectName('part_title')
        self.bar.addWidget(self.part_title)
        self.part_box = CalmBox(RollDialog)
        self.part_box.setObjectName('part_box')
        self.bar.addWidget(self.part_box)
        self.between = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.bar.addItem(self.between)
        self.column.addLayout(self.bar)
        self.form_place = QWidget(RollDialog)
        self.form_place.setObjectName('form_place')
        self.form_column = QVBoxLayout(self.form_place)
        self.form_column.setObjectName('form_column')
        self.form_column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.form_place)
        self.about_label = QLabel(RollDialog)
        self.about_label.setObjectName('about_label')
        self.about_label.setWordWrap(True)
        self.column.addWidget(self.about_label)
        self.names = QTableWidget(RollDialog)
        self.names.setObjectName('names')
        self.column.addWidget(self.names)
        self.problem = QLabel(RollDialog)
        self.problem.setObjectName('problem')
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.count_label = QLabel(RollDialog)
        self.count_label.setObjectName('count_label')
        self.buttons.addWidget(self.count_label)
        self.before = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons.addItem(self.before)
        self.cancel_button = QPushButton(RollDialog)
        self.cancel_button.setObjectName('cancel_button')
        self.buttons.addWidget(self.cancel_button)
        self.enter_button = QPushButton(RollDialog)
        self.enter_button.setObjectName('enter_button')
        self.buttons.addWidget(self.enter_button)
        self.column.addLayout(self.buttons)
        self.part_title.setBuddy(self.part_box)
        self.retranslateUi(RollDialog)
        self.enter_button.setDefault(True)

    def retranslateUi(self, RollDialog):
        RollDialog.setWindowTitle(QCoreApplication.translate('RollDialog', '集体登记', None))
        self.part_title.setText(QCoreApplication.translate('RollDialog', '登记内容', None))
        self.part_box.setAccessibleName(QCoreApplication.translate('RollDialog', '登记内容', None))
        self.names.setAccessibleName(QCoreApplication.translate('RollDialog', '人员', None))
        self.cancel_button.setText(QCoreApplication.translate('RollDialog', '取消', None))
        self.enter_button.setText(QCoreApplication.translate('RollDialog', '登记', None))
