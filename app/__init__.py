"""Hồ sơ Cư trú."""

__version__ = "0.1.0"
