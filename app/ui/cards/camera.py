"""A camera, where there is one. It needs PySide6-Addons, no part of the program itself (``pip install hoso[camera]``).

Everything else works without it: :func:`available` says whether the button is to be shown, :func:`how_else` what to do
where it is not.
"""

from __future__ import annotations

import importlib
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QImageWriter, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.theme import Space

MODULE = "PySide6.QtMultimedia"
JPEG_QUALITY = 92


def multimedia() -> Any | None:
    """Qt's module for cameras, or None where it is not installed or does not load."""
    try:
        return importlib.import_module(MODULE)
    except (ImportError, OSError):
        return None


def available() -> bool:
    """Whether there is a camera that this program can use."""
    module = multimedia()
    return module is not None and bool(module.QMediaDevices.videoInputs())


def how_else() -> str:
    """What to do without a camera."""
    return QCoreApplication.translate(
        "camera",
        "Máy này chưa dùng được camera. Hãy chụp bằng điện thoại, chép tệp ảnh sang máy (cáp hoặc USB) rồi chọn tệp.",
    )


class CameraDialog(QDialog):
    """``exec()``; afterwards :meth:`photo` holds a JPEG, or None. Space takes the picture.

    Signal: ``frame(object)`` each QImage that the camera gives, for who reads codes from it.
    """

    frame = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(760, 600)
        self._last = QImage()
        self._photo: bytes | None = None
        self._picture = QLabel(self.tr("Đang mở camera…"), self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(480, 360)
        self._picture.setAccessibleName(self.tr("Hình từ camera"))
        self._shoot = QPushButton(self.tr("Chụp (phím cách)"), self)
        self._shoot.setProperty("role", "primary")
        icons.put(self._shoot, "camera", "on_accent")
        self._shoot.setEnabled(False)
        self._shoot.clicked.connect(self.shoot)
        cancel = QPushButton(self.tr("Thôi"), self)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._shoot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(self._picture, 1)
        layout.addLayout(buttons)
        self._camera: Any = None
        self._begin()

    def photo(self) -> bytes | None:
        return self._photo

    def shoot(self) -> None:
        """Keep the picture that is seen now, in memory only."""
        if self._last.isNull():
            return
        self._photo = jpeg_of(self._last)
        self.accept()

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.shoot()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _begin(self) -> None:
        module = multimedia()
        inputs = module.QMediaDevices.videoInputs() if module is not None else []
        if module is None or not inputs:
            self._picture.setText(how_else())
            self._picture.setWordWrap(True)
            return
        self._session, self._sink = module.QMediaCaptureSession(self), module.QVideoSink(self)
        self._camera = module.QCamera(inputs[0], self)
        self._camera.errorOccurred.connect(self._failed)
        self._sink.videoFrameChanged.connect(self._came)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._camera.start()

    def _stop(self) -> None:
        if self._camera is not None:
            self._camera.stop()

    def _came(self, frame: Any) -> None:
        image = frame.toImage()
        if image.isNull():
            return
        self._last = image
        self._shoot.setEnabled(True)
        self._draw()
        self.frame.emit(image)

    def _failed(self, _error: object, words: str) -> None:
        self._picture.setText(f"{self.tr('Camera không mở được.')} {words}\n{how_else()}")
        self._picture.setWordWrap(True)
        self._shoot.setEnabled(False)

    def _draw(self) -> None:
        if not self._last.isNull():
            shown = self._last.scaled(
                self._picture.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._picture.setPixmap(QPixmap.fromImage(shown))


def jpeg_of(image: QImage) -> bytes:
    """A picture from a camera or the clipboard as the bytes of a JPEG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(JPEG_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())
