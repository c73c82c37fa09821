"""The scriptable commands (DESIGN §7): thin over services. Stable: scripts and measurements rest on them."""

from app.cli.main import run

__all__ = ["run"]
