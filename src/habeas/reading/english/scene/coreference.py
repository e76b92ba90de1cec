"""Who is who within one text: every mention is led to a figure, reading from the first sentence to the last.

Invariant: two figures become one only where the words say so (a repeated name, an apposition, a kinship
that only one person can have). What could mean two people stays open between them.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from habeas.reading.english.scene.aliases import Bond, bonds
from habeas.reading.english.scene.cast import Figure, can_join, join
from habeas.reading.english.scene.descriptions import Descriptions, Tie
from habeas.reading.english.scene.memory import Memory, Seen, clause_verb, is_deep, role_of
from habeas.reading.english.scene.mentions import I_WE, IT, THEY, YOU, Mention
from habeas.reading.english.scene.name_book import NameBook
from habeas.reading.english.scene.nouns import KIN
from habeas.reading.english.scene.plight import HELD, HOLDERS, holds, is_held, keeps
from habeas.reading.english.scene.pronouns import Pronouns, Reference
from habeas.reading.english.speech.telling_frames import ACCOUNTS, Frames, tells
from habeas.statements.mention import Kind


class Coreference:
    """One reading of one text. `references` holds the outcome by index of the head word."""

    def __init__(
        self,
        doc: Doc,
        mentions: Mapping[int, Mention],
        frames: Frames,
        paragraph_of: Sequence[int],
        years: Mapping[int, int],
    ) -> None:
        self._doc, self._frames, self.mentions = doc, frames, mentions
        self.references: dict[int, Reference] = {}
        self.figures: list[Figure] = []
        self.ties: list[Tie] = []
        self._years = years
        self._paragraph_of = paragraph_of
        self._sentence_of = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            for i in range(sentence.start, sentence.end):
                self._sentence_of[i] = number
        self._memory = Memory()
        self._named_tokens = {
            i
            for m in mentions.values()
            if m.name is not None
            for i in range(m.name.run.start, m.name.run.end)
        }
        self._busy: set[int] = set()
        self._bonds: dict[int, list[Bond]] = {}
        for bond in sorted(bonds(doc, mentions), key=lambda bond: not bond.called):
            self._bonds.setdefault(bond.one, []).append(bond)
        self._names = NameBook(mentions.values())
        self.figures += self._names.figures
        self._pronouns = Pronouns(self._memory, frames, self.lead, self._where)
        self._descriptions = Descriptions(self._memory, self.ties, lambda m: self._where(m.head))

    def run(self) -> None:
        """Lead every mention to its figure."""
        for i in self.mentions:
            self.lead(i)
        for i in [i for i in self._bonds if i not in self.mentions]:
            self.lead(i)

    def lead(self, i: int) -> Reference | None:
        """The reference of the mention at a head word, found now if it was not before."""
        if i in self.references:
            return self.references[i]
        mention = self.mentions.get(i)
        if mention is None:
            return self._relative(self._doc[i])
        if i in self._busy:
            return None
        self._busy.add(i)
        found = self._led(mention)
        self._busy.discard(i)
        if found is not None:
            self.references[i] = found
            self._note(mention, found)
            self._late_bonds(i, found)
        return found

    def _led(self, mention: Mention) -> Reference | None:
        if mention.sort == "name":
            return self._name(mention)
        if mention.sort == "noun":
            return self._noun(mention)
        low = mention.lemma
        if low in THEY:
            return self._pronouns.they(mention)
        if low in IT:
            return self._pronouns.it(mention)
        if low in I_WE:
            return self._speaker(mention.head)
        found = None if low in YOU else self._pronouns.he_or_she(mention)
        if found is not None and not found.open and found.roots[0].gender is None and len(found.roots) == 1:
            found.roots[0].gender = mention.gender
        return found

    def _relative(self, token: Token) -> Reference | None:
        """What "who" stands for."""
        if token.tag_ not in ("WP", "WDT", "WP$") or token.i in self._busy:
            return None
        at = token
        while at.head != at:
            if at.dep_ == "relcl":
                found = self.lead(at.head.i)
                if found is not None:
                    self._late_bonds(token.i, found)
                return found
            at = at.head
        return None

    def _speaker(self, token: Token) -> Reference | None:
        """Example: "I" and "we" inside a quotation whose speaker the sentence names."""
        quoted = self._frames.quote_frame(token)
        return self.lead(quoted.speaker.i) if quoted and quoted.speaker is not None else None

    def _where(self, token: Token) -> tuple[int, int]:
        return self._sentence_of[token.i], self._paragraph_of[token.i]

    # --- names ---------------------------------------------------------------------------------------

    def _name(self, mention: Mention) -> Reference | None:
        figures = list(dict.fromkeys(f.root() for f in self._names.means(mention)))
        if len(figures) == 1 and mention.name is not None and mention.name.run.title:
            figures[0].nouns.add(mention.name.run.title)
        if len(figures) < 2:
            return Reference(tuple(figures)) if figures else None
        sentence, _ = self._where(mention.head)
        for one in self._memory.back(12, sentence):
            if one.head.i < mention.i and len(one.roots) == 1 and one.roots[0] in figures:
                rivals = [
                    o for o in self._memory.back(12, sentence) if set(o.roots) & set(figures) - set(one.roots)
                ]
                if not rivals or rivals[0].paragraph < one.paragraph:
                    return Reference(one.roots)
                break
        return Reference(tuple(figures), open=True)

    # --- descriptions --------------------------------------------------------------------------------

    def _noun(self, mention: Mention) -> Reference | None:
        if (of := self._said_of(mention)) is not None:
            return of
        owner = self.lead(mention.owner.i) if mention.owner is not None else None
        of_one = owner.roots[0] if owner is not None and not owner.open and len(owner.roots) == 1 else None
        named = self._bonded(mention)
        known = self._descriptions.earlier(mention, of_one)
        figure = self._chosen(named, known)
        if figure is None:
            if mention.article == "any":
                return None
            figure = self._new(mention)
        self._describe(figure, mention, of_one)
        if of_one is not None and mention.lemma in KIN and not mention.plural and of_one is not figure:
            self._tie(mention, figure, of_one)
        return Reference((figure,))

    def _chosen(self, named: Figure | None, known: Figure | None) -> Figure | None:
        if named is not None and known is not None and can_join(named, known):
            return join(named, known)
        return named or known

    def _said_of(self, mention: Mention) -> Reference | None:
        """Example: "he is a soldier": of the subject, if it is a person or body of the same sort."""
        if mention.says_of is None:
            return None
        of = self.lead(mention.says_of.i)
        if of is None or of.open or len(of.roots) != 1:
            return None
        figure = of.roots[0]
        if (
            figure.kind is not mention.kind
            or figure.plural != mention.plural
            or mention.article in ("owned",)
        ):
            return None
        if mention.gender and figure.gender and mention.gender != figure.gender:
            return None
        figure.nouns.add(mention.lemma)
        named = self._bonded(mention)
        if named is not None and can_join(named, figure, alias=True):
            return Reference((join(named, figure),))
        return of

    def _bonded(self, mention: Mention) -> Figure | None:
        """The figure that the words beside the description give it."""
        found: Figure | None = None
        for bond in self._bonds.get(mention.i, ()):
            other = self.lead(bond.name)
            if other is None or other.open or len(other.roots) != 1:
                continue
            figure = other.roots[0]
            clash = mention.gender and figure.gender and mention.gender != figure.gender
            if figure.kind is not mention.kind or clash:
                continue
            if found is None:
                found = figure
            elif can_join(found, figure, alias=True):
                found = join(found, figure)
        return found

    def _new(self, mention: Mention) -> Figure:
        words = mention.said
        figure = Figure(
            mention.kind,
            "description",
            f"spoken of as “{words}”",
            mention.start,
            described=words,
            gender=mention.gender,
            plural=mention.plural,
            number=mention.number,
            modifiers=mention.words,
            form=mention.form,
        )
        self.figures.append(figure)
        return figure

    def _describe(self, figure: Figure, mention: Mention, owner: Figure | None) -> None:
        figure.nouns.add(mention.lemma)
        figure.same = figure.same or mention.article == "same"
        figure.gender = figure.gender or mention.gender
        figure.of = figure.of or owner
        figure.described = figure.described or mention.said
        if mention.i in self._years and figure.years is None:
            figure.years = self._years[mention.i]
        self._descriptions.remember(mention, figure)

    def _tie(self, mention: Mention, figure: Figure, of: Figure) -> None:
        if of.kind is Kind.PERSON:
            self.ties.append(Tie(figure, KIN[mention.lemma][0], of, mention.start, mention.end))

    def _late_bonds(self, i: int, found: Reference) -> None:
        """Names given to a pronoun: "as we call him, 'X'"."""
        mention = self.mentions.get(i)
        if (mention is not None and mention.sort == "noun") or found.open or len(found.roots) != 1:
            return
        for bond in self._bonds.get(i, ()):
            named = self.lead(bond.name)
            if named is None or named.open or len(named.roots) != 1:
                continue
            if can_join(found.roots[0], named.roots[0], alias=True):
                join(found.roots[0], named.roots[0])

    # --- what is remembered --------------------------------------------------------------------------

    def _note(self, mention: Mention, found: Reference) -> None:
        token = mention.head
        if found.open:
            return
        if mention.sort != "pronoun":
            found.roots[-1].spans.add((self._start(mention), mention.end))
        sentence, paragraph = self._where(token)
        teller = _is_teller(token)
        depth = sum(f.speaker is not None for f in self._frames.around(token))
        for figure in found.roots:
            self._mark(figure, mention, teller and not depth)
        role, deep = role_of(token), is_deep(token)
        self._memory.note(
            Seen(found.roots, token, sentence, paragraph, role, mention.sort, teller, deep, depth)
        )
        together = self._together(token)
        if len(together) > 1:
            self._memory.note(
                Seen(together, token, sentence, paragraph, role, mention.sort, teller, deep, depth)
            )
        if mention.kind is Kind.PLACE:
            self._mark_where(token, found.roots[0])

    def _start(self, mention: Mention) -> int:
        """Where a passage begins: a description does not cover another's name ("Obi’s brother": brother)."""
        if mention.sort == "name":
            return mention.start
        start, at = mention.start, mention.i - 1
        while at >= 0 and self._doc[at].idx >= mention.start:
            if at in self._named_tokens and self._doc[at + 1].text not in "-–‑":
                start = self._doc[at + 2 if self._doc[at + 1].tag_ == "POS" else at + 1].idx
                break
            at -= 1
        return min(start, self._doc[mention.i].idx)

    def _mark(self, figure: Figure, mention: Mention, teller: bool) -> None:
        figure.told = figure.told or teller
        figure.held = figure.held or is_held(mention.head, mention.lemma)
        figure.holds = (
            figure.holds
            or holds(mention.head)
            or keeps(mention.head)
            or (mention.lemma in HOLDERS - HELD and figure.kind is not Kind.PERSON)
        )

    def _mark_where(self, token: Token, place: Figure) -> None:
        """The subject of the clause is at this place."""
        verb = clause_verb(token)
        for child in verb.children:
            if (
                child.dep_ in ("nsubj", "nsubjpass")
                and (who := self.references.get(child.i))
                and not who.open
            ):
                for figure in who.roots:
                    figure.where = place

    def _together(self, token: Token) -> tuple[Figure, ...]:
        """This one and all that it is joined to before it."""
        parts = [token]
        while parts[0].dep_ == "conj" and parts[0].head != parts[0]:
            parts.insert(0, parts[0].head)
        found: list[Figure] = []
        for part in parts:
            reference = self.references.get(part.i)
            if reference is None or reference.open:
                return ()
            found += [f for f in reference.roots if f not in found and f.kind in (Kind.PERSON, Kind.GROUP)]
        return tuple(found)


def _is_teller(token: Token) -> bool:
    if tells(token) or (token.dep_ == "nsubjpass" and token.head.lemma_ in ("quote", "cite")):
        return True
    if token.dep_ == "poss":
        return (
            token.head.lemma_.lower() in ACCOUNTS
            and token.head.dep_ == "pobj"
            and token.head.head.lower_ == "to"
        )
    if token.dep_ == "nsubj" and token.head.lemma_ in ("call", "phone", "ring", "telephone", "text"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
