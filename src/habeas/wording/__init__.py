"""Facts, dates and tellers in words, in three languages. Every claim has its words; none says more than was said."""
