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
from PySide6.QtWidgets import QApplication

from app.ui import theme

GLYPHS: dict[str, tuple[str, str]] = {
    "today": ("calendar-check-outline", "\U000F0C44"),
    "cases": ("folder-account-outline", "\U000F0B9C"),
    "people": ("account-group-outline", "\U000F0B58"),
    "plans": ("clipboard-text-clock-outline", "\U000F18FA"),
    "sync": ("swap-horizontal", "\U000F04E1"),
    "papers": ("file-document-outline", "\U000F09EE"),
    "settings": ("cog-outline", "\U000F08BB"),
    "search": ("magnify", "\U000F0349"),
    "back": ("arrow-left", "\U000F004D"),
    "forward": ("arrow-right", "\U000F0054"),
    "switch": ("account-switch-outline", "\U000F04CB"),
    "account": ("account-circle-outline", "\U000F0B55"),
    "done": ("check-circle", "\U000F05E0"),
    "tick": ("check-bold", "\U000F0E1E"),
    "now": ("arrow-right-circle", "\U000F0CDF"),
    "todo": ("circle-outline", "\U000F0766"),
    "waiting": ("clock-outline", "\U000F0150"),
    "late": ("alert", "\U000F0026"),
    "blocked": ("alert-octagon", "\U000F0029"),
    "skipped": ("minus-circle-outline", "\U000F0377"),
    "info": ("information-outline", "\U000F02FD"),
    "warning": ("alert-circle-outline", "\U000F05D6"),
    "error": ("close-octagon-outline", "\U000F015D"),
    "good": ("check-circle-outline", "\U000F05E1"),
    "close": ("close", "\U000F0156"),
    "lock": ("lock-outline", "\U000F0341"),
    "more": ("dots-horizontal", "\U000F01D8"),
    "down": ("chevron-down", "\U000F0140"),
    "up": ("chevron-up", "\U000F0143"),
    "left": ("chevron-left", "\U000F0141"),
    "right": ("chevron-right", "\U000F0142"),
    "add": ("plus", "\U000F0415"),
    "edit": ("pencil-outline", "\U000F0CB6"),
    "remove": ("trash-can-outline", "\U000F0A7A"),
    "help": ("help-circle-outline", "\U000F0625"),
    "unknown": ("help", "\U000F02D6"),
    "not_asked": ("circle-off-outline", "\U000F10D3"),
    "print": ("printer-outline", "\U000F1786"),
    "save": ("content-save-outline", "\U000F0818"),
    "folder": ("folder-open-outline", "\U000F0DCF"),
    "zoom_in": ("magnify-plus-outline", "\U000F06ED"),
    "zoom_out": ("magnify-minus-outline", "\U000F06EC"),
    "fit": ("arrow-expand-horizontal", "\U000F084E"),
    "whole": ("fit-to-page-outline", "\U000F0EF6"),
    "turn_left": ("rotate-left", "\U000F0465"),
    "turn_right": ("rotate-right", "\U000F0467"),
    "copy": ("content-copy", "\U000F018F"),
    "undo": ("undo-variant", "\U000F054D"),
    "refresh": ("refresh", "\U000F0450"),
    "attach": ("paperclip", "\U000F03E2"),
    "history": ("history", "\U000F02DA"),
    "home": ("home-outline", "\U000F06A1"),
    "household": ("home-account", "\U000F0826"),
    "stick": ("usb-flash-drive-outline", "\U000F129F"),
    "backup": ("database-check-outline", "\U000F1629"),
    "shield": ("shield-check-outline", "\U000F0CC8"),
    "laptop": ("laptop", "\U000F0322"),
    "office": ("office-building-outline", "\U000F151F"),
    "empty": ("inbox-outline", "\U000F1274"),
    "filter": ("filter-outline", "\U000F0233"),
    "calendar": ("calendar-outline", "\U000F0B67"),
    "excel": ("file-excel-outline", "\U000F102D"),
    "imported": ("tray-arrow-down", "\U000F0120"),
    "export": ("tray-arrow-up", "\U000F011D"),
    "conflict": ("call-split", "\U000F00FB"),
    "person": ("account-outline", "\U000F0013"),
    "child": ("human-child", "\U000F02E7"),
    "menu": ("menu", "\U000F035C"),
    "collapse": ("chevron-double-left", "\U000F013D"),
    "expand": ("chevron-double-right", "\U000F013E"),
    "risk": ("shield-alert-outline", "\U000F0ECD"),
    "key": ("key-outline", "\U000F0DD6"),
    "door": ("door", "\U000F081A"),
    "qr": ("qrcode", "\U000F0432"),
    "place": ("map-marker-outline", "\U000F07D9"),
    "visit": ("walk", "\U000F0583"),
    "step": ("flag-outline", "\U000F023D"),
    "phone": ("phone-outline", "\U000F0DF0"),
    "eye": ("eye-outline", "\U000F06D0"),
    "eye_off": ("eye-off-outline", "\U000F06D1"),
    "duplicate": ("account-multiple-outline", "\U000F000F"),
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
        font.setPixelSize(max(1, rect.height()))
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


def pixmap(name: str, size: int = theme.Size.ICON, role: str = "text") -> QPixmap:
    """The icon as a picture for a label. It keeps its colour: draw it again when the scheme changes."""
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    return icon(name, role).pixmap(QSize(size, size), ratio)
