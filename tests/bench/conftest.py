"""The benchmark lives beside src, not in the package: let its tests import it from the repository root."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)
