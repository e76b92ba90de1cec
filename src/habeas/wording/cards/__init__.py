"""Facts as cards: the claim's word, then its roles by name, each name and each quotation as it stands in the source."""
