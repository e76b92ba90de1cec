"""Digests, later keys, seals and release. Knows nothing of the case: bytes in, bytes out."""
