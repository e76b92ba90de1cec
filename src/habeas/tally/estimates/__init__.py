"""How many people no list has. Invariant: an estimate is never given without its doubts, nor as documented."""
