"""The page Đồng bộ: preparing laptops, bundles on a stick, conflicts, and what would be lost."""
