"""Identity cards: their code read by scanner, photo or camera, and confirmed by a person field by field."""
