"""Peers, each started as a process of its own under a Python that has them; none is needed to run the bench."""
