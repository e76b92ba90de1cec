"""Columns beside a state of the record: made once, some seconds in a large case; kept up with what each act changes."""

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from habeas.register.about import About
from habeas.register.channels import through
from habeas.statements.decisions import Compromised
from habeas.statements.growing import Changes
from habeas.statements.judgement import Judgement
from habeas.statements.known import Known, Statement
from habeas.statements.mention import Kind, Mention
from habeas.statements.source import Source
from habeas.statements.telling import Telling
from habeas.tally.columns.names import Bools, Ints, Names
from habeas.tally.columns.told import Rows
from habeas.tally.columns.voices import Speakers

MOST = 2000
"""Of more mentions whose clusters changed, all are looked up again: that is as quick."""


class Columns:
    """The rows of statements and names, of one state. `of` is each mention's cluster, as the rank of its earliest
    mention; `name` the number of each mention's name (-1 for whoever is no person)."""

    def __init__(
        self, known: Known, rows: Rows, names: Names, of: Ints, name: Ints, speakers: Speakers
    ) -> None:
        self.known, self.rows, self.names = known, rows, names
        self.of, self.name, self.speakers = of, name, speakers

    @classmethod
    def of_state(cls, about: About) -> "Columns":
        """Made anew."""
        known, names = about.known, Names()
        rows = Rows().with_more(known.statements.values(), dict(about.who.rank), set())
        return cls(
            known, rows, names, _clusters(about), _names(names, known.mentions.values()),
            Speakers.of_rows(about, rows),
        )  # fmt: skip

    def grown(self, about: About, changes: Changes) -> "Columns":
        """Those of a later state, given what changed until then."""
        known, rank = about.known, about.who.rank
        new = [
            value for value in changes.came if isinstance(value, Mention) and rank[value.id] >= len(self.of)
        ]
        if self._is_made_anew(about, changes, new):
            return Columns.of_state(about)
        came = {value.id: value for value in changes.came if isinstance(value, Telling)}
        went = {value.id for value in changes.went if isinstance(value, Telling)}
        statements = (
            Statement(fact, telling, known.sources[telling.source])
            for id_, telling in came.items()
            if id_ not in went
            for fact in telling.facts
        )
        gone = {
            fact.id
            for value in changes.went
            if isinstance(value, Telling) and value.id not in came
            for fact in value.facts
        }
        rows = self.rows.with_more(statements, rank, gone)
        judged = [value for value in (*changes.came, *changes.went) if isinstance(value, Judgement)]
        of, regrouped = self._regrouped(about, judged, new)
        speakers = Speakers.of_rows(about, rows) if regrouped is None else self.speakers.grown(regrouped)
        name = np.concatenate((self.name, _names(self.names, new)))
        return Columns(known, rows, self.names, of, name, speakers)

    def _is_made_anew(self, about: About, changes: Changes, new: list[Mention]) -> bool:
        """Whether more changed than what comes after all else and what went."""
        known = about.known
        return (
            len(known.statements) != known.facts
            or [about.who.rank[one.id] for one in new] != list(range(len(self.of), len(known.mentions)))
            or any(isinstance(one, Source) and one.id in self.known.sources for one in changes.came)
        )

    def _regrouped(
        self, about: About, judged: list[Judgement], new: list[Mention]
    ) -> tuple[Ints, list[str] | None]:
        """The clusters, and which mentions may have come to others; None where they are too many."""
        who = about.who
        of = np.concatenate((self.of, np.array([who.rank[who.of[one.id]] for one in new], np.int32)))
        if not judged:
            return of, []
        ids = {id_ for one in judged for id_ in (one.a, one.b) if id_ in who.rank}
        touched = {int(of[who.rank[id_]]) for id_ in ids} | {who.rank[who.of[id_]] for id_ in ids}
        members = np.flatnonzero(np.isin(of, list(touched)))
        if len(members) > MOST:
            return _clusters(about), None
        mentions = self.mentions_of(about)
        moved = [mentions[place] for place in members.tolist()]
        of[members] = [who.rank[who.of[id_]] for id_ in moved]
        return of, moved

    def mentions_of(self, about: About) -> list[str]:
        """The mentions of a state by their rank."""
        if self._ids is None or len(self._ids) != len(about.who.rank):
            self._ids = list(about.who.rank)
        return self._ids

    _ids: list[str] | None = None

    @cached_property
    def is_person(self) -> Bools:
        """By rank: whether a mention is of a person."""
        found: Bools = self.name >= 0
        return found

    @cached_property
    def has_own_name(self) -> Bools:
        """By cluster: whether anything that somebody is called begins with a capital letter."""
        return self._of_names(self.names.tables.own)

    @cached_property
    def has_full_name(self) -> Bools:
        """By cluster: whether somebody is known by a full name."""
        return self._of_names(self.names.tables.full)

    def _of_names(self, which: Bools) -> Bools:
        found = np.zeros(len(self.of), bool)
        people = np.flatnonzero(self.is_person)
        found[self.of[people[which[self.name[people]]]]] = True
        return found

    def taken_back(self, about: About) -> Ints:
        """The rows that their own tellers took back."""
        if self._taken_back is None:
            clusters = {
                about.who.rank[about.who.of[id_]]
                for id_, ranked in about.index.retracts.items()
                if ranked and id_ in about.who.rank
            }
            near = np.isin(self.of[self.rows.subject], list(clusters)) if clusters else np.zeros(0, np.intp)
            rows = np.unique(self.rows.subject_row[near]) if clusters else np.zeros(0, np.int32)
            self._taken_back = np.array(
                [
                    row
                    for row in rows[self.rows.alive[rows]].tolist()
                    if about.is_taken_back(self.statement(about, row))
                ],
                np.int32,
            )
        return self._taken_back

    _taken_back: Ints | None = None

    def maybe_in_doubt(self, about: About) -> Ints:
        """The rows that came through a channel of which anything is said or decided that may put it in doubt."""
        if self._maybe_in_doubt is None:
            of = about.who.of
            marked = [id_ for id_, ranked in about.index.doubts.items() if ranked]
            marked += [one.on for one in about.known.decisions.values() if isinstance(one, Compromised)]
            channels = dict.fromkeys(of.get(id_, id_) for id_ in marked)
            ids = dict.fromkeys(one.id for channel in channels for one in through(about, channel))
            self._maybe_in_doubt = np.array(sorted(self.rows.numbers_of(ids)), np.int32)
        return self._maybe_in_doubt

    _maybe_in_doubt: Ints | None = None

    def statement(self, about: About, row: int) -> Statement:
        """The statement of a row."""
        return about.known.statements[self.rows.ids[row]]


def _clusters(about: About) -> Ints:
    rank, of = about.who.rank, about.who.of
    return np.fromiter((rank[of[id_]] for id_ in rank), np.int32, len(rank))


def _names(names: Names, mentions: Iterable[Mention]) -> Ints:
    return np.array([names.number(one.name) if one.kind is Kind.PERSON else -1 for one in mentions], np.int32)
