"""How the tables of the people came about."""
