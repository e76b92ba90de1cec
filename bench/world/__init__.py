"""How large a case may grow: an invented world of some sizes, and what the desk needs for each."""
