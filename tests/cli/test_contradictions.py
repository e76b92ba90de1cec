"""What does not fit together, as `habeas person` prints it."""

import json

from habeas.cli.person_contradictions import contradiction_lines, plain_contradictions
from habeas.register.about import About
from habeas.statements.decisions import Settled
from tests.watch.adversarial.story import CALL, DAY, SINCE, Story


def test_what_is_open_is_printed_in_words_and_what_is_settled_stays_in_the_data() -> None:
    story = Story()
    story.held("Petro", "Karsk", "2031-05-02", SINCE, by="Olha", source=CALL)
    story.seen("Petro", "Velm", "2031-05-10", by="Taras")
    story.held("Petro", "a cellar", "2031-05-09", by="Taras")
    (line,) = contradiction_lines(About(story.known()), "Petro", DAY)
    assert line.startswith(
        "Said to have been in different places on the same days: Karsk; Velm (10 May 2031). If "
    )
    assert line.endswith("(f1, f2)")
    story.book.note(Settled(id="v", on="f1+f2", facts=("f1", "f2"), reason="another Petro"))
    about = About(story.known())
    assert list(contradiction_lines(about, "Petro", DAY)) == []
    data = json.loads(json.dumps(plain_contradictions(about, "Petro", DAY), default=str))
    (one,) = data["contradictions"]
    assert (one["kind"], one["key"], one["settled"], one["weight"]) == ("two_places", "f1+f2", "v", "freedom")
    assert [question["code"] for question in data["unclear"]] == ["places"]
