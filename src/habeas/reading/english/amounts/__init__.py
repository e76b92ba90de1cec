"""Dates, numbers, ages: tables and patterns over the text, without a parser. Each value says how it was read."""
