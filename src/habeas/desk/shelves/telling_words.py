"""What is found of a telling: its words in the source, and what they state in a sentence, with those it speaks of.

Sentences are English whoever reads them in, so that a search finds the same for everybody.
"""

from zlib import crc32

from habeas.desk.shelves.models import Told
from habeas.desk.shelves.spelling import named, words
from habeas.desk.shelves.words.store import Row
from habeas.desk.shelves.words.where import store
from habeas.language import ENGLISH, speaking
from habeas.statements.known import Known
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Telling
from habeas.wording.cast import Cast, cast_of_record
from habeas.wording.sentences import fact_sentence

NO_TELLINGS = 0
"""The digest of none."""
NAMED = frozenset({Kind.PERSON, Kind.PLACE, Kind.BODY, Kind.GROUP})


def digest_of(known: Known, source: str) -> int:
    """A digest of the tellings of a source that are in force. It guards against nobody: it only says that one came or
    went."""
    return crc32("".join(one.id for one in known.of_source.tellings.get(source, ())).encode())


def tellings_put(known: Known, source: str, before: int, limit: int) -> tuple[int, int]:
    """Put tellings of a source on the shelf that are not there, up to a limit, and remove those that are not in force.
    Returns how many were put, and the digest of what is there: the one before, if some are left over."""
    if digest_of(known, source) == before:
        return 0, before
    there = {
        telling: number
        for number, telling in Told.objects.filter(source=source).values_list("number", "telling")
    }
    live = {one.id: one for one in known.of_source.tellings.get(source, ())}
    gone: list[Row] = [(there[id_], source, ()) for id_ in there.keys() - live.keys()]
    if gone:
        store().drop("telling_words", gone)
        Told.objects.filter(number__in=[number for number, *_ in gone]).delete()
    left = [one for id_, one in live.items() if id_ not in there]
    new = Told.objects.bulk_create(
        [Told(telling=one.id, source=source) for one in left[:limit]], batch_size=500
    )
    with speaking(ENGLISH):
        cast = cast_of_record(known)
        rows: list[Row] = [(row.number, source, _texts(known, live[row.telling], cast)) for row in new]
    store().put("telling_words", rows)
    return len(new), digest_of(known, source) if len(left) <= limit else before


def _texts(known: Known, telling: Telling, cast: Cast) -> tuple[str, str]:
    sentences = (fact_sentence(fact, cast) for fact in telling.facts)
    text = " ".join((telling.passage.exact, *sentences))
    return " ".join(words(text)), named(" ".join(_names(known, telling)))[2]


def _names(known: Known, telling: Telling) -> dict[str, None]:
    """The names of those that the facts speak of."""
    found: dict[str, None] = {}
    for fact in telling.facts:
        for field in fact.claim.__struct_fields__:
            party = getattr(fact.claim, field)
            for id_ in party.members if isinstance(party, Party) else ():
                mention = known.mentions.get(id_)
                if mention is not None and mention.kind in NAMED:
                    found[mention.name] = None
    return found
