"""How fast the pages of a large case answer."""
