"""The form passphrase_pair, compiled from ui/passphrase_pair.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

class Ui_PassphrasePair(object):

    def setupUi(self, PassphrasePair):
        if not PassphrasePair.objectName():
            PassphrasePair.setObjectName('PassphrasePair')
        self.layout_1 = QFormLayout(PassphrasePair)
        self.layout_1.setObjectName('layout_1')
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.label_1 = QLabel(PassphrasePair)
        self.label_1.setObjectName('label_1')
        self.layout_1.setWidget(0, QFormLayout.ItemRole.LabelRole, self.label_1)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setObjectName('layout_2')
        self.first = QLineEdit(PassphrasePair)
        self.first.setObjectName('first')
        self.first.setEchoMode(QLineEdit.EchoMode.Password)
        self.layout_2.addWidget(self.first)
        self.show_button = QPushButton(PassphrasePair)
        self.show_button.setObjectName('show_button')
        self.show_button.setCheckable(True)
        self.show_button.setAutoDefault(False)
        self.show_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.layout_2.addWidget(self.show_button)
        self.layout_2.setStretch(0, 1)
        self.layout_1.setLayout(0, QFormLayout.ItemRole.FieldRole, self.layout_2)
        self.label_2 = QLabel(PassphrasePair)
        self.label_2.setObjectName('label_2')
        self.layout_1.setWidget(1, QFormLayout.ItemRole.LabelRole, self.label_2)
        self.second = QLineEdit(PassphrasePair)
        self.second.setObjectName('second')
        self.second.setEchoMode(QLineEdit.EchoMode.Password)
        self.layout_1.setWidget(1, QFormLayout.ItemRole.FieldRole, self.second)
        self.strength = QLabel(PassphrasePair)
        self.strength.setObjectName('strength')
        self.strength.setWordWrap(True)
        self.strength.setProperty('tone', 'muted')
        self.layout_1.setWidget(2, QFormLayout.ItemRole.SpanningRole, self.strength)
        self.label_1.setBuddy(self.first)
        self.label_2.setBuddy(self.second)
        self.retranslateUi(PassphrasePair)

    def retranslateUi(self, PassphrasePair):
        self.label_1.setText(QCoreApplication.translate('PassphrasePair', '口令：', None))
        self.first.setAccessibleName(QCoreApplication.translate('PassphrasePair', '口令', None))
        self.show_button.setText(QCoreApplication.translate('PassphrasePair', '显示', None))
        self.show_button.setToolTip(QCoreApplication.translate('PassphrasePair', '显示或隐藏口令', None))
        self.label_2.setText(QCoreApplication.translate('PassphrasePair', '再输一次：', None))
        self.second.setAccessibleName(QCoreApplication.translate('PassphrasePair', '再输一次', None))
        self.strength.setText(QCoreApplication.translate('PassphrasePair', '至少8位，可以用一句记得住的话。', None))
        pass
