"""Who may be whom among many people, with a probability and reasons. Machines propose here; nobody is joined.

Needs numpy and rapidfuzz (`pip install 'habeas[link]'`).
"""
