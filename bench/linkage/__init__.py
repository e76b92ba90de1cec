"""Linking names and records, measured on public sets beside peers; the sets and the peers lie outside the repository."""
