"""Measures habeas' numbers: bounds against going through every possibility, estimates against references."""
