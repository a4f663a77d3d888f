"""The form todo_page, compiled from ui/todo_page.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSizePolicy, QSpacerItem, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

class Ui_TodoPage(object):

    def setupUi(self, TodoPage):
        if not TodoPage.objectName():
            TodoPage.setObjectName('TodoPage')
        self.column = QVBoxLayout(TodoPage)
        self.column.setObjectName('column')
        self.heading = QLabel(TodoPage)
        self.heading.setObjectName('heading')
        self.column.addWidget(self.heading)
        self.bar = QHBoxLayout()
        self.bar.setObjectName('bar')
        self.register_box = QComboBox(TodoPage)
        self.register_box.setObjectName('register_box')
        self.bar.addWidget(self.register_box)
        self.handler_box = QComboBox(TodoPage)
        self.handler_box.setObjectName('handler_box')
        self.bar.addWidget(self.handler_box)
        self.village_box = QComboBox(TodoPage)
        self.village_box.setObjectName('village_box')
        self.bar.addWidget(self.village_box)
        self.whose_box = QComboBox(TodoPage)
        self.whose_box.setObjectName('whose_box')
        self.bar.addWidget(self.whose_box)
        self.between = QSpacerItem(40, 20, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.bar.addItem(self.between)
        self.press_button = QPushButton(TodoPage)
        self.press_button.setObjectName('press_button')
        self.bar.addWidget(self.press_button)
        self.print_button = QPushButton(TodoPage)
        self.print_button.setObjectName('print_button')
        self.bar.addWidget(self.print_button)
        self.copy_button = QPushButton(TodoPage)
        self.copy_button.setObjectName('copy_button')
        self.bar.addWidget(self.copy_button)
        self.refresh_button = QPushButton(TodoPage)
        self.refresh_button.setObjectName('refresh_button')
        self.bar.addWidget(self.refresh_button)
        self.column.addLayout(self.bar)
        self.tree = QTreeWidget(TodoPage)
        self.tree.setObjectName('tree')
        self.column.addWidget(self.tree)
        self.detail = QLabel(TodoPage)
        self.detail.setObjectName('detail')
        self.detail.setWordWrap(True)
        self.column.addWidget(self.detail)
        self.retranslateUi(TodoPage)

    def retranslateUi(self, TodoPage):
        self.register_box.setAccessibleName(QCoreApplication.translate('TodoPage', '登记册', None))
        self.handler_box.setAccessibleName(QCoreApplication.translate('TodoPage', '经办人', None))
        self.village_box.setAccessibleName(QCoreApplication.translate('TodoPage', '村（居）', None))
        self.whose_box.setAccessibleName(QCoreApplication.translate('TodoPage', '谁的职责', None))
        self.press_button.setText(QCoreApplication.translate('TodoPage', '督办…', None))
        self.print_button.setText(QCoreApplication.translate('TodoPage', '打印清单…', None))
        self.copy_button.setText(QCoreApplication.translate('TodoPage', '复制清单', None))
        self.refresh_button.setText(QCoreApplication.translate('TodoPage', '刷新', None))
        self.tree.setAccessibleName(QCoreApplication.translate('TodoPage', '待办', None))
        pass
