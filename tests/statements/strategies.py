"""Any value of the record, for property tests: claims are built from their types, so a new claim or role
is covered the moment it exists.

    @given(telling())
    def test_...(told: Telling) -> None: ...
"""

from datetime import UTC
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from habeas.statements.account import Account, Answer, Audience, Consent, Use
from habeas.statements.chain import Basis, Chain, Knows, Link, Passed
from habeas.statements.claims import CLAIMS, AnyClaim, Claim, Inner
from habeas.statements.claims.groups import Counted
from habeas.statements.codec import Record
from habeas.statements.decisions import AnyDecision
from habeas.statements.judgement import Judgement, Refusal, Undoing, Verdict
from habeas.statements.leaving import Departure, Way, Withdrawal
from habeas.statements.mention import Kind, Mention, Party
from habeas.statements.numbers import PublishedNumber, SignedEstimate
from habeas.statements.passage import Passage, Words
from habeas.statements.source import Attachment, Source, SourceKind, TextLayer
from habeas.statements.telling import Fact, FoundBy, Hedge, Polarity, Stage, Telling
from habeas.statements.when import Anchor, Aspect, Relation, Unit, When
from habeas.statements.work import Comment, Done, Task, TaskKind

DEPTH = 1
"""How many inner claims may lie in one another."""

IDS = st.sampled_from([f"{kind}{number}" for kind in "PGLOM" for number in range(20)])
TEXTS = st.text(min_size=1, max_size=8) | st.sampled_from(["Артём", "Артем", "е\u0308", "’Gnom‘ 🐈", " "])
"""Words as people write them; decomposed letters and other scripts stay as they are."""

EDTF = (
    *("2022", "2022-07", "2022-07-21", "2022~", "2022-07?", "2022-07-21%", "202X", "2022-XX", "2022-07-XX"),
    *("2022-21", "2022-24", "2022-07-10/2022-07-20", "../2022-07-08", "2022-07-08/..", "/2022", "2022/"),
    *("[2022-07-01,2022-07-05]", "[..2022-07-08]", "{2022-07,2022-08}", "2022-04~/2022-06"),
)
"""Days, months, years, with marks, unknown digits, seasons, intervals with open and unknown ends, sets."""


def one_of_codes(codes: type[StrEnum]) -> SearchStrategy[Any]:
    """Any code of a closed list."""
    return st.sampled_from(list(codes))


@cache
def party() -> SearchStrategy[Party]:
    """All of one to three, or one of two to three."""
    return st.one_of(
        st.builds(Party, all=_tuples(IDS, 1, 3)),
        st.builds(Party, one_of=_tuples(IDS, 2, 3)),
    )


@cache
def words() -> SearchStrategy[Words]:
    """Words that stand in a text, or that a researcher typed."""
    return st.builds(Words, exact=TEXTS, start=st.none() | st.integers(0, 10_000))


@st.composite
def passage(draw: st.DrawFn) -> Passage:
    """A passage whose words are as long as its place."""
    exact, start = draw(TEXTS), draw(st.integers(0, 10_000))
    return Passage(
        start=start,
        end=start + len(exact),
        exact=exact,
        prefix=draw(st.text(max_size=5)),
        suffix=draw(st.text(max_size=5)),
        layer=draw(st.sampled_from(["", "text/1", "html/2"])),
        page=draw(st.none() | st.integers(1, 900)),
        seconds=draw(st.none() | st.tuples(st.integers(0, 60), st.integers(60, 7200))),
    )


@cache
def edtf() -> SearchStrategy[str]:
    """A date as it is kept. From a fixed list: parsing is slow, and dates have their own tests."""
    return st.sampled_from(EDTF)


@cache
def anchor() -> SearchStrategy[Anchor]:
    """A date told by another act, or by one that the source leaves open."""
    return st.builds(
        Anchor,
        relation=one_of_codes(Relation),
        act=st.none() | IDS,
        at_least=st.none() | st.integers(0, 30),
        at_most=st.none() | st.integers(30, 90),
        unit=one_of_codes(Unit),
    )


@cache
def when() -> SearchStrategy[When]:
    """A date that says at least something."""
    parts = st.tuples(st.none() | edtf(), one_of_codes(Aspect), st.none() | words(), st.none() | anchor())
    said = parts.filter(lambda part: part[0] is not None or part[2] is not None or part[3] is not None)
    return said.map(lambda p: When(edtf=p[0], aspect=p[1], words=p[2], anchor=p[3]))


@st.composite
def claim(draw: st.DrawFn, of: type[Claim] | None = None, depth: int = DEPTH) -> AnyClaim:
    """A claim of one type, or of any, with any of its roles filled."""
    made = of or draw(st.sampled_from(list(CLAIMS.values())))
    filled = {field.name: draw(_of_type(field.type, depth)) for field in msgspec.structs.fields(made)}
    if made is Counted:
        numbers = filled["at_least"], filled["at_most"]
        filled |= {} if None in numbers else {"at_least": min(numbers), "at_most": max(numbers)}
    return made(**filled)  # type: ignore[return-value]


@st.composite
def inner(draw: st.DrawFn, depth: int = DEPTH) -> Inner:
    """A claim that nobody asserts, perhaps with a date and a condition."""
    return Inner(
        says=draw(claim(depth=depth - 1)),
        when=draw(st.none() | when()),
        condition=draw(st.none() | words()),
    )


@cache
def _of_type(kind: Any, depth: int) -> SearchStrategy[Any]:
    """Any value of a role's type. A type unknown here is a test failure, not a gap."""
    if isinstance(kind, UnionType):
        options = [option for option in get_args(kind) if not (option is Inner and depth == 0)]
        return st.one_of(*(_of_type(option, depth) for option in options))
    if get_origin(kind) is tuple:
        member = get_args(kind)[0]
        return st.just(()) if member is Inner and depth == 0 else _tuples(_of_type(member, depth), 0, 2)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return one_of_codes(kind)
    plain: dict[Any, SearchStrategy[Any]] = {
        NoneType: st.none(),
        bool: st.booleans(),
        int: st.integers(0, 5000),
        str: TEXTS,
        Party: party(),
        Words: words(),
        When: when(),
    }
    if kind in plain:
        return plain[kind]
    if kind is Inner:
        return inner(depth)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return st.builds(kind, **{f.name: _of_type(f.type, depth) for f in msgspec.structs.fields(kind)})
    raise TypeError(f"no strategy for a role of type {kind}")


@cache
def chain() -> SearchStrategy[Chain]:
    """One to four links."""
    link = st.builds(
        Link,
        who=st.none() | party(),
        knows=one_of_codes(Knows),
        passed=one_of_codes(Passed),
        basis=one_of_codes(Basis),
    )
    return _tuples(link, 1, 4)


@st.composite
def fact(draw: st.DrawFn, of: type[Claim] | None = None) -> Fact:
    """One claim as one telling makes it."""
    return Fact(
        id=draw(IDS),
        claim=draw(claim(of)),
        polarity=draw(one_of_codes(Polarity)),
        stage=draw(st.none() | one_of_codes(Stage)),
        when=draw(st.none() | when()),
        act=draw(st.none() | IDS),
    )


@st.composite
def telling(draw: st.DrawFn) -> Telling:
    """A telling with one or two facts."""
    hedge = st.builds(Hedge, words=words(), whose=st.none() | party())
    found_by = st.builds(FoundBy, rule=IDS, reader=IDS, edited=st.booleans())
    return Telling(
        id=draw(IDS),
        source=draw(IDS),
        passage=draw(passage()),
        chain=draw(chain()),
        facts=draw(_tuples(fact(), 1, 2)),
        hedges=draw(_tuples(hedge, 0, 1)),
        replaces=draw(st.none() | IDS),
        found_by=draw(st.none() | found_by),
    )


@cache
def mention(kind: Kind | None = None) -> SearchStrategy[Mention]:
    """A mention of one kind, or of any."""
    kinds = one_of_codes(Kind) if kind is None else st.just(kind)
    return st.builds(Mention, id=IDS, source=IDS, kind=kinds, name=TEXTS, passages=_tuples(passage(), 0, 2))


@cache
def source() -> SearchStrategy[Source]:
    """A source with any of its particulars missing."""
    maybe = st.none() | TEXTS
    return st.builds(
        Source,
        id=IDS,
        kind=one_of_codes(SourceKind),
        title=TEXTS,
        obtained=TEXTS,
        obtained_at=st.datetimes(timezones=st.just(UTC)),
        obtained_from=maybe,
        address=maybe,
        filename=maybe,
        media_type=maybe,
        sha256=st.just("") | st.text("0123456789abcdef", min_size=64, max_size=64),
        size=st.integers(0, 10**12),
        language=st.none() | st.sampled_from(["en", "ru", "uk"]),
        published=st.none() | edtf(),
    )


@cache
def text_layer() -> SearchStrategy[TextLayer]:
    """A text layer with or without pages."""
    return st.builds(
        TextLayer,
        source=IDS,
        version=st.sampled_from(["text/1", "html/2"]),
        sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
        length=st.integers(0, 10**6),
        pages=st.lists(st.integers(0, 10**6), max_size=3, unique=True).map(
            lambda starts: tuple(sorted(starts))
        ),
    )


@cache
def judgement() -> SearchStrategy[Judgement]:
    """A judgement on two different mentions."""
    pairs = st.lists(IDS, min_size=2, max_size=2, unique=True)
    drawn = st.tuples(IDS, pairs, one_of_codes(Verdict), st.text(max_size=20))
    return drawn.map(lambda d: Judgement(id=d[0], a=d[1][0], b=d[1][1], verdict=d[2], reason=d[3]))


@cache
def refusal() -> SearchStrategy[Refusal]:
    """A suggestion that a person refused."""
    return st.builds(
        Refusal, id=IDS, source=IDS, passage=passage(), claim=st.sampled_from(list(CLAIMS)), reason=TEXTS
    )


@cache
def undoing() -> SearchStrategy[Undoing]:
    """Something taken back."""
    return st.builds(Undoing, id=IDS, of=IDS, reason=TEXTS)


@cache
def record() -> SearchStrategy[Record]:
    """Anything that an entry can carry."""
    return st.one_of(
        source(),
        text_layer(),
        mention(),
        telling(),
        judgement(),
        refusal(),
        undoing(),
        withdrawal(),
        departure(),
        published_number(),
        signed_estimate(),
        attachment(),
        account(),
        consent(),
        audience(),
        task(),
        st.builds(Done, id=IDS, of=IDS, what=TEXTS),
        decision(),
        st.builds(Comment, id=IDS, sources=_ids(), on=IDS, words=TEXTS),
    )


@cache
def decision() -> SearchStrategy[AnyDecision]:
    """Any decision, from the types of its fields."""
    return st.one_of(*(_decision(kind) for kind in get_args(AnyDecision)))


def _decision(kind: type[Any]) -> SearchStrategy[Any]:
    fields = {field.name: _decided(kind, field) for field in msgspec.structs.fields(kind)}
    position = {name: st.none() for name in ("latitude", "longitude") if name in fields}
    if not position:
        return st.builds(kind, **fields)
    placed = {"latitude": st.integers(-90_000_000, 90_000_000), "longitude": st.integers(-180_000_000, 0)}
    return st.builds(kind, **(fields | position)) | st.builds(kind, **(fields | placed))


def _decided(kind: type[Any], field: Any) -> SearchStrategy[Any]:
    if field.name in ("id", "on", "within"):
        return IDS
    if field.name == "since":
        return st.sampled_from(["", *EDTF])
    if get_origin(field.type) is tuple:
        return _ids()
    return _of_type(field.type, 0)


@cache
def attachment() -> SearchStrategy[Attachment]:
    """A file that came with a source."""
    digest = st.text("0123456789abcdef", min_size=64, max_size=64)
    sizes, starts = st.integers(0, 10**9), st.none() | st.integers(0, 10**6)
    return st.builds(
        Attachment, id=IDS, source=IDS, name=TEXTS, media_type=TEXTS, sha256=digest, size=sizes, start=starts
    )


@cache
def account() -> SearchStrategy[Account]:
    """How a whole source is told."""
    maybe = st.none() | st.booleans()
    return st.builds(
        Account,
        id=IDS,
        source=IDS,
        chain=chain(),
        about=TEXTS,
        reach=TEXTS,
        number_known=maybe,
        called_back=maybe,
        check=TEXTS,
        may_tell=TEXTS,
        replaces=_ids(),
    )


@cache
def consent() -> SearchStrategy[Consent]:
    """An answer for one use."""
    return st.builds(
        Consent,
        id=IDS,
        source=IDS,
        use=one_of_codes(Use),
        answer=one_of_codes(Answer),
        name=TEXTS,
        replaces=_ids(),
    )


@cache
def audience() -> SearchStrategy[Audience]:
    """Who may see a source."""
    return st.builds(Audience, id=IDS, source=IDS, people=_tuples(TEXTS, 0, 3), replaces=_ids())


@cache
def task() -> SearchStrategy[Task]:
    """Something to be done."""
    return st.builds(
        Task,
        id=IDS,
        sources=_ids(),
        kind=one_of_codes(TaskKind),
        on=IDS,
        to=TEXTS,
        due=st.just("") | st.dates().map(str),
        what=TEXTS,
        replaces=_ids(),
    )


def _ids() -> SearchStrategy[Any]:
    return _tuples(IDS, 0, 2)


@cache
def withdrawal() -> SearchStrategy[Withdrawal]:
    """A source withdrawn."""
    return st.builds(Withdrawal, id=IDS, source=IDS)


@cache
def departure() -> SearchStrategy[Departure]:
    """Something that went out of the house."""
    sources = st.lists(IDS, max_size=3).map(tuple)
    return st.builds(Departure, id=IDS, way=st.sampled_from(Way), to=TEXTS, sources=sources)


@cache
def published_number() -> SearchStrategy[PublishedNumber]:
    """A number that was published."""
    numbers, ids = st.integers(0, 10**6), st.lists(IDS, max_size=3).map(tuple)
    return st.builds(
        PublishedNumber, id=IDS, sentence=TEXTS, where=TEXTS, question=TEXTS, voices=numbers, as_of=TEXTS,
        known_at=TEXTS, rule=TEXTS, number=numbers, people=ids, because=ids, tellings=ids, sources=ids,
        may_be=st.lists(st.tuples(IDS, IDS), max_size=2).map(tuple), digest=TEXTS,
    )  # fmt: skip


@cache
def signed_estimate() -> SearchStrategy[SignedEstimate]:
    """An estimate that somebody signed."""
    numbers = st.integers(0, 10**6)
    return st.builds(
        SignedEstimate, id=IDS, question=TEXTS, voices=numbers, as_of=TEXTS, known_at=TEXTS,
        lists=st.lists(IDS, max_size=3).map(tuple), counts=st.lists(numbers, max_size=3).map(tuple), method=TEXTS,
        seed=numbers, seen=numbers, lo95=numbers, median=numbers, hi95=numbers, resampled=numbers, assumptions=TEXTS,
        warnings=st.lists(TEXTS, max_size=2).map(tuple),
    )  # fmt: skip


def _tuples(members: SearchStrategy[Any], least: int, most: int) -> SearchStrategy[Any]:
    return st.lists(members, min_size=least, max_size=most).map(tuple)
