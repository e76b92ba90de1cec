"""Stories with and without contradictions, each written before the rules were tried on it."""

from tests.watch.adversarial import custody, groups, identity, life, places
from tests.watch.adversarial.story import CASES, DAY, Case, Story

__all__ = ["CASES", "DAY", "Case", "Story", "custody", "groups", "identity", "life", "places"]
