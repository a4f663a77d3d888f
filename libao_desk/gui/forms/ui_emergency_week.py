"""The form emergency_week, compiled from ui/emergency_week.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSizePolicy, QSpacerItem, QTableView, QVBoxLayout, QWidget

class Ui_EmergencyWeek(object):

    def setupUi(self, EmergencyWeek):
        if not EmergencyWeek.objectName():
            EmergencyWeek.setObjectName('EmergencyWeek')
        EmergencyWeek.resize(980, 520)
        self.column = QVBoxLayout(EmergencyWeek)
        self.column.setObjectName('column')
        self.weeks = QHBoxLayout()
        self.weeks.setObjectName('weeks')
        self.before_button = QPushButton(EmergencyWeek)
        self.before_button.setObjectName('before_button')
        self.before_button.setAutoDefault(False)
        self.weeks.addWidget(self.before_button)
        self.week_label = QLabel(EmergencyWeek)
        self.week_label.setObjectName('week_label')
        self.weeks.addWidget(self.week_label)
        self.after_button = QPushButton(EmergencyWeek)
        self.after_button.setObjectName('after_button')
        self.after_button.setAutoDefault(False)
        self.weeks.addWidget(self.after_button)
        self.gap = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.weeks.addItem(self.gap)
        self.column.addLayout(self.weeks)
        self.looks = QTableView(EmergencyWeek)
        self.looks.setObjectName('looks')
        self.column.addWidget(self.looks)
        self.told = QLabel(EmergencyWeek)
        self.told.setObjectName('told')
        self.told.setWordWrap(True)
        self.column.addWidget(self.told)
        self.buttons = QHBoxLayout()
        self.buttons.setObjectName('buttons')
        self.before = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons.addItem(self.before)
        self.print_button = QPushButton(EmergencyWeek)
        self.print_button.setObjectName('print_button')
        self.print_button.setAutoDefault(False)
        self.buttons.addWidget(self.print_button)
        self.note_button = QPushButton(EmergencyWeek)
        self.note_button.setObjectName('note_button')
        self.note_button.setAutoDefault(False)
        self.buttons.addWidget(self.note_button)
        self.close_button = QPushButton(EmergencyWeek)
        self.close_button.setObjectName('close_button')
        self.buttons.addWidget(self.close_button)
        self.column.addLayout(self.buttons)
        self.retranslateUi(EmergencyWeek)
        self.close_button.setDefault(True)

    def retranslateUi(self, EmergencyWeek):
        EmergencyWeek.setWindowTitle(QCoreApplication.translate('EmergencyWeek', '应急查阅周报', None))
        self.before_button.setText(QCoreApplication.translate('EmergencyWeek', '上一周', None))
        self.after_button.setText(QCoreApplication.translate('EmergencyWeek', '下一周', None))
        self.looks.setAccessibleName(QCoreApplication.translate('EmergencyWeek', '应急查阅', None))
        self.print_button.setText(QCoreApplication.translate('EmergencyWeek', '打印周报', None))
        self.note_button.setText(QCoreApplication.translate('EmergencyWeek', '已阅', None))
        self.close_button.setText(QCoreApplication.translate('EmergencyWeek', '关闭', None))
