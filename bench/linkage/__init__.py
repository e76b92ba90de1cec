"""Linking names and records, measured on public sets beside peers; neither lies in the repository."""
