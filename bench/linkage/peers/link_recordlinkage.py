"""Link records with recordlinkage: `python link_recordlinkage.py RECORDS.csv PAIRS.csv`; imports nothing of habeas."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

from prepared import prepared  # type: ignore[import-not-found,unused-ignore]


def main() -> int:
    """Index, compare, learn without labels, write."""
    import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]
    import recordlinkage  # type: ignore[import-not-found,unused-ignore]

    records, pairs = Path(sys.argv[1]), Path(sys.argv[2])
    frame = pandas.DataFrame(prepared(records)).set_index("unique_id")
    frame["family4"] = frame["family"].str[:4]
    frame["given3"] = frame["given"].str[:3]
    index = recordlinkage.Index()
    index.block("dob")
    index.block("family")
    index.block(["family4", "given3"])
    index.block(["given", "patronymic", "year"])
    known = frame.dropna(subset=["family"])
    candidates = index.index(known)
    compare = recordlinkage.Compare()
    compare.string("given", "given", method="jarowinkler", threshold=0.88, missing_value=0)
    compare.string("family", "family", method="jarowinkler", threshold=0.88, missing_value=0)
    compare.string("patronymic", "patronymic", method="jarowinkler", threshold=0.88, missing_value=1)
    compare.exact("dob", "dob", missing_value=0)
    compare.numeric("year", "year", method="linear", offset=1, scale=1, missing_value=1)
    features = (compare.compute(candidates, known) > 0.5).astype(int)
    # ECM takes a feature with one value only for an error.
    features = features.loc[:, features.nunique() > 1]
    found = recordlinkage.ECMClassifier()
    found.fit(features)
    chance = found.prob(features)
    chance[chance >= 0.01].rename("probability").round(6).to_csv(
        pairs, index_label=["id_a", "id_b"], header=["probability"]
    )
    print(json.dumps({"versions": version("recordlinkage")}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
