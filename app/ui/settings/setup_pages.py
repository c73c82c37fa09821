"""The pages of first-run set-up. Each shows and tells; :mod:`setup_dialog` decides what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.codes import Unit
from app.packs.plans import PlanOffer
from app.ui import icons
from app.ui.formats import fill
from app.ui.settings.cards import Cards
from app.ui.settings.passphrase import NewPassphrase
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import FieldRow, Form, TextLine, Tick
from app.ui.widgets.pdf_view import PdfView

OFFICE, FIELD = "office", "field"
