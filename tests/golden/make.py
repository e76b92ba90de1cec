"""Makes the golden files anew: `python -m tests.golden.make NAME` writes tests/golden/NAME/ (never over another).

A golden case is what some version of habeas wrote. Every later version still opens it, checks it and reads the
same from it (tests/golden/test_golden.py). Add one for each new form; never change one.
"""

import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from habeas.acts.backup import back_up
from habeas.acts.judge import judge
from habeas.acts.merging import give
from habeas.acts.take_in import take_in
from habeas.acts.withdraw import withdraw
from habeas.ledger import database, proof
from habeas.statements.judgement import Verdict

HERE = Path(__file__).parent
AT = datetime(2031, 5, 17, 10, 0, tzinfo=UTC)
NOTES = {
    "note.txt": "Olha says that her son Petro is held in a cellar in Karsk.\n",
    "second.txt": "Taras told Olha that Petro was in the cellar with him.\n",
    "withdrawn.txt": "This was said in confidence, and later taken back.\n",
}


def main(name: str) -> None:
    """Write one."""
    with tempfile.TemporaryDirectory() as state:
        os.environ["HABEAS_STATE"] = state
        from tests.acts.laptops import told
        from tests.keys import new_case

        case = new_case(HERE / name / "case", at=AT)
        sources = {
            file: take_in(case, text.encode(), file, obtained="a call", by="Anna", at=AT)
            for file, text in NOTES.items()
        }
        told(
            case, "her son Petro is held in a cellar", 'claim = "held_at", who = "Petro", place = "a cellar"'
        )
        told(
            case,
            "Petro was in the cellar",
            'claim = "held_at", who = "Petro"',
            source="second.txt",
            by="Bohdan",
        )
        a, b = (m.id for m in case.known().mentions.values() if m.name == "Petro")
        judge(case, a, b, Verdict.SAME, by="Anna", at=AT, reason="the same cellar")
        withdraw(case, sources["withdrawn.txt"].id, by="Anna", at=AT)
        give(case, HERE / name / "package", by="Anna", at=AT)
        made = back_up(case, HERE / name, by="Anna", at=AT)
        made.file.rename(HERE / name / "backup")
        made.ring.rename(HERE / name / "ring")
        shown = proof.prove(case.ledger, case.number_of(next(iter(case.known().tellings))))
        (HERE / name / "proof").write_bytes(proof.encode(shown))
        with case.ledger.reading() as connection:
            database.settle(connection)
        case.close()
        shutil.rmtree(HERE / name / "case" / "shelves", ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
