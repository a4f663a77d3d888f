"""The form undo_import, compiled from ui/undo_import.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QFormLayout, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSizePolicy, QSpacerItem, QTableView, QVBoxLayout, QWidget
from libao_desk.gui.base.calm_boxes import CalmBox

class Ui_UndoImport(object):

    def setupUi(self, UndoImport):
        if not UndoImport.objectName():
            UndoImport.setObjectName('UndoImport')
        UndoImport.resize(780, 600)
        self.column = QVBoxLayout(UndoImport)
        self.column.setObjectName('column')
        self.notice = QLabel(UndoImport)
        self.notice.setObjectName('notice')
        self.notice.setWordWrap(True)
        self.column.addWidget(self.notice)
        self.form = QFormLayout()
        self.form.setObjectName('form')
        self.l0 = QLabel(UndoImport)
        self.l0.setObjectName('l0')
        self.form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.l0)
        self.import_box = CalmBox(UndoImport)
        self.import_box.setObjectName('import_box')
        self.form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.import_box)
        self.column.addLayout(self.form)
        self.lines = QTableView(UndoImport)
        self.lines.setObjectName('lines')
        self.lines.setEditTriggers(QAbstractItemView.NoEditTriggers)
        self.lines.setSelectionBehavior(QAbstractItemView.SelectRows)
        self.lines.setAlternatingRowColors(True)
        self.column.addWidget(self.lines)
        self.problem = QLabel(UndoImport)
        self.problem.setObjectName('problem')
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.before = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons.addItem(self.before)
        self.close_button = QPushButton(UndoImport)
        self.close_button.setObjectName('close_button')
        self.buttons.addWidget(self.close_button)
        self.undo_button = QPushButton(UndoImport)
        self.undo_button.setObjectName('undo_button')
        self.buttons.addWidget(self.undo_button)
        self.column.addLayout(self.buttons)
        self.l0.setBuddy(self.import_box)
        self.retranslateUi(UndoImport)
        self.close_button.setDefault(True)

    def retranslateUi(self, UndoImport):
        UndoImport.setWindowTitle(QCoreApplication.translate('UndoImport', '撤销导入', None))
        self.notice.setText(QCoreApplication.translate('UndoImport', '30日内的导入可以撤销：导入新增的记录删除，改动的内容恢复原样；编号作废并保留在编号台账中。导入后又办理过的记录、又改动过的内容不动。', None))
        self.l0.setText(QCoreApplication.translate('UndoImport', '导入', None))
        self.import_box.setAccessibleName(QCoreApplication.translate('UndoImport', '导入', None))
        self.lines.setAccessibleName(QCoreApplication.translate('UndoImport', '这次导入的记录', None))
        self.close_button.setText(QCoreApplication.translate('UndoImport', '关闭', None))
        self.undo_button.setText(QCoreApplication.translate('UndoImport', '撤销这次导入', None))
