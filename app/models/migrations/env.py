"""Alembic's entry; the program itself migrates through :mod:`app.models.migrate` and never comes here."""
