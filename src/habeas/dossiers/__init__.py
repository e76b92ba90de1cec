"""What leaves the house for a reader. Release first, derive second: a dossier is worked out only from what may go into
it, and says by which rules something was left out, never what or how much. Pure; it writes bytes, and no file."""
