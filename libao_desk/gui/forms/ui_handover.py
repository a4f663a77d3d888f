"""The form handover, compiled from ui/handover.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QFormLayout, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSizePolicy, QSpacerItem, QTableView, QVBoxLayout, QWidget
from libao_desk.gui.base.calm_boxes import CalmBox

class Ui_Handover(object):

    def setupUi(self, Handover):
        if not Handover.objectName():
            Handover.setObjectName('Handover')
        Handover.resize(620, 440)
        self.column = QVBoxLayout(Handover)
        self.column.setObjectName('column')
        self.notice = QLabel(Handover)
        self.notice.setObjectName('notice')
        self.notice.setWordWrap(True)
        self.column.addWidget(self.notice)
        self.form = QFormLayout()
        self.form.setObjectName('form')
        self.l0 = QLabel(Handover)
        self.l0.setObjectName('l0')
        self.form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.l0)
        self.successor_box = CalmBox(Handover)
        self.successor_box.setObjectName('successor_box')
        self.form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.successor_box)
        self.column.addLayout(self.form)
        self.lines = QTableView(Handover)
        self.lines.setObjectName('lines')
        self.lines.setEditTriggers(QAbstractItemView.NoEditTriggers)
        self.lines.setSelectionBehavior(QAbstractItemView.SelectRows)
        self.lines.setAlternatingRowColors(True)
        self.column.addWidget(self.lines)
        self.problem = QLabel(Handover)
        self.problem.setObjectName('problem')
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.before = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons.addItem(self.before)
        self.list_button = QPushButton(Handover)
        self.list_button.setObjectName('list_button')
        self.buttons.addWidget(self.list_button)
        self.close_button = QPushButton(Handover)
        self.close_button.setObjectName('close_button')
        self.buttons.addWidget(self.close_button)
        self.give_button = QPushButton(Handover)
        self.give_button.setObjectName('give_button')
        self.buttons.addWidget(self.give_button)
        self.column.addLayout(self.buttons)
        self.l0.setBuddy(self.successor_box)
        self.retranslateUi(Handover)
        self.close_button.setDefault(True)

    def retranslateUi(self, Handover):
        Handover.setWindowTitle(QCoreApplication.translate('Handover', '移交工作', None))
        self.l0.setText(QCoreApplication.translate('Handover', '接手人', None))
        self.successor_box.setAccessibleName(QCoreApplication.translate('Handover', '接手人', None))
        self.lines.setAccessibleName(QCoreApplication.translate('Handover', '各登记册的在办工作', None))
        self.list_button.setText(QCoreApplication.translate('Handover', '移交清单…', None))
        self.close_button.setText(QCoreApplication.translate('Handover', '关闭', None))
        self.give_button.setText(QCoreApplication.translate('Handover', '移交', None))
