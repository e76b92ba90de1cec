"""How many different people there must be at least, and can be at most, if everything said is true."""
