"""Seconds that comparing prepared names takes, all at once: `python columns.py PAIRS.tsv` prints one number."""

import sys
import time
from pathlib import Path

import numpy as np

from habeas.names.columns import Names, levels, scores


def main() -> int:
    """Prepare, then time."""
    lines = [line.split("\t") for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    warm = Names.of(["Anna Smith", "Анна Смит"])
    scores(levels(warm, np.array([0]), warm, np.array([1])))
    left = Names.of([a for a, _ in lines])
    right = Names.of([b for _, b in lines], beside=left)
    each = np.arange(len(lines))
    began = time.process_time()
    scores(levels(left, each, right, each))
    print(time.process_time() - began)
    return 0


if __name__ == "__main__":
    sys.exit(main())
