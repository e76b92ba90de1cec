"""Text to suggested statements. A reader proposes, with its rule and its reason; a person decides."""
