"""Who says what: quotations, reporting verbs, chains. A teller is explicit only if the words name them."""
