"""Weeks later: what an outlet says became of those who were taken, true or not, and what an official denies."""

from habeas.statements.chain import Chain, Knows
from habeas.statements.claims import AnyClaim
from habeas.statements.claims.authorities import Outcome, OutcomeKind
from habeas.statements.claims.custody import (
    Control,
    Escaped,
    HeldAt,
    Moved,
    Released,
    ReturnedToUnit,
)
from habeas.statements.claims.harm import Died
from habeas.statements.mention import Kind, Party
from habeas.statements.telling import Polarity
from habeas.world.lives import Life
from habeas.world.paper import on
from habeas.world.says import DAY, Writing
from habeas.world.sentences import sentence
from habeas.world.truth import Change, Clash, End, TruePair


def later(writing: Writing, outlet: str, lives: list[Life], size: int) -> None:
    """Weeks later an outlet says what became of them: moves, ends, the promise, a higher number; not all of it true."""
    paper, said, day = writing.paper, writing.said, writing.paper.day
    own = paper.by(writing.body(outlet), knows=Knows.WAS_TOLD)
    for life in lives:
        _became(writing, life, own)
    fact = writing.counted(own, size, day)
    if earlier := said.facts.get((0, "counted")):
        said.changes.append(TruePair(Change.MORE_COUNTED, (earlier, fact)))
    if said.promises:
        promise = writing.paper.name(Kind.PROMISE, said.promises[-1].due.isoformat(), of="promise")
        outcome: AnyClaim = Outcome(of=promise, kind=OutcomeKind.NOT_KEPT)
        writing.tell("broken", own, None, (outcome, on(day)))
    if len(said.named) > 3 and writing.chance.random() < 0.2:
        fact = writing.counted(own, 3, day, most=True)
        others = [fact_ for (_, key), fact_ in said.facts.items() if key == "one_of"]
        said.clashes.append(TruePair(Clash.FEWER_THAN_NAMED, (others[-1], fact)))


def _became(writing: Writing, life: Life, chain: Chain) -> None:
    who, day, chance, said = writing.who(life), writing.paper.day, writing.chance, writing.said
    life.told_by.add("later")
    if len(life.stays) > 1:
        first, second = life.stays[0].place, life.stays[1].place
        claim = Moved(who=who, from_=writing.place(first), to=writing.place(second), control=Control.ESCORTED)
        words = {"place": writing.spelled(first), "to": writing.spelled(second)}
        writing.tell("moved", chain, life, (claim, on(life.stays[1].since, chance)), **words)
    if life.ended and life.ended <= day:
        said.change(Change.LET_GO, life, f"held in {life.stays[0].place}", _ended(writing, life, who, chain))
        return
    held = writing.held(life, chain, day)
    lie = chance.random()
    if lie < 0.25 and (id(life), "voice") in said.facts:
        died: AnyClaim = Died(who=who)
        past = life.contacts[-1][0] - 5 * DAY
        said.clash(
            Clash.HEARD_OF_AFTER_DEATH, life, "voice", writing.tell("dead", chain, life, (died, on(past)))
        )
    elif lie < 0.03 and held:
        free: AnyClaim = Released(who=who)
        fact = writing.tell("free", chain, life, (free, on(day - 20 * DAY)))
        said.clashes.append(TruePair(Clash.HELD_WHILE_FREE, (held, fact)))
    elif lie < 0.07 and held:
        _denied(writing, life, who, held)


def _ended(writing: Writing, life: Life, who: Party, chain: Chain) -> str:
    """What truly became of them."""
    when = on(life.ended or writing.paper.day, writing.chance)
    unit = writing.where.unit
    if life.end is End.RETURNED:
        back: AnyClaim = ReturnedToUnit(who=who, to=writing.body(unit))
        return writing.tell("returned", chain, life, (back, when), to=writing.spelled(unit))
    claims: dict[End, AnyClaim] = {
        End.FREE: Released(who=who),
        End.ESCAPED: Escaped(who=who),
        End.DEAD: Died(who=who),
    }
    return writing.tell(life.end.value, chain, life, (claims[life.end], when))


def _denied(writing: Writing, life: Life, who: Party, held: str) -> None:
    """An official denies what others say."""
    staff = f"штаб {writing.where.district}"
    official = writing.body(staff)
    stay = life.place_on(writing.paper.day)
    place = writing.place(stay.place) if stay else None
    claim: AnyClaim = HeldAt(who=who, place=place)
    named = life.name.spelled(writing.paper.language, writing.paper.scheme)
    words = sentence(writing.paper.language, "denied", by=writing.spelled(staff), who=named)
    facts = writing.paper.tell(
        words,
        writing.paper.by(official, knows=Knows.NOT_SAID),
        (claim, on(writing.paper.day), Polarity.DENIES),
    )
    writing.said.clashes.append(TruePair(Clash.DENIED, (held, facts[0])))
