"""The form office_values, compiled from ui/office_values.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QFormLayout, QGroupBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget
from libao_desk.gui.base.calm_boxes import CalmBox

class Ui_OfficeValues(object):

    def setupUi(self, OfficeValues):
        if not OfficeValues.objectName():
            OfficeValues.setObjectName('OfficeValues')
        self.layout_1 = QVBoxLayout(OfficeValues)
        self.layout_1.setObjectName('layout_1')
        self.layout_1.setContentsMargins(12, 12, 12, 12)
        self.values_box = QGroupBox(OfficeValues)
        self.values_box.setObjectName('values_box')
        self.values_form = QFormLayout(self.values_box)
        self.values_form.setObjectName('values_form')
        self.layout_1.addWidget(self.values_box)
        self.pc_box = QGroupBox(OfficeValues)
        self.pc_box.setObjectName('pc_box')
        self.layout_2 = QFormLayout(self.pc_box)
        self.layout_2.setObjectName('layout_2')
        self.label_2 = QLabel(self.pc_box)
        self.label_2.setObjectName('label_2')
        self.layout_2.setWidget(0, QFormLayout.ItemRole.LabelRole, self.label_2)
        self.layout_3 = QHBoxLayout()
        self.layout_3.setObjectName('layout_3')
        self.text_size = CalmBox(self.pc_box)
        self.text_size.setObjectName('text_size')
        self.layout_3.addWidget(self.text_size)
        self.label_1 = QLabel(self.pc_box)
        self.label_1.setObjectName('label_1')
        self.label_1.setProperty('tone', 'muted')
        self.layout_3.addWidget(self.label_1)
        self.spacer_4 = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.layout_3.addItem(self.spacer_4)
        self.layout_2.setLayout(0, QFormLayout.ItemRole.FieldRole, self.layout_3)
        self.layout_1.addWidget(self.pc_box)
        self.told = QLabel(OfficeValues)
        self.told.setObjectName('told')
        self.told.setWordWrap(True)
        self.layout_1.addWidget(self.told)
        self.layout_5 = QHBoxLayout()
        self.layout_5.setObjectName('layout_5')
        self.spacer_6 = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.layout_5.addItem(self.spacer_6)
        self.save_button = QPushButton(OfficeValues)
        self.save_button.setObjectName('save_button')
        self.save_button.setAutoDefault(False)
        self.layout_5.addWidget(self.save_button)
        self.layout_1.addLayout(self.layout_5)
        self.spacer_7 = QSpacerItem(10, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.layout_1.addItem(self.spacer_7)
        self.label_2.setBuddy(self.text_size)
        self.retranslateUi(OfficeValues)

    def retranslateUi(self, OfficeValues):
        self.values_box.setTitle(QCoreApplication.translate('OfficeValues', '本单位与本台账', None))
        self.pc_box.setTitle(QCoreApplication.translate('OfficeValues', '这台电脑', None))
        self.label_2.setText(QCoreApplication.translate('OfficeValues', '屏幕文字大小：', None))
        self.text_size.setAccessibleName(QCoreApplication.translate('OfficeValues', '屏幕文字大小', None))
        self.label_1.setText(QCoreApplication.translate('OfficeValues', '只对这台电脑有效。', None))
        self.told.setText('')
        self.save_button.setText(QCoreApplication.translate('OfficeValues', '保存(&S)', None))
        pass
