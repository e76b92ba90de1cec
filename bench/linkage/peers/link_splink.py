"""Link records with splink in DuckDB: `python link_splink.py RECORDS.csv PAIRS.csv`; imports nothing of habeas."""

import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from prepared import prepared  # type: ignore[import-not-found,unused-ignore]

SMALL = 60_000
"""Up to so many records more candidates are compared, and improbable ones written too."""


def birth() -> Any:
    """Equal days; equal years; years next to each other, as an age may be a year off."""
    import splink.comparison_level_library as cll  # type: ignore[import-not-found,unused-ignore]
    import splink.comparison_library as cl  # type: ignore[import-not-found,unused-ignore]

    return cl.CustomComparison(
        output_column_name="year",
        comparison_levels=[
            cll.NullLevel("year"),
            cll.ExactMatchLevel("dob"),
            cll.CustomLevel("year_l = year_r", label_for_charts="same year"),
            cll.CustomLevel("abs(year_l - year_r) <= 1", label_for_charts="next year"),
            cll.ElseLevel(),
        ],
    )


def settings(rows: list[dict[str, Any]]) -> Any:
    """Comparisons of all columns that a tenth of the records fill."""
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on  # type: ignore[import-not-found,unused-ignore]

    filled = {column for column in rows[0] if sum(row[column] is not None for row in rows) > len(rows) / 10}
    comparisons = [
        cl.JaroWinklerAtThresholds(column, [0.92, 0.8]).configure(term_frequency_adjustments=True)
        for column in ("given", "family", "patronymic")
        if column in filled
    ]
    comparisons.append(birth())
    comparisons += [
        cl.JaroWinklerAtThresholds(column, [0.9, 0.7]) for column in ("place", "unit") if column in filled
    ]
    blocks = [
        block_on("family", "given"),
        block_on("family", "year"),
        block_on("dob"),
        block_on("substr(family,1,4)", "given", "year"),
        block_on("substr(family,1,3)", "substr(given,1,3)", "year"),
        block_on("given", "patronymic", "year"),
    ]
    if len(rows) < SMALL:
        blocks += [block_on("family"), block_on("substr(family,1,4)", "substr(given,1,3)")]
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=blocks,
        retain_matching_columns=False,
    )


def main() -> int:
    """Train without labels, predict, write."""
    import duckdb  # type: ignore[import-not-found,unused-ignore]
    import pyarrow  # type: ignore[import-untyped,import-not-found,unused-ignore]
    from splink import Linker, block_on
    from splink.backends.duckdb import DuckDBAPI  # type: ignore[import-not-found,unused-ignore]

    records, pairs = Path(sys.argv[1]), Path(sys.argv[2])
    rows = prepared(records)
    api = DuckDBAPI(connection=duckdb.connect())
    linker = Linker(api.register(pyarrow.Table.from_pylist(rows)), settings(rows), log_level=40)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("family", "given", "dob"), block_on("family", "given", "patronymic")], recall=0.4
    )
    training.estimate_u_using_random_sampling(max_pairs=2_000_000, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("dob"))
    training.estimate_parameters_using_expectation_maximisation(block_on("family", "given"))
    least = 0.0005 if len(rows) < SMALL else 0.05
    found = linker.inference.predict(threshold_match_probability=least).as_record_list()
    with pairs.open("w", encoding="utf-8") as out:
        out.write("id_a,id_b,probability\n")
        for one in found:
            out.write(f"{one['unique_id_l']},{one['unique_id_r']},{one['match_probability']:.6f}\n")
    print(json.dumps({"versions": version("splink")}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
