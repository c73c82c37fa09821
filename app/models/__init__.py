"""The commune's records: mapped classes, the journal that every change goes through, and how lists are read."""
