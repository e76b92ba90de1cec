"""Makes the table of three letters that stand beside each other in names: `python -m bench.names.spellings --data DIR`.

From real names (`bench.names.registers`), of one half of the words if asked, so that the other can measure it, and
from habeas' own table of given names. Russian words are also written as Ukrainian would write them, letter by letter,
in each way that occurs: a letter too many in the table only makes a rule keep silent.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.names.misspelt import HALVES
from bench.names.registers import Source

from habeas.names.given import table
from habeas.names.scripts import Script, script_of
from habeas.names.spelling import judged, threes

_UKRAINIAN = (str.maketrans("ыэ", "ие"), str.maketrans("ыэи", "иеі"), str.maketrans("ыэие", "иеіє"))
HEAD = "# Two letters of names, and those that follow them; ^ begins a word, $ ends it. From bench.names.spellings."


def words(source: Source) -> Iterator[str]:
    """All words, in every spelling."""
    yield from (form for form in table().written if script_of(form) is Script.CYRILLIC)
    for drawn in source.drawn.values():
        for russian, ukrainian in drawn.words:
            plain = russian.lower().replace("ё", "е")
            yield plain
            yield from (plain.translate(one) for one in _UKRAINIAN)
            yield ukrainian.lower()


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(
        prog="python -m bench.names.spellings", description=__doc__.splitlines()[0]
    )
    options.add_argument("--data", type=Path, required=True, help="the folder with the tables")
    options.add_argument(
        "--half", choices=list(HALVES), help="only of the words of one half, to measure on the other"
    )
    args = options.parse_args()
    halves = [args.half] if args.half else list(HALVES)
    follows: dict[str, set[str]] = defaultdict(set)
    for half in halves:
        for word in words(Source(args.data, HALVES[half])):
            for three in threes(word) if judged(word) else ():
                follows[three[:2]].add(three[2])
    print(HEAD)
    for two, letters in sorted(follows.items()):
        print(f"{two}\t{''.join(sorted(letters))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
