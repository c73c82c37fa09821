"""Faults of disks, sticks, clocks and power: one clear code, nothing lost, nothing half done."""
