"""Where the words are that a search looks through: on the desk's own shelf, or on a team's PostgreSQL."""
