"""Precision and recall of contradictions, on stories and on an invented world, beside a naive peer.

    python -m bench.contradictions [--held-out] [--people 2000] [--seed 7]

The rules were worked on with the stories that are not held out; the held-out ones were looked at once.
"""

import argparse

from bench.contradictions import stories, worlds


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--held-out", action="store_true", help="the held-out stories, too")
    parser.add_argument("--people", type=int, default=2000, help="people of the world; 0 for none")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    print(stories.table(held_out=False))
    if args.held_out:
        print("\nheld out:\n" + stories.table(held_out=True))
    if args.people:
        print("\n" + worlds.table(args.people, args.seed))


if __name__ == "__main__":
    main()
