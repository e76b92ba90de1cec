"""Many people at once: where they were said to be, on a map, and when, on a time line; with the same filters."""
