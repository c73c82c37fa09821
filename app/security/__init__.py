"""Keys, passphrases, signatures and sealed files; knows no database and no window."""
