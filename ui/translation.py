"""Qt's own words (the buttons and file dialogs that it makes) in the language in use."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from wzlab.language import CHINESE, current_language

_NAME = "qt_words"
"""What the translator that is in use is found by."""


def translate_qt() -> None:
    """Let Qt's own dialogs speak the language in use, and no longer another; English is what Qt speaks by itself."""
    app = QCoreApplication.instance()
    if app is None:
        return
    for before in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(before)
        before.deleteLater()
        before.setObjectName("")
    if current_language() != CHINESE:
        return
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(QLocale.Language.Chinese, QLocale.Country.China), "qtbase", "_", folder):
        app.installTranslator(translator)
