"""Facts, dates and tellers in plain English. Every claim has a sentence; no sentence says more than was said."""
