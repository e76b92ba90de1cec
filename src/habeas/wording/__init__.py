"""Facts, dates and tellers in words: English, Russian or Ukrainian. Every claim has its words; none says more than was said."""
