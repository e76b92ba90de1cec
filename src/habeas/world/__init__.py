"""An invented world of any size, of which the truth is known: who was truly held where, and what was said of it.

Every derivation can be held against it, and every speed measured on it. The same number of people and the same seed
make the same world, value by value.
"""
