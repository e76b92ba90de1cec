"""How fast the days of a case are worked out, beside SciPy's Bellman-Ford on the same limits."""
