"""The form paper_numbering, compiled from ui/paper_numbering.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSizePolicy, QSpacerItem, QTableView, QVBoxLayout, QWidget
from libao_desk.gui.base.calm_boxes import CalmSpin

class Ui_PaperNumbering(object):

    def setupUi(self, PaperNumbering):
        if not PaperNumbering.objectName():
            PaperNumbering.setObjectName('PaperNumbering')
        self.layout_1 = QVBoxLayout(PaperNumbering)
        self.layout_1.setObjectName('layout_1')
        self.layout_1.setContentsMargins(12, 12, 12, 12)
        self.about = QLabel(PaperNumbering)
        self.about.setObjectName('about')
        self.about.setWordWrap(True)
        self.about.setProperty('tone', 'muted')
        self.layout_1.addWidget(self.about)
        self.table = QTableView(PaperNumbering)
        self.table.setObjectName('table')
        self.table.setAlternatingRowColors(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.layout_1.addWidget(self.table)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setObjectName('layout_2')
        self.label_1 = QLabel(PaperNumbering)
        self.label_1.setObjectName('label_1')
        self.layout_2.addWidget(self.label_1)
        self.following = CalmSpin(PaperNumbering)
        self.following.setObjectName('following')
        self.following.setMinimum(1)
        self.following.setMaximum(9999)
        self.layout_2.addWidget(self.following)
        self.label_2 = QLabel(PaperNumbering)
        self.label_2.setObjectName('label_2')
        self.layout_2.addWidget(self.label_2)
        self.start_button = QPushButton(PaperNumbering)
        self.start_button.setObjectName('start_button')
        self.start_button.setAutoDefault(False)
        self.layout_2.addWidget(self.start_button)
        self.spacer_1 = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.layout_2.addItem(self.spacer_1)
        self.layout_1.addLayout(self.layout_2)
        self.told = QLabel(PaperNumbering)
        self.told.setObjectName('told')
        self.told.setWordWrap(True)
        self.layout_1.addWidget(self.told)
        self.label_1.setBuddy(self.following)
        self.retranslateUi(PaperNumbering)

    def retranslateUi(self, PaperNumbering):
        self.about.setText(QCoreApplication.translate('PaperNumbering', '今年、去年已经手工编过号的文书，在这里写明下一份从第几号接着编。本软件编过一份以后就按顺序往下编，不再改动；档案上已填的编号自动跳过。', None))
        self.table.setAccessibleName(QCoreApplication.translate('PaperNumbering', '文书编号', None))
        self.label_1.setText(QCoreApplication.translate('PaperNumbering', '下一份从第', None))
        self.following.setAccessibleName(QCoreApplication.translate('PaperNumbering', '下一份从第几号编起', None))
        self.label_2.setText(QCoreApplication.translate('PaperNumbering', '号编起', None))
        self.start_button.setText(QCoreApplication.translate('PaperNumbering', '保存', None))
        self.told.setText('')
        pass
