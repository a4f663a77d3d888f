"""The form settings_page, compiled from ui/settings_page.ui by ui/compile.py; never edited by hand."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QMetaObject, QObject, QPoint, QRect, QSize, QTime, QUrl, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QCursor, QFont, QFontDatabase, QGradient, QIcon, QImage, QKeySequence, QLinearGradient, QPainter, QPalette, QPixmap, QRadialGradient, QTransform
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

class Ui_SettingsPage(object):

    def setupUi(self, SettingsPage):
        if not SettingsPage.objectName():
            SettingsPage.setObjectName('SettingsPage')
        self.layout_1 = QVBoxLayout(SettingsPage)
        self.layout_1.setObjectName('layout_1')
        self.layout_1.setContentsMargins(12, 12, 12, 12)
        self.title = QLabel(SettingsPage)
        self.title.setObjectName('title')
        self.title.setProperty('tone', 'heading')
        self.layout_1.addWidget(self.title)
        self.tabs = QTabWidget(SettingsPage)
        self.tabs.setObjectName('tabs')
        self.layout_1.addWidget(self.tabs)
        self.retranslateUi(SettingsPage)

    def retranslateUi(self, SettingsPage):
        self.title.setText(QCoreApplication.translate('SettingsPage', '设置', None))
        pass
