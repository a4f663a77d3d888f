"""The form statistics_page, compiled from ui/statistics_page.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSizePolicy, QSpacerItem, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

class Ui_StatisticsPage(object):

    def setupUi(self, StatisticsPage):
        if not StatisticsPage.objectName():
            StatisticsPage.setObjectName('StatisticsPage')
        self.column = QVBoxLayout(StatisticsPage)
        self.column.setObjectName('column')
        self.bar = QHBoxLayout()
        self.bar.setObjectName('bar')
        self.length_box = QComboBox(StatisticsPage)
        self.length_box.setObjectName('length_box')
        self.bar.addWidget(self.length_box)
        self.earlier_button = QPushButton(StatisticsPage)
        self.earlier_button.setObjectName('earlier_button')
        self.bar.addWidget(self.earlier_button)
        self.period_label = QLabel(StatisticsPage)
        self.period_label.setObjectName('period_label')
        self.bar.addWidget(self.period_label)
        self.later_button = QPushButton(StatisticsPage)
        self.later_button.setObjectName('later_button')
        self.bar.addWidget(self.later_button)
        self.between = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.bar.addItem(self.between)
        self.sheet_button = QPushButton(StatisticsPage)
        self.sheet_button.setObjectName('sheet_button')
        self.bar.addWidget(self.sheet_button)
        self.paper_button = QPushButton(StatisticsPage)
        self.paper_button.setObjectName('paper_button')
        self.bar.addWidget(self.paper_button)
        self.column.addLayout(self.bar)
        self.tree = QTreeWidget(StatisticsPage)
        self.tree.setObjectName('tree')
        self.column.addWidget(self.tree)
        self.told = QLabel(StatisticsPage)
        self.told.setObjectName('told')
        self.column.addWidget(self.told)
        self.retranslateUi(StatisticsPage)

    def retranslateUi(self, StatisticsPage):
        self.length_box.setAccessibleName(QCoreApplication.translate('StatisticsPage', '时期', None))
        self.earlier_button.setText(QCoreApplication.translate('StatisticsPage', '上一期', None))
        self.later_button.setText(QCoreApplication.translate('StatisticsPage', '下一期', None))
        self.sheet_button.setText(QCoreApplication.translate('StatisticsPage', '存为xlsx…', None))
        self.paper_button.setText(QCoreApplication.translate('StatisticsPage', '存为PDF…', None))
        self.tree.setAccessibleName(QCoreApplication.translate('StatisticsPage', '统计数据', None))
        self.told.setText(QCoreApplication.translate('StatisticsPage', '双击一个数，打开它背后的名单。分母为零的显示“—”。', None))
        pass
