"""Shelves: tables derived from the record for sorting, filtering and searching. Can be burnt and rebuilt."""
