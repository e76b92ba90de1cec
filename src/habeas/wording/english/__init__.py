"""Facts as English sentences: a subject, a verb and what follows. Every claim has its clause here."""
