"""Keys, seals, signatures, digests and chance, later labels and release. Knows nothing of the case: bytes in,
bytes out. The only room that does cryptography."""
