"""Who and what a text speaks of: names, descriptions, and who is meant by them. Nobody is joined on doubt."""
