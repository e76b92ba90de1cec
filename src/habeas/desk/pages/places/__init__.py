"""Places and bodies: who was said to be where, and who is said to hold them."""
