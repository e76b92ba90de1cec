"""What speaks for or against two names being one, a part a file: each with its rule, weight and words."""
