"""What the desk remembers of partners: how each writes its lists. No names of anybody on them."""
