"""Any bytes at the readers of a bundle: each refuses by a code of ours, or reads. ``make fuzz``: guided by coverage."""
