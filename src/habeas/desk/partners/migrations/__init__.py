"""How the table of partners came to be."""
