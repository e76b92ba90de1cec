"""How many: by name, as said, as follows, and what was published of it."""
