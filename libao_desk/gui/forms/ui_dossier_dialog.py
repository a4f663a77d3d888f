"""The form dossier_dialog, compiled from ui/dossier_dialog.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QHBoxLayout, QHeaderView, QLabel, QProgressBar, QPushButton, QSizePolicy, QSpacerItem, QTableView, QVBoxLayout, QWidget

class Ui_DossierDialog(object):

    def setupUi(self, DossierDialog):
        if not DossierDialog.objectName():
            DossierDialog.setObjectName('DossierDialog')
        DossierDialog.resize(960, 660)
        self.column = QVBoxLayout(DossierDialog)
        self.column.setObjectName('column')
        self.heading = QLabel(DossierDialog)
        self.heading.setObjectName('heading')
        self.column.addWidget(self.heading)
        self.items = QTableView(DossierDialog)
        self.items.setObjectName('items')
        self.items.setEditTriggers(QAbstractItemView.NoEditTriggers)
        self.items.setSelectionBehavior(QAbstractItemView.SelectRows)
        self.items.setAlternatingRowColors(True)
        self.column.addWidget(self.items)
        self.unplaced = QLabel(DossierDialog)
        self.unplaced.setObjectName('unplaced')
        self.unplaced.setWordWrap(True)
        self.column.addWidget(self.unplaced)
        self.findings_label = QLabel(DossierDialog)
        self.findings_label.setObjectName('findings_label')
        self.column.addWidget(self.findings_label)
        self.findings = QTableView(DossierDialog)
        self.findings.setObjectName('findings')
        self.findings.setEditTriggers(QAbstractItemView.NoEditTriggers)
        self.findings.setSelectionBehavior(QAbstractItemView.SelectRows)
        self.findings.setAlternatingRowColors(True)
        self.column.addWidget(self.findings)
        self.told = QLabel(DossierDialog)
        self.told.setObjectName('told')
        self.told.setWordWrap(True)
        self.column.addWidget(self.told)
        self.progress = QProgressBar(DossierDialog)
        self.progress.setObjectName('progress')
        self.column.addWidget(self.progress)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.before = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons.addItem(self.before)
        self.cancel_button = QPushButton(DossierDialog)
        self.cancel_button.setObjectName('cancel_button')
        self.buttons.addWidget(self.cancel_button)
        self.bind_button = QPushButton(DossierDialog)
        self.bind_button.setObjectName('bind_button')
        self.buttons.addWidget(self.bind_button)
        self.column.addLayout(self.buttons)
        self.findings_label.setBuddy(self.findings)
        self.retranslateUi(DossierDialog)
        self.bind_button.setDefault(True)

    def retranslateUi(self, DossierDialog):
        self.items.setAccessibleName(QCoreApplication.translate('DossierDialog', '卷内文书', None))
        self.findings_label.setText(QCoreApplication.translate('DossierDialog', '检查发现', None))
        self.findings.setAccessibleName(QCoreApplication.translate('DossierDialog', '检查发现', None))
        self.cancel_button.setText(QCoreApplication.translate('DossierDialog', '关闭', None))
        self.bind_button.setText(QCoreApplication.translate('DossierDialog', '编成一份PDF', None))
        pass
