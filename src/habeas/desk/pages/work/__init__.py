"""Work at the desk: remarks between colleagues, and what is to be done by whom and when."""
