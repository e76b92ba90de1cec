"""A chat or mail comes in: choose the file, choose the messages, say what it is. Only what was chosen is stored."""
