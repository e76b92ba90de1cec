"""One person: the answers first, then how they hang together, then every fact."""
