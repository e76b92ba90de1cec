"""Django on SQLCipher: its own SQLite backend, over the one way in which habeas opens an encrypted database."""
