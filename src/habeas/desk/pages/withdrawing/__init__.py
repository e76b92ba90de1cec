"""They take it back: not published, not contacted, or erased for good; each looked at before it is done."""
