"""Forms for what a text says: from a telling to fields, and from filled fields back to a telling."""
