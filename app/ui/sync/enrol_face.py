"""The page at a laptop that belongs to nobody yet: write the request, then take the office's file (ghi danh máy này)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import ALL_CHANGED
from app.home import Home
from app.progress import Progress
from app.security.vault_file import STANDARD, Kdf
from app.services import enrolment, exchange, own_work
from app.services.enrolment import Offered
from app.services.exchange import Imported
from app.ui import icons
from app.ui.formats import fill
from app.ui.messages import Blame, explain
from app.ui.dialogs import show_error
from app.ui.sync import places, words
from app.ui.sync.eight_words import EightWords
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.badge import Badge
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.fields import Tick, readable, scrolled
