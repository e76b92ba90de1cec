"""Deciding about what was said: the questions that can be asked of a thing, and what stands decided on it."""
