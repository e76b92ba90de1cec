"""Who may come in: one visitor with a one-time link, from this machine only."""
