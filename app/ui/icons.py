"""Icons of one family: Material Design Icons 6, as the package ``qtawesome`` ships them (Apache-2.0).

The package's own Python side is not imported: with ``qtpy`` it costs 0.3 s and two Qt modules at start, and what the
window needs of it is one font. The glyph of each name is written down here; a test compares them with the
package's table, so an update that moves a glyph is seen. An icon asks for its colour when it is painted, so it
follows the light and dark scheme by itself.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.ui import theme

GLYPHS: dict[str, tuple[str, str]] = {
    "today": ("calendar-check-outline", "\U000f0c44"),
    "cases": ("folder-account-outline", "\U000f0b9c"),
    "people": ("account-group-outline", "\U000f0b58"),
    "plans": ("clipboard-text-clock-outline", "\U000f18fa"),
    "sync": ("swap-horizontal", "\U000f04e1"),
    "papers": ("file-document-outline", "\U000f09ee"),
    "settings": ("cog-outline", "\U000f08bb"),
    "search": ("magnify", "\U000f0349"),
    "back": ("arrow-left", "\U000f004d"),
    "forward": ("arrow-right", "\U000f0054"),
    "switch": ("account-switch-outline", "\U000f04cb"),
    "account": ("account-circle-outline", "\U000f0b55"),
    "done": ("check-circle", "\U000f05e0"),
    "tick": ("check-bold", "\U000f0e1e"),
    "now": ("arrow-right-circle", "\U000f0cdf"),
    "todo": ("circle-outline", "\U000f0766"),
    "waiting": ("clock-outline", "\U000f0150"),
    "late": ("alert", "\U000f0026"),
    "blocked": ("alert-octagon", "\U000f0029"),
    "skipped": ("minus-circle-outline", "\U000f0377"),
    "info": ("information-outline", "\U000f02fd"),
    "warning": ("alert-circle-outline", "\U000f05d6"),
    "error": ("close-octagon-outline", "\U000f015d"),
    "good": ("check-circle-outline", "\U000f05e1"),
    "close": ("close", "\U000f0156"),
    "lock": ("lock-outline", "\U000f0341"),
    "more": ("dots-horizontal", "\U000f01d8"),
    "down": ("chevron-down", "\U000f0140"),
    "up": ("chevron-up", "\U000f0143"),
    "left": ("chevron-left", "\U000f0141"),
    "right": ("chevron-right", "\U000f0142"),
    "chart": ("chart-line", "\U000f012a"),
    "add": ("plus", "\U000f0415"),
    "edit": ("pencil-outline", "\U000f0cb6"),
    "remove": ("trash-can-outline", "\U000f0a7a"),
    "help": ("help-circle-outline", "\U000f0625"),
    "unknown": ("help", "\U000f02d6"),
    "not_asked": ("circle-off-outline", "\U000f10d3"),
    "print": ("printer-outline", "\U000f1786"),
    "save": ("content-save-outline", "\U000f0818"),
    "folder": ("folder-open-outline", "\U000f0dcf"),
    "zoom_in": ("magnify-plus-outline", "\U000f06ed"),
    "zoom_out": ("magnify-minus-outline", "\U000f06ec"),
    "fit": ("arrow-expand-horizontal", "\U000f084e"),
    "whole": ("fit-to-page-outline", "\U000f0ef6"),
    "turn_left": ("rotate-left", "\U000f0465"),
    "turn_right": ("rotate-right", "\U000f0467"),
    "copy": ("content-copy", "\U000f018f"),
    "undo": ("undo-variant", "\U000f054d"),
    "refresh": ("refresh", "\U000f0450"),
    "attach": ("paperclip", "\U000f03e2"),
    "history": ("history", "\U000f02da"),
    "home": ("home-outline", "\U000f06a1"),
    "household": ("home-account", "\U000f0826"),
    "stick": ("usb-flash-drive-outline", "\U000f129f"),
    "backup": ("database-check-outline", "\U000f1629"),
    "shield": ("shield-check-outline", "\U000f0cc8"),
    "laptop": ("laptop", "\U000f0322"),
    "office": ("office-building-outline", "\U000f151f"),
    "empty": ("inbox-outline", "\U000f1274"),
    "filter": ("filter-outline", "\U000f0233"),
    "calendar": ("calendar-outline", "\U000f0b67"),
    "excel": ("file-excel-outline", "\U000f102d"),
    "imported": ("tray-arrow-down", "\U000f0120"),
    "export": ("tray-arrow-up", "\U000f011d"),
    "conflict": ("call-split", "\U000f00fb"),
    "person": ("account-outline", "\U000f0013"),
    "child": ("human-child", "\U000f02e7"),
    "menu": ("menu", "\U000f035c"),
    "collapse": ("chevron-double-left", "\U000f013d"),
    "expand": ("chevron-double-right", "\U000f013e"),
    "risk": ("shield-alert-outline", "\U000f0ecd"),
    "key": ("key-outline", "\U000f0dd6"),
    "door": ("door", "\U000f081a"),
    "qr": ("qrcode", "\U000f0432"),
    "place": ("map-marker-outline", "\U000f07d9"),
    "visit": ("walk", "\U000f0583"),
    "step": ("flag-outline", "\U000f023d"),
    "phone": ("phone-outline", "\U000f0df0"),
    "crop": ("crop", "\U000f019e"),
    "camera": ("camera-outline", "\U000f0d5d"),
    "scanner": ("scanner", "\U000f06ab"),
    "card": ("card-account-details-outline", "\U000f0dab"),
    "eye": ("eye-outline", "\U000f06d0"),
    "eye_off": ("eye-off-outline", "\U000f06d1"),
    "duplicate": ("account-multiple-outline", "\U000f000f"),
}
"""Our name → (the family's name, the character)."""


def font_folder() -> Path | None:
    """Where qtawesome keeps its fonts, without importing it; None if the package is not there."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "qtawesome" / "fonts"
    spec = find_spec("qtawesome")
    return Path(spec.origin).parent / "fonts" if spec and spec.origin else None


@cache
def _family() -> str:
    folder = font_folder()
    for file in sorted(folder.glob("materialdesignicons6-webfont-*.ttf")) if folder else ():
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        if families:
            return families[0]
    return ""


class _Engine(QIconEngine):
    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._glyph = GLYPHS[name][1]
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        family = _family()
        if not family:
            return
        painter.save()
        font = QFont(family)
        font.setPixelSize(max(1, min(rect.width(), rect.height())))
        painter.setFont(font)
        role = "muted" if mode is QIcon.Mode.Disabled else self._role
        painter.setPen(theme.current().colour(role))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        copy = _Engine.__new__(_Engine)
        QIconEngine.__init__(copy)
        copy._glyph, copy._role = self._glyph, self._role
        return copy


@cache
def icon(name: str, role: str = "text") -> QIcon:
    """The icon of this name in the colour of this palette role. Raises KeyError for an unknown name."""
    return QIcon(_Engine(name, role))


def put(button: QAbstractButton, name: str, role: str = "text") -> None:
    """Set an icon on a button that also has words, with air between the two (style sheets cannot)."""
    button.setIcon(icon(name, role))
    button.setIconSize(QSize(theme.Size.ICON + 8, theme.Size.ICON))


def pixmap(name: str, size: int = theme.Size.ICON, role: str = "text") -> QPixmap:
    """The icon as a picture for a label. It keeps its colour: draw it again when the scheme changes."""
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    return icon(name, role).pixmap(QSize(size, size), ratio)
