"""The one style file: every size, colour and space of the screen has its name here.

A widget never writes a colour or a pixel of its own. It takes a name from :class:`Space`, :class:`Size` or
:class:`Palette`, or sets a ``role``/``tone`` property that the style sheet below knows:

* ``QLabel[role=...]``: ``title`` · ``heading`` · ``strong`` · ``muted`` · ``error``
* ``QPushButton[role=...]``: ``primary`` (one per screen) · ``danger`` · ``quiet``
* ``QFrame[role=...]``: ``card`` · ``panel`` · ``line``
* ``[tone=...]``: ``neutral`` · ``accent`` · ``good`` · ``warn`` · ``bad`` · ``stuck``

Each tone has one meaning, and never speaks alone (there is always an icon or a word beside it):
accent = here, now, yours to act on; good = done; warn = waits or wants attention; bad = late or wrong;
stuck = an obstacle (vướng mắc); neutral = nothing of these.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget


class Space:
    """Distances in device-independent pixels."""

    XS: Final = 4
    S: Final = 8
    M: Final = 12
    L: Final = 16
    XL: Final = 24


class Size:
    """Lengths in device-independent pixels. 1366x768 at 125 % leaves 1093x614: everything must live in that."""

    TARGET: Final = 32
    ROW: Final = 36
    ICON: Final = 20
    ICON_LARGE: Final = 40
    RAIL: Final = 184
    RAIL_COMPACT: Final = 56
    RAIL_ITEM: Final = 44
    RAIL_COMPACT_BELOW: Final = 1160
    TOP: Final = 52
    STATUS: Final = 36
    LABEL: Final = 176
    SIDE: Final = 280
    SEARCH: Final = 440
    SEARCH_LIST: Final = 520
    READABLE: Final = 560
    WINDOW: Final = (1280, 720)
    WINDOW_LEAST: Final = (880, 540)


class Type:
    """Font sizes in points. Nothing is smaller than BODY: stacked capitals (Ằ, Ễ) must stay readable."""

    FAMILY: Final = "Noto Sans"
    BODY: Final = 11
    HEADING: Final = 12
    TITLE: Final = 16


class Scheme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of one scheme. ``*_soft`` is the ground on which the tone's text stands (contrast 4.5 and more)."""

    name: str
    window: str
    surface: str
    sunken: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    stuck: str
    stuck_soft: str
    neutral: str
    neutral_soft: str
    hover: str

    def colour(self, role: str) -> QColor:
        """The colour with this field name. Raises AttributeError for a name that is not one."""
        return QColor(getattr(self, role))


LIGHT = Palette(
    name="light",
    window="#F2F4F2", surface="#FFFFFF", sunken="#E8EBE9",
    text="#1F272E", muted="#55606A", line="#D3D9DB", edge="#87939C",
    accent="#1B5E85", accent_soft="#DFECF4", on_accent="#FFFFFF",
    good="#22683E", good_soft="#E1F0E6",
    warn="#775000", warn_soft="#FAEFD3",
    bad="#A3261C", bad_soft="#FBE6E3",
    stuck="#5C4187", stuck_soft="#EDE7F6",
    neutral="#4A555F", neutral_soft="#E8EBED",
    hover="#E6EBEC",
)  # fmt: skip

DARK = Palette(
    name="dark",
    window="#1B2024", surface="#242A2F", sunken="#161A1D",
    text="#E5E9EB", muted="#A7B1B9", line="#3A434B", edge="#73808A",
    accent="#84BFE3", accent_soft="#213A4B", on_accent="#0E2230",
    good="#83CD9C", good_soft="#1E3A29",
    warn="#E5BC62", warn_soft="#3E3218",
    bad="#F39A91", bad_soft="#482723",
    stuck="#C3ABEA", stuck_soft="#372C4A",
    neutral="#B6C0C7", neutral_soft="#333B42",
    hover="#2F373D",
)  # fmt: skip

TONES: Final = ("neutral", "accent", "good", "warn", "bad", "stuck")

_QSS = Template("""
QMainWindow, QDialog { background: $window; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 4px; }

QLabel[role="title"] { font-size: ${title_pt}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading_pt}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="error"] { color: $bad; }
QLabel[role="silent"] { color: $muted; background: $window; border: 1px dashed $edge; border-radius: 4px; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[role="panel"] { background: $surface; border: 0; }
QFrame[role="line"] { background: $line; border: 0; }
QFrame[role="drop"] { background: $surface; border: 1px solid $edge; border-radius: 4px; }

QPushButton, QToolButton { min-height: 30px; padding: 0 14px; border: 1px solid $edge; border-radius: 4px;
  background: $surface; color: $text; }
QToolButton { padding: 0 5px; min-width: 20px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked, QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QPushButton:checked { border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 28px; }
QToolButton:focus { padding: 0 4px; min-width: 20px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $window; border-color: $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $muted; border-color: $line; }
QPushButton[role="danger"] { color: $bad; border-color: $bad; }
QPushButton[role="danger"]:disabled { color: $muted; border-color: $line; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $accent; }
QPushButton[role="quiet"]:disabled, QToolButton[role="quiet"]:disabled { background: transparent;
  border-color: transparent; }
QPushButton[role="link"] { background: transparent; border-color: transparent; color: $accent; padding: 0 6px;
  text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:disabled { color: $muted; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 0 5px; }
QToolButton::menu-indicator { image: none; }
QLineEdit QToolButton { min-height: 0; min-width: 0; padding: 0; border: 0; background: transparent; }

QLineEdit, QPlainTextEdit, QTextEdit { border: 1px solid $edge; border-radius: 4px; background: $surface; color: $text;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { min-height: 30px; padding: 0 8px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; }
QLineEdit:focus { min-height: 28px; padding: 0 7px; }
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit:read-only, QPlainTextEdit:disabled {
  background: $window; color: $text; border-color: $line; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $muted; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid $bad; }
QLineEdit[wrong="true"] { min-height: 28px; padding: 0 7px; }
QComboBox, QSpinBox { min-height: 30px; }
QCheckBox, QRadioButton { min-height: 32px; spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $edge;
  background: $surface; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 9px; }
QRadioButton::indicator:checked { border: 6px solid $accent; width: 6px; height: 6px; background: $on_accent; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: url("$tick"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $window; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }

QTableView, QListView, QTreeView { background: $surface; alternate-background-color: $window; color: $text;
  border: 1px solid $line; gridline-color: $line; outline: 0;
  selection-background-color: $accent_soft; selection-color: $text; }
QTableView::item { padding: 0 8px; border: 0; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QTableView::item:focus { border: 1px solid $accent; }
QHeaderView { background: $window; }
QHeaderView::section { background: $window; color: $muted; padding: 0 11px; min-height: 32px; border: 0;
  border-right: 1px solid $line; border-bottom: 1px solid $edge; font-weight: 600; }
QListView[role="drop"] { border: 0; background: transparent; }

QTabWidget::pane { border: 0; border-top: 1px solid $line; top: -1px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::scroller { width: 48px; }
QTabBar QToolButton { min-height: 0; min-width: 0; padding: 0; border: 0; background: $window; }
QTabBar::tab { min-height: 34px; padding: 0 14px; color: $muted; background: transparent; border: 0;
  border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 3px solid $accent; font-weight: 600; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:focus { background: $accent_soft; }

QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: transparent; border: 0; }
QScrollBar:vertical { width: 14px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 14px; background: transparent; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QProgressBar { border: 0; border-radius: 3px; background: $sunken; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QMenu { background: $surface; color: $text; border: 1px solid $edge; padding: 4px; }
QMenu::item { min-height: 32px; padding: 0 24px 0 12px; border-radius: 3px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 10px; }

QFrame#rail { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame#top { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame#status { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame#status QPushButton { min-height: 32px; border: 0;
  background: transparent; padding: 0 8px; border-radius: 3px; color: $muted; }
QFrame#status QPushButton:hover { background: $hover; }
QFrame#status QPushButton:focus { border: 2px solid $accent; min-height: 28px; }
QFrame#rail QPushButton { text-align: left; border: 1px solid transparent; border-left: 3px solid transparent;
  padding: 0 12px; min-height: 42px; background: transparent; border-radius: 0; }
QFrame#rail QPushButton:hover { background: $hover; }
QFrame#rail QPushButton:checked { background: $accent_soft; color: $accent; border-left: 3px solid $accent; }
QFrame#rail QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 40px; }
QFrame#rail[compact="true"] QPushButton { padding: 0 14px; }
QFrame#step:hover { background: $hover; }
""")

_TONE_QSS = Template("""
QFrame[tone="$tone"] { background: $soft; color: $strong; border-radius: 4px; }
QFrame[tone="$tone"] QLabel { color: $strong; background: transparent; }
QLabel[tone="$tone"] { color: $strong; }
QFrame[edge="$tone"] { border: 1px solid $strong; }
QFrame#status QPushButton[tone="$tone"] { color: $strong; }
""")


class _Watch(QObject):
    """Tells widgets that paint themselves that the colours changed."""

    changed = Signal()


_watch: _Watch | None = None
_current: Palette = LIGHT
_wanted: Scheme = Scheme.SYSTEM
_larger = 0


def current() -> Palette:
    """The colours in use."""
    return _current


def watch() -> _Watch:
    """The object whose ``changed`` fires after the colours changed."""
    global _watch
    if _watch is None:
        _watch = _Watch()
    return _watch


def resources_folder() -> Path:
    """Where shipped data lies: beside the packages, or inside a PyInstaller folder."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "resources" if frozen else Path(__file__).resolve().parents[2] / "resources"


def load_fonts(folder: Path | None = None) -> str:
    """Load the shipped Noto Sans faces; return the family to use (the system's, if none is shipped)."""
    for file in sorted((folder or resources_folder() / "fonts").glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    if Type.FAMILY in QFontDatabase.families():
        return Type.FAMILY
    return QApplication.font().family()


def apply(
    app: QApplication, scheme: Scheme | str = Scheme.SYSTEM, fonts: Path | None = None, *, larger: int | None = None
) -> None:
    """Dress the application. Call once at start, and again whenever the person chooses another scheme, or text that is
    ``larger`` by some points (None: as before)."""
    global _current, _wanted, _larger
    _wanted = Scheme(scheme)
    _larger = _larger if larger is None else larger
    _current = _choose(app, _wanted)
    if app.property("hosoDressed") is None:
        app.setProperty("hosoDressed", True)
        app.setStyle("Fusion")
        font = QFont(load_fonts(fonts), Type.BODY + _larger)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        app.setFont(font)
        app.styleHints().colorSchemeChanged.connect(_system_changed)
    if app.font().pointSize() != Type.BODY + _larger:
        font = app.font()
        font.setPointSize(Type.BODY + _larger)
        app.setFont(font)
    app.setPalette(_qt_palette(_current))
    app.setStyleSheet(style_sheet(_current))
    watch().changed.emit()


def _system_changed() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _wanted is Scheme.SYSTEM and _choose(app, _wanted) is not _current:
        apply(app, Scheme.SYSTEM)


def _choose(app: QApplication, scheme: Scheme) -> Palette:
    if scheme is Scheme.SYSTEM:
        return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme is Scheme.DARK else LIGHT


def style_sheet(palette: Palette) -> str:
    """The whole style sheet in these colours."""
    colours = {field.name: getattr(palette, field.name) for field in fields(palette)}
    tick = (resources_folder() / "icons" / f"tick-{palette.name}.png").as_posix()
    parts = [_QSS.substitute(colours, tick=tick, title_pt=Type.TITLE + _larger, heading_pt=Type.HEADING + _larger)]
    for tone in TONES:
        parts.append(_TONE_QSS.substitute(tone=tone, strong=colours[tone], soft=colours[f"{tone}_soft"]))
    return "\n".join(parts)


def _qt_palette(colours: Palette) -> QPalette:
    palette = QPalette(QColor(colours.window))
    role = QPalette.ColorRole
    for which, value in (
        (role.Window, colours.window), (role.WindowText, colours.text), (role.Base, colours.surface),
        (role.AlternateBase, colours.window), (role.Text, colours.text), (role.Button, colours.surface),
        (role.ButtonText, colours.text), (role.ToolTipBase, colours.surface), (role.ToolTipText, colours.text),
        (role.Highlight, colours.accent), (role.HighlightedText, colours.on_accent), (role.Link, colours.accent),
        (role.LinkVisited, colours.accent), (role.PlaceholderText, colours.muted), (role.Accent, colours.accent),
        (role.BrightText, colours.bad),
    ):  # fmt: skip
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.muted))
    return palette


def dress(widget: QWidget, **properties: object) -> None:
    """Set style properties (``role=…``, ``tone=…``, ``wrong=True``) and let the style sheet see them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
