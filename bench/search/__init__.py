"""How long a search takes in a case of any size, on the shelf and on PostgreSQL, beside comparing with every name."""
