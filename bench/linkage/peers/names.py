"""Score pairs of names with one peer: `python names.py PEER PAIRS.tsv SCORES.txt`; imports nothing of habeas.

Prints versions and the seconds that scoring took, as JSON. Every peer has the settings of its documents.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

Scorer = Callable[[str, str], float]


def logic_v2() -> tuple[Scorer, str]:
    """nomenklatura's logic-v2 on two persons that have only a name. Ids are new for each: results are kept by id."""
    from followthemoney import ValueEntity, model  # type: ignore[import-not-found,unused-ignore]
    from nomenklatura.matching.logic_v2.model import LogicV2  # type: ignore[import-not-found,unused-ignore]

    config: Any = LogicV2.default_config()
    schema = model.get("Person")
    count = 0

    def person(name: str) -> Any:
        nonlocal count
        count += 1
        made = ValueEntity(schema, {"id": f"p{count}"})
        made.add("name", name)
        return made

    return (
        lambda a, b: float(LogicV2.compare(person(a), person(b), config).score),
        f"nomenklatura {version('nomenklatura')}",
    )


def _rapidfuzz(scorer: str) -> tuple[Scorer, str]:
    from anyascii import anyascii  # type: ignore[import-not-found,unused-ignore]
    from rapidfuzz import fuzz

    score = getattr(fuzz, scorer)
    return (
        lambda a, b: score(anyascii(a).lower(), anyascii(b).lower()) / 100,
        f"rapidfuzz {version('rapidfuzz')} + anyascii {version('anyascii')}",
    )


def wratio() -> tuple[Scorer, str]:
    """rapidfuzz WRatio of the names in ASCII."""
    return _rapidfuzz("WRatio")


def token_set() -> tuple[Scorer, str]:
    """rapidfuzz token_set_ratio of the names in ASCII."""
    return _rapidfuzz("token_set_ratio")


def jaro_winkler() -> tuple[Scorer, str]:
    """jellyfish Jaro-Winkler of the sorted words in ASCII."""
    from anyascii import anyascii  # type: ignore[import-not-found,unused-ignore]
    from jellyfish import jaro_winkler_similarity  # type: ignore[import-not-found,unused-ignore]

    def ordered(name: str) -> str:
        return " ".join(sorted(anyascii(name).lower().split()))

    return (
        lambda a, b: float(jaro_winkler_similarity(ordered(a), ordered(b))),
        f"jellyfish {version('jellyfish')} + anyascii",
    )


def names_translator() -> tuple[Scorer, str]:
    """names-translator's spellings of either name, the best of rapidfuzz' sorted words between any two.

    It takes the family name to be first; where it may be last, both orders are spelled out.
    """
    from names_translator.name_utils import parse_and_generate  # type: ignore[import-not-found,unused-ignore]
    from rapidfuzz import fuzz, process

    def spellings(name: str) -> list[str]:
        *others, last = name.split()
        return list({name, *parse_and_generate(name), *parse_and_generate(" ".join((last, *others)))})

    return (
        lambda a, b: (
            float(
                process.cdist(
                    spellings(a), spellings(b), scorer=fuzz.token_sort_ratio, processor=str.lower
                ).max()
            )
            / 100
        ),
        f"names-translator {version('names-translator')} + rapidfuzz",
    )


PEERS: dict[str, Callable[[], tuple[Scorer, str]]] = {
    "logic-v2": logic_v2,
    "WRatio": wratio,
    "token_set": token_set,
    "jaro-winkler": jaro_winkler,
    "names-translator": names_translator,
}


def main() -> int:
    """Score every line."""
    name, pairs, scores = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    score, versions = PEERS[name]()
    lines = [line.split("\t") for line in pairs.read_text(encoding="utf-8").splitlines()]
    score("Anna Smith", "Анна Смит")
    began = time.process_time()
    found = [score(a, b) for a, b in lines]
    seconds = time.process_time() - began
    scores.write_text("\n".join(f"{one:.6f}" for one in found) + "\n", encoding="utf-8")
    print(json.dumps({"versions": versions, "scoring": seconds}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
