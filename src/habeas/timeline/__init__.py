"""Bounds on days: what dates, distances and a few certain rules leave possible, with the statements that say so.
Pure functions; nothing here picks a day, and of statements that cannot all be true none is preferred."""
