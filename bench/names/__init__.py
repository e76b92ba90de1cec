"""Measures `habeas.names` on pairs of names of invented people, made by rule; see README.md beside it."""
