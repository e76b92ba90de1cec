"""The sources of a file as exhibits: numbered as they are first cited, with digests, and where words stand in them."""

from collections.abc import Iterable, Iterator

from habeas.dossiers.document import Exactly, Exhibit, Section
from habeas.dossiers.released import Purpose, Released
from habeas.language import gettext as _
from habeas.statements.account import Answer
from habeas.statements.allowed import allowed
from habeas.statements.source import Source, SourceKind
from habeas.statements.telling import Telling
from habeas.timeline.part import Part
from habeas.wording import dates
from habeas.wording.codes import plain
from habeas.wording.grammar import sentence
from habeas.wording.tellers import checks


class Exhibits:
    """The exhibits of some lines, in their order. Read-only once made."""

    def __init__(self, released: Released, parts: Iterable[Part]) -> None:
        self._released = released
        self._lines: dict[str, list[int]] = {}
        for number, part in enumerate(parts, start=1):
            self._lines.setdefault(part.statement.source.id, []).append(number)
        self._codes = {id_: Exactly(f"A{number}") for number, id_ in enumerate(self._lines, start=1)}

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources, in their order."""
        return tuple(self._codes)

    def code(self, source: str) -> Exactly:
        """The number of an exhibit: A1, A2 ..."""
        return self._codes[source]

    def place(self, telling: Telling) -> str:
        """Where in its exhibit a passage stands: page, minute, characters counted from 1."""
        passage, layer = telling.passage, self._released.known.layers.get(telling.source)
        page = passage.page or (layer.page_at(passage.start) if layer else None)
        parts = [_("page {page}").format(page=page)] if page else []
        if passage.seconds:
            begins, ends = (f"{second // 60}:{second % 60:02}" for second in passage.seconds)
            parts.append(_("minute {begins} to {ends}").format(begins=begins, ends=ends))
        parts.append(
            _("characters {first} to {last}").format(first=passage.start + 1, last=passage.end)
            if passage.end > passage.start + 1
            else _("character {first}").format(first=passage.start + 1)
        )
        return ", ".join(parts)

    def section(self) -> Section:
        """The list of exhibits."""
        sources = self._released.known.sources
        exhibits = [self._exhibit(sources[id_], lines) for id_, lines in self._lines.items()]
        return Section(_("Exhibits"), exhibits=tuple(exhibits))

    def _exhibit(self, source: Source, lines: list[int]) -> Exhibit:
        return Exhibit(
            code=self._codes[source.id],
            title=source.title,
            facts=tuple(fact for fact in self._facts(source) if fact),
            digests=tuple(self._digests(source)),
            lines=tuple(lines),
        )

    def _facts(self, source: Source) -> Iterator[str]:
        kind = plain(source.kind)
        yield kind[:1].upper() + kind[1:] + "."
        if source.published:
            yield _("Dated {day}.").format(day=dates.named_date(source.published))
        yield source.address or ""
        if self._released.purpose is Purpose.LAWYER:
            yield from self._for_a_lawyer(source)

    def _for_a_lawyer(self, source: Source) -> Iterator[str]:
        day = dates.day(source.obtained_at.date())
        yield _("Obtained on {day}: {how}.").format(day=day, how=source.obtained)
        if source.obtained_from:
            yield _("From {whom}.").format(whom=source.obtained_from)
        account = self._released.known.accounts.get(source.id)
        if account and source.kind is SourceKind.CALL:
            yield " ".join(sentence(check) for check in checks(account))
        if allowed(self._released.known, source.id).publish is Answer.NO:
            yield _("Its teller does not want it published.")

    def _digests(self, source: Source) -> Iterator[tuple[str, Exactly]]:
        if source.sha256:
            yield _("The file as it came, SHA-256"), Exactly(source.sha256)
        layer = self._released.known.layers.get(source.id)
        # The text of a plain file is the file.
        if layer and layer.sha256 != source.sha256:
            yield _("Its text, SHA-256"), Exactly(layer.sha256)
