"""The form directory_page, compiled from ui/directory_page.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSizePolicy, QSpacerItem, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
from libao_desk.gui.base.calm_boxes import CalmBox

class Ui_DirectoryPage(object):

    def setupUi(self, DirectoryPage):
        if not DirectoryPage.objectName():
            DirectoryPage.setObjectName('DirectoryPage')
        self.column = QVBoxLayout(DirectoryPage)
        self.column.setObjectName('column')
        self.bar = QHBoxLayout()
        self.bar.setObjectName('bar')
        self.list_box = CalmBox(DirectoryPage)
        self.list_box.setObjectName('list_box')
        self.bar.addWidget(self.list_box)
        self.told = QLabel(DirectoryPage)
        self.told.setObjectName('told')
        self.bar.addWidget(self.told)
        self.between = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.bar.addItem(self.between)
        self.new_button = QPushButton(DirectoryPage)
        self.new_button.setObjectName('new_button')
        self.bar.addWidget(self.new_button)
        self.save_button = QPushButton(DirectoryPage)
        self.save_button.setObjectName('save_button')
        self.bar.addWidget(self.save_button)
        self.column.addLayout(self.bar)
        self.table = QTableWidget(DirectoryPage)
        self.table.setObjectName('table')
        self.column.addWidget(self.table)
        self.problem = QLabel(DirectoryPage)
        self.problem.setObjectName('problem')
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self.form_place = QWidget(DirectoryPage)
        self.form_place.setObjectName('form_place')
        self.form_column = QVBoxLayout(self.form_place)
        self.form_column.setObjectName('form_column')
        self.form_column.setContentsMargins(0, -1, 0, -1)
        self.column.addWidget(self.form_place)
        self.retranslateUi(DirectoryPage)

    def retranslateUi(self, DirectoryPage):
        self.list_box.setAccessibleName(QCoreApplication.translate('DirectoryPage', '名册', None))
        self.new_button.setText(QCoreApplication.translate('DirectoryPage', '新增', None))
        self.save_button.setText(QCoreApplication.translate('DirectoryPage', '保存', None))
        self.table.setAccessibleName(QCoreApplication.translate('DirectoryPage', '名册内容', None))
        pass
