"""The form recovery_sheet, compiled from ui/recovery_sheet.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

class Ui_RecoverySheet(object):

    def setupUi(self, RecoverySheet):
        if not RecoverySheet.objectName():
            RecoverySheet.setObjectName('RecoverySheet')
        self.layout_1 = QVBoxLayout(RecoverySheet)
        self.layout_1.setSpacing(12)
        self.layout_1.setObjectName('layout_1')
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.label_1 = QLabel(RecoverySheet)
        self.label_1.setObjectName('label_1')
        self.label_1.setWordWrap(True)
        self.layout_1.addWidget(self.label_1)
        self.code = QLabel(RecoverySheet)
        self.code.setObjectName('code')
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.layout_1.addWidget(self.code)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setObjectName('layout_2')
        self.print_button = QPushButton(RecoverySheet)
        self.print_button.setObjectName('print_button')
        self.print_button.setAutoDefault(False)
        self.layout_2.addWidget(self.print_button)
        self.save_button = QPushButton(RecoverySheet)
        self.save_button.setObjectName('save_button')
        self.save_button.setAutoDefault(False)
        self.layout_2.addWidget(self.save_button)
        self.done_label = QLabel(RecoverySheet)
        self.done_label.setObjectName('done_label')
        self.done_label.setProperty('tone', 'done')
        self.layout_2.addWidget(self.done_label)
        self.spacer_3 = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.layout_2.addItem(self.spacer_3)
        self.layout_1.addLayout(self.layout_2)
        self.layout_4 = QHBoxLayout()
        self.layout_4.setObjectName('layout_4')
        self.label_2 = QLabel(RecoverySheet)
        self.label_2.setObjectName('label_2')
        self.layout_4.addWidget(self.label_2)
        self.last_group = QLineEdit(RecoverySheet)
        self.last_group.setObjectName('last_group')
        self.last_group.setMaximumSize(QSize(120, 16777215))
        self.layout_4.addWidget(self.last_group)
        self.check_label = QLabel(RecoverySheet)
        self.check_label.setObjectName('check_label')
        self.check_label.setProperty('tone', 'muted')
        self.layout_4.addWidget(self.check_label)
        self.spacer_5 = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.layout_4.addItem(self.spacer_5)
        self.layout_1.addLayout(self.layout_4)
        self.label_2.setBuddy(self.last_group)
        self.retranslateUi(RecoverySheet)

    def retranslateUi(self, RecoverySheet):
        self.label_1.setText(QCoreApplication.translate('RecoverySheet', '所有口令都忘记时，只有恢复码能打开台账。请打印本单，密封后由所长锁入保险柜；离开本页后不再显示。', None))
        self.code.setAccessibleName(QCoreApplication.translate('RecoverySheet', '恢复码', None))
        self.print_button.setText(QCoreApplication.translate('RecoverySheet', '打印恢复码单(&P)…', None))
        self.save_button.setText(QCoreApplication.translate('RecoverySheet', '另存为PDF…', None))
        self.done_label.setText('')
        self.label_2.setText(QCoreApplication.translate('RecoverySheet', '核对：输入恢复码最后一组四位', None))
        self.last_group.setAccessibleName(QCoreApplication.translate('RecoverySheet', '恢复码最后一组', None))
        self.check_label.setText('')
        pass
