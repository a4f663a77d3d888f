"""The form list_filters, compiled from ui/list_filters.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QWidget

class Ui_ListFilters(object):

    def setupUi(self, ListFilters):
        if not ListFilters.objectName():
            ListFilters.setObjectName('ListFilters')
        self.row = QHBoxLayout(ListFilters)
        self.row.setObjectName('row')
        self.row.setContentsMargins(0, 0, 0, 0)
        self.field_box = QComboBox(ListFilters)
        self.field_box.setObjectName('field_box')
        self.row.addWidget(self.field_box)
        self.value_box = QComboBox(ListFilters)
        self.value_box.setObjectName('value_box')
        self.value_box.setMinimumSize(QSize(140, 0))
        self.row.addWidget(self.value_box)
        self.gap = QSpacerItem(16, 20, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.row.addItem(self.gap)
        self.day_box = QComboBox(ListFilters)
        self.day_box.setObjectName('day_box')
        self.row.addWidget(self.day_box)
        self.from_label = QLabel(ListFilters)
        self.from_label.setObjectName('from_label')
        self.row.addWidget(self.from_label)
        self.from_edit = QLineEdit(ListFilters)
        self.from_edit.setObjectName('from_edit')
        self.from_edit.setMaximumSize(QSize(120, 16777215))
        self.row.addWidget(self.from_edit)
        self.to_label = QLabel(ListFilters)
        self.to_label.setObjectName('to_label')
        self.row.addWidget(self.to_label)
        self.to_edit = QLineEdit(ListFilters)
        self.to_edit.setObjectName('to_edit')
        self.to_edit.setMaximumSize(QSize(120, 16777215))
        self.row.addWidget(self.to_edit)
        self.clear_button = QPushButton(ListFilters)
        self.clear_button.setObjectName('clear_button')
        self.row.addWidget(self.clear_button)
        self.problem = QLabel(ListFilters)
        self.problem.setObjectName('problem')
        self.row.addWidget(self.problem)
        self.end = QSpacerItem(20, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.row.addItem(self.end)
        self.retranslateUi(ListFilters)

    def retranslateUi(self, ListFilters):
        self.field_box.setAccessibleName(QCoreApplication.translate('ListFilters', '按哪一项筛选', None))
        self.value_box.setAccessibleName(QCoreApplication.translate('ListFilters', '筛选的值', None))
        self.day_box.setAccessibleName(QCoreApplication.translate('ListFilters', '按哪个日期筛选', None))
        self.from_label.setText(QCoreApplication.translate('ListFilters', '从', None))
        self.from_edit.setPlaceholderText(QCoreApplication.translate('ListFilters', '如 2020.3.5', None))
        self.from_edit.setAccessibleName(QCoreApplication.translate('ListFilters', '起始日期', None))
        self.to_label.setText(QCoreApplication.translate('ListFilters', '至', None))
        self.to_edit.setPlaceholderText(QCoreApplication.translate('ListFilters', '如 12.31、今天', None))
        self.to_edit.setAccessibleName(QCoreApplication.translate('ListFilters', '截止日期', None))
        self.clear_button.setText(QCoreApplication.translate('ListFilters', '清除', None))
        pass
