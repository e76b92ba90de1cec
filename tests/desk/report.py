"""The invented report of the desk's tests: who says what about Petro, and what a reader would find in it."""

from typing import Any

TEXT = """Held in a cellar

Olha, the mother of Petro, told the Karsk Courier that her son was taken from the barracks on June 10.

Petro called her on June 12 and said he was held in a cellar in Karsk with other soldiers, Olha said.

He was there still on Wednesday.

“They promised to send him back in two weeks,” she said. That apparently did not happen.

At least 40 soldiers are held there, according to the Courier.
"""

FILENAME = "courier.txt"
PUBLISHED = "2022-07-14"
OLHA = {"who": "Olha", "knows": "was_told", "passed": "in_person"}
PETRO = {"who": "Petro", "knows": "was_there", "passed": "call"}
COURIER = {"who": "this source", "passed": "publication"}

TABLES: tuple[dict[str, Any], ...] = (
    {
        "words": "Olha, the mother of Petro",
        "chain": [COURIER],
        "facts": [{"claim": "related", "person": "Olha", "of": "Petro", "kinship": "mother"}],
    },
    {
        "words": "her son was taken from the barracks on June 10",
        "chain": [OLHA, COURIER],
        "facts": [{"claim": "detained", "who": "Petro", "when": "2022-06-10"}],
    },
    {
        "words": "Petro called her on June 12",
        "chain": [OLHA, COURIER],
        "facts": [
            {"claim": "contacted", "from": "Petro", "to": "Olha", "kind": "voice", "when": "2022-06-12"}
        ],
    },
    {
        "words": "he was held in a cellar in Karsk with other soldiers",
        "chain": [PETRO, {**OLHA, "basis": "inferred"}, COURIER],
        "facts": [
            {
                "claim": "held_at",
                "who": "Petro",
                "with": {"group": "other soldiers"},
                "place": "a cellar in Karsk",
                "when": "2022-06-12",
            }
        ],
    },
    {
        "words": "He was there still on Wednesday",
        "chain": [{}, COURIER],
        "facts": [
            {
                "claim": "held_at",
                "who": "Petro",
                "place": "a cellar in Karsk",
                "when": "2022-07-13",
                "aspect": "still",
            }
        ],
    },
    {
        "words": "They promised to send him back in two weeks",
        "chain": [OLHA, COURIER],
        "facts": [
            {
                "claim": "promised",
                "by": {"group": "They"},
                "to": "Petro",
                "inner": [{"claim": "returned_to_unit", "who": "Petro"}],
            }
        ],
    },
    {
        "words": "That apparently did not happen",
        "chain": [OLHA, COURIER],
        "hedge": ["apparently"],
        "facts": [{"claim": "outcome", "kind": "not_kept"}],
    },
    {
        "words": "At least 40 soldiers are held there",
        "chain": [{"who": {"body": "the Courier"}}, COURIER],
        "facts": [
            {"claim": "counted", "group": {"group": "At least 40 soldiers"}, "at_least": 40},
            {"claim": "held_at", "who": {"group": "At least 40 soldiers"}, "place": "a cellar in Karsk"},
        ],
        "sure": "low",
    },
)
