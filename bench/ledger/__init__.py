"""How fast the record is, and how large: beside a plain encrypted insert and a bare hash of the same bytes."""
