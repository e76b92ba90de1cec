"""Who says what of those who were taken from one base: relatives call, outlets write and copy, monitors keep lists."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from habeas.statements.chain import Chain, Knows
from habeas.statements.claims import AnyClaim
from habeas.statements.claims.authorities import Promised
from habeas.statements.claims.base import Inner
from habeas.statements.claims.contact import (
    Challenged,
    ChallengeResult,
    Contacted,
    ContactKind,
    Impersonated,
    NoNews,
    Seen,
)
from habeas.statements.claims.custody import (
    Detained,
    HeldAt,
    Released,
)
from habeas.statements.claims.groups import BelongsTo, Counted
from habeas.statements.claims.harm import Conditions, IllTreated, Lack
from habeas.statements.claims.identity import Aged, Born, Named, NameKind, Related, ServesIn
from habeas.statements.claims.refusing import Refused
from habeas.statements.mention import Kind, Party
from habeas.statements.passage import Words
from habeas.statements.when import Aspect, When
from habeas.world.lives import Life, Places
from habeas.world.names import latin
from habeas.world.paper import Paper, on
from habeas.world.sentences import CHANNEL, GROUP, PLACE, sentence
from habeas.world.truth import Change, Clash, FalseChannel, TruePair, TruePromise

DAY = timedelta(days=1)
LANGUAGES = ("en", "uk", "ru")
VOICES = (ContactKind.VOICE, ContactKind.IN_PERSON, ContactKind.LIVE_VIDEO)


@dataclass(slots=True)
class Said:
    """What was said so far, for what is true of it: facts by whom and what they are of, and how they clash."""

    facts: dict[tuple[int, str], str] = field(default_factory=dict)
    clashes: list[TruePair] = field(default_factory=list)
    changes: list[TruePair] = field(default_factory=list)
    promises: list[TruePromise] = field(default_factory=list)
    channels: list[FalseChannel] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)
    copies: int = 0

    def clash(self, kind: Clash, life: Life, before: str, fact: str) -> None:
        """A fact that cannot be true beside one that was told before, if it was."""
        if earlier := self.facts.get((id(life), before)):
            self.clashes.append(TruePair(kind, (earlier, fact)))

    def change(self, kind: Change, life: Life, before: str, fact: str) -> None:
        """A fact that is true beside one that was told before, if it was: time went by."""
        if earlier := self.facts.get((id(life), before)):
            self.changes.append(TruePair(kind, (earlier, fact)))


class Writing:
    """One source about these people, in the making: says things of them in its own language and spelling."""

    def __init__(self, paper: Paper, where: Places, said: Said, chance: Random) -> None:
        self.paper, self.where, self.said, self.chance = paper, where, said, chance
        self.spoken_of: list[tuple[Life, str]] = []
        self.spots: list[tuple[str, str]] = []

    def who(self, life: Life) -> Party:
        """One of the people, by name."""
        named = life.name.spelled(self.paper.language, self.paper.scheme)
        found = self.paper.name(Kind.PERSON, named, of=id(life))
        if not self.spoken_of or all(one is not life for one, _ in self.spoken_of[-3:]):
            id_ = found.all[0]
            if id_ not in life.mentions:
                life.mentions.append(id_)
                self.spoken_of.append((life, id_))
        return found

    def relative(self, life: Life) -> Party:
        """Their relative."""
        named = life.relative.spelled(self.paper.language, self.paper.scheme)
        return self.paper.name(Kind.PERSON, named, of=("relative", id(life)))

    def place(self, name: str) -> Party:
        """A place, as spelled here."""
        found = self.paper.name(Kind.PLACE, self.spelled(name), of=name)
        if (name, found.all[0]) not in self.spots:
            self.spots.append((name, found.all[0]))
        return found

    def body(self, name: str) -> Party:
        """A body, as spelled here."""
        return self.paper.name(Kind.BODY, self.spelled(name), of=name)

    def spelled(self, words: str) -> str:
        """Cyrillic words as this source spells them."""
        if self.paper.language != "en":
            return words
        return " ".join(latin(word, "ru", self.paper.scheme) for word in words.split())

    def tell(
        self,
        key: str,
        chain: Chain,
        life: Life | None,
        *claims: tuple[AnyClaim, When | None],
        **words: object,
    ) -> str:
        """A sentence about somebody. Returns the id of its first fact."""
        if life is not None:
            words["who"] = life.name.spelled(self.paper.language, self.paper.scheme)
        facts = self.paper.tell(sentence(self.paper.language, key, **words), chain, *claims)
        if life is not None:
            self.said.facts.setdefault((id(life), key), facts[0])
        return facts[0]

    def taken(self, life: Life, chain: Chain, *, refused: bool = False) -> None:
        """When they were taken, and that they had refused."""
        who, since = self.who(life), life.stays[0].since
        claims: list[tuple[AnyClaim, When | None]] = [(Detained(who=who), on(since, self.chance))]
        if refused:
            claims.append((Refused(who=who), on(since - DAY)))
        self.tell("taken", chain, life, *claims, day=since.isoformat())

    def held(self, life: Life, chain: Chain, day: date, key: str = "held") -> str:
        """Where they are held on a day; "" if they are not."""
        stay = life.place_on(day)
        if stay is None:
            return ""
        aspect = self.chance.choice((Aspect.STILL, Aspect.AT, Aspect.SINCE))
        when = on(stay.since if aspect is Aspect.SINCE else day, None, aspect)
        place = self.place(stay.place)
        fact = self.tell(
            "held",
            chain,
            life,
            (HeldAt(who=self.who(life), place=place), when),
            place=self.spelled(stay.place),
        )
        self.said.facts.setdefault((id(life), f"{key} in {stay.place}"), fact)
        for earlier in life.stays[:1]:
            if earlier is not stay:
                self.said.change(Change.MOVED, life, f"held in {earlier.place}", fact)
        return fact

    def contacts(self, life: Life, chain: Chain, until: date) -> None:
        """When they were last in touch: their true contacts until a day."""
        for day, kind in life.contacts:
            if day > until:
                continue
            who, relative = self.who(life), self.relative(life)
            claim: AnyClaim = Contacted(from_=who, to=relative, kind=kind, channel=self.channel(life))
            when = on(day, self.chance)
            fact = self.tell("called", chain, life, (claim, when), day=day.isoformat())
            if kind in VOICES and day == life.contacts[-1][0] and when.edtf == day.isoformat():
                self.said.facts[id(life), "voice"] = fact

    def channel(self, life: Life) -> Party | None:
        """The account they write from; only those are told of on which somebody else writes later."""
        if life.posed_as is None:
            return None
        named = CHANNEL[PLACE[self.paper.language]].format(
            who=life.name.spelled(self.paper.language, self.paper.scheme)
        )
        return self.paper.name(Kind.CHANNEL, named, of=("channel", id(life)))

    def group(self) -> Party:
        """All who were taken from the base."""
        named = GROUP[PLACE[self.paper.language]].format(unit=self.spelled(self.where.unit))
        found = self.paper.name(Kind.GROUP, named)
        ids = self.said.groups.setdefault("all", [])
        if found.all[0] not in ids:
            ids.append(found.all[0])
        return found

    def counted(self, chain: Chain, count: int, day: date, *, most: bool = False) -> str:
        """How many they are at least, or at most."""
        group = self.group()
        claim = Counted(group=group, at_most=count) if most else Counted(group=group, at_least=count)
        named = GROUP[PLACE[self.paper.language]].format(unit=self.spelled(self.where.unit))
        return self.tell(
            "most" if most else "counted", chain, None, (claim, on(day)), count=count, group=named
        )

    def one_of(self, life: Life, chain: Chain) -> str:
        """That they are one of those counted."""
        self.said.named.add(id(life))
        claim = BelongsTo(person=self.who(life), group=self.group())
        named = GROUP[PLACE[self.paper.language]].format(unit=self.spelled(self.where.unit))
        return self.tell("one_of", chain, life, (claim, None), group=named)


def call(writing: Writing, life: Life) -> None:
    """A relative rings the desk: what they know, and what they were told."""
    paper, day = writing.paper, writing.paper.day
    relative, who = writing.relative(life), writing.who(life)
    chain = paper.by(who, relative, knows=Knows.WAS_THERE)
    own = paper.by(relative, knows=Knows.WAS_THERE)
    life.told_by.add("relative")
    named = life.relative.spelled(paper.language, paper.scheme)
    writing.tell(
        "related", own, life, (Related(person=relative, of=who, kinship=life.kinship), None), by=named
    )
    writing.taken(life, chain, refused=writing.chance.random() < 0.4)
    writing.held(life, chain, day)
    writing.contacts(life, own, day)
    if writing.chance.random() < 0.4:
        short = life.name.called(paper.language, paper.scheme)
        claim = Named(person=who, name_as_said=Words(exact=short), kind=NameKind.NICKNAME)
        writing.tell("called_by", own, life, (claim, None), short=short)
    place = writing.place(life.stays[0].place)
    lacks = tuple(writing.chance.sample((Lack.FOOD, Lack.LIGHT, Lack.WATER, Lack.MEDICINE), 2))
    cold: AnyClaim = Conditions(who=who, place=place, lacks=lacks)
    spelled = writing.spelled(life.stays[0].place)
    writing.tell("cold", chain, life, (cold, on(life.stays[0].since, None, Aspect.SINCE)), place=spelled)
    if writing.chance.random() < 0.3:
        writing.tell(
            "beaten", chain, life, (IllTreated(who=who), on(life.stays[0].since + 2 * DAY, writing.chance))
        )
    if not any(day - DAY * 14 < one for one, _ in life.contacts):
        writing.tell("silent", own, life, (NoNews(of=who, by=relative), on(day, None, Aspect.STILL)))


def rows(writing: Writing, monitor: str, lives: list[Life], *, later: bool) -> None:
    """A monitor's list, a row each; a later list of another monitor has other columns, and some slips."""
    paper, day = writing.paper, writing.paper.day
    body = writing.body(monitor)
    chain = paper.by(body, knows=Knows.WAS_TOLD)
    unit = writing.body(writing.where.unit)
    for life in lives:
        life.told_by.add(monitor)
        who, years = writing.who(life), life.age_on(day)
        slips = later and writing.chance.random() < 0.03
        writing.held(life, chain, day)
        aged = Aged(person=who, years=years + (7 if slips else 0))
        fact = writing.tell("aged", chain, life, (aged, on(day)), years=aged.years)
        if later:
            _aged_later(
                writing.said, life, fact, slips=slips, older=life.age_on(day) > life.age_on(day - 60 * DAY)
            )
            born: AnyClaim = Born(person=who)
            writing.tell("born", chain, life, (born, on(life.born)), day=life.born.isoformat())
        else:
            writing.taken(life, chain)
            spelled = writing.spelled(writing.where.unit)
            writing.tell("serves", chain, life, (ServesIn(person=who, body=unit), None), body=spelled)


def _aged_later(said: Said, life: Life, fact: str, *, slips: bool, older: bool) -> None:
    if said.facts.get((id(life), "aged")) != fact:
        if slips:
            said.clash(Clash.AGES, life, "aged", fact)
        elif older:
            said.change(Change.A_YEAR_OLDER, life, "aged", fact)


def article(writing: Writing, outlet: str, lives: list[Life], due: date) -> None:
    """An outlet writes what relatives told it, counts those taken, and quotes an officer's promise."""
    paper, day = writing.paper, writing.paper.day
    body = writing.body(outlet)
    for life in lives:
        life.told_by.add("relative")
        relative, who = writing.relative(life), writing.who(life)
        chain = paper.by(who, relative, body)
        writing.taken(life, chain, refused=writing.chance.random() < 0.3)
        writing.held(life, chain, day)
        stay = life.place_on(day - 2 * DAY)
        if stay:
            place, seen = writing.place(stay.place), on(day - 2 * DAY)
            fact = writing.tell(
                "held", chain, life, (HeldAt(who=who, place=place), seen), place=writing.spelled(stay.place)
            )
            writing.said.facts[id(life), "held on the day"] = fact
        writing.contacts(life, paper.by(relative, body), day)
    own = paper.by(body, knows=Knows.WAS_TOLD)
    count = writing.counted(own, len(lives) + 3, day)
    writing.said.facts[0, "counted"] = count
    for life in lives[:5]:
        writing.one_of(life, own)
    _promise(writing, own, due)


def _promise(writing: Writing, chain: Chain, due: date) -> None:
    """An officer promises that all will be home by a day."""
    officer = writing.body(f"штаб {writing.where.district}")
    promise = writing.paper.name(Kind.PROMISE, due.isoformat(), of="promise")
    home = Inner(says=Released(who=writing.group()), when=on(due))
    claim = Promised(by=officer, to=writing.group(), promise=promise, inner=(home,))
    by = writing.spelled(f"штаб {writing.where.district}")
    writing.tell("promised", chain, None, (claim, on(writing.paper.day)), by=by, day=due.isoformat())
    # By then some are home, and never all.
    writing.said.promises.append(TruePromise(promise.all[0], due, kept=False))


def copied(writing: Writing, outlet: str, of: str, lives: list[Life]) -> None:
    """A second outlet repeats what the first had: the origins are the same. Now and then it gets the place wrong."""
    body, first = writing.body(outlet), writing.body(of)
    day = writing.paper.day - 3 * DAY
    for life in lives:
        relative, who = writing.relative(life), writing.who(life)
        chain = writing.paper.by(who, relative, first, body)
        stay = life.place_on(day)
        if stay is None:
            continue
        writing.said.copies += 1
        wrong = writing.chance.random() < 0.06
        named = f"яма {writing.where.town}" if wrong else stay.place
        claim = HeldAt(who=who, place=writing.place(named))
        fact = writing.tell("held", chain, life, (claim, on(day)), place=writing.spelled(named))
        if wrong:
            writing.said.clash(Clash.TWO_PLACES, life, "held on the day", fact)
        writing.contacts(life, chain, day)


def chat(writing: Writing, life: Life) -> None:
    """Somebody else writes from his account; his relative asks for the cat's name, and no answer comes."""
    since = life.posed_as
    channel = writing.channel(life)
    if since is None or channel is None:
        return
    relative, who = writing.relative(life), writing.who(life)
    own = writing.paper.by(relative)
    named = CHANNEL[PLACE[writing.paper.language]].format(
        who=life.name.spelled(writing.paper.language, writing.paper.scheme)
    )
    by = life.relative.spelled(writing.paper.language, writing.paper.scheme)
    asked = Challenged(by=relative, channel=channel, claimed=who, result=ChallengeResult.NONE)
    writing.tell("asked", own, life, (asked, on(since)), by=by, channel=named)
    posed = Impersonated(whom=who, to=relative, channel=channel)
    writing.tell("posed", own, life, (posed, on(since)), channel=named)
    late: AnyClaim = Contacted(from_=who, to=relative, kind=ContactKind.TEXT, channel=channel)
    writing.tell("called", own, life, (late, on(since + DAY)), day=(since + DAY).isoformat())
    writing.said.channels.append(FalseChannel(channel.all, since))


def seen(writing: Writing, life: Life, by: Life) -> None:
    """Somebody who got out saw one of those who stayed."""
    day = (by.ended or writing.paper.day) - 2 * DAY
    stay = life.place_on(day)
    if stay is None:
        return
    witness, who = writing.who(by), writing.who(life)
    claim: AnyClaim = Seen(who=who, by=witness, where=writing.place(stay.place))
    words = {
        "by": by.name.spelled(writing.paper.language, writing.paper.scheme),
        "place": writing.spelled(stay.place),
    }
    writing.tell("seen", writing.paper.by(witness), life, (claim, on(day)), **words)
    life.told_by.add("witness")
