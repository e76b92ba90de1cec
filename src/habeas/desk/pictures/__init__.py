"""Pictures of what was worked out. Each is drawn from the list beside it, and shows nothing that is not in it."""
