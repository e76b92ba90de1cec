"""The English reader: tables first, then the parse, then who said what and what it states."""
