"""What a case that this laptop no longer follows leaves of its page: reading (chỉ để xem). The reason stands in the tip
of every button that is held back, as it does over the case."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.ui.cases.tab import DeedButton

READING = frozenset({"print", "open_case", "steps"})
"""What may still be asked of a case that can only be read."""
_HELD = "held_back"


def hold_back(widgets: Iterable[QWidget], why: str) -> None:
    """Disable these and say why; without a reason give back those that this has disabled. Buttons inside a widget that
    is held back may be enabled and disabled as they are: they work again with it."""
    for widget in widgets:
        held = widget.property(_HELD)
        if why and widget.isEnabled():
            widget.setProperty(_HELD, widget.toolTip() if held is None else held)
            widget.setEnabled(False)
            widget.setToolTip(why)
        elif not why and held is not None:
            widget.setProperty(_HELD, None)
            widget.setEnabled(True)
            widget.setToolTip(str(held))


def writing(page: QWidget) -> list[DeedButton]:
    """The buttons of a page that would write."""
    return [each for each in page.findChildren(DeedButton) if each.deed[0] not in READING]
