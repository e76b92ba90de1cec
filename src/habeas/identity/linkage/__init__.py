"""Who may be whom among many people, with a probability and reasons. Machines propose here; nobody is joined.

Needs numpy and rapidfuzz (`pip install 'habeas[link]'`).
"""

from habeas.identity.linkage.index import Index
from habeas.identity.linkage.people import Candidate, FieldAgreement, Person
from habeas.identity.linkage.proposing import candidates, clusters

BATCH = 0.9995
"""From this probability on a page may offer to confirm pairs together, after showing how many would be wrong."""

__all__ = ["BATCH", "Candidate", "FieldAgreement", "Index", "Person", "candidates", "clusters"]
