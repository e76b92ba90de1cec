"""How long taking in a long chat takes, and in how much memory."""
