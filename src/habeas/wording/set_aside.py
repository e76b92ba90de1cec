"""What another's work sets aside, in words: what counted and what counts instead. Nothing where both are the same."""

from habeas.language import gettext as _
from habeas.statements.account import Account, Audience, Consent, Use
from habeas.statements.known import Known
from habeas.statements.set_aside import SetAside
from habeas.wording.answers import ANSWERS, QUESTIONS
from habeas.wording.cast import cast_of_record
from habeas.wording.grammar import listed, quoted
from habeas.wording.tellers import checks, tellers


def set_aside_in_words(before: Known, after: Known, one: SetAside) -> tuple[str, ...]:
    """What changes, each in a line: "Who may see “Olha's call”: only Anna and Bohdan → everybody at this desk"."""
    value, source = one.value, before.sources.get(one.value.source)
    title = quoted(source.title) if source else _("a source")
    question = ""
    match value:
        case Audience():
            text = _("Who may see {title}: {old} → {new}")
            changes = [(text, _seen_by(before, value.source), _seen_by(after, value.source))]
        case Consent(use=use):
            text, question = _("What they allow with {title}. {question} {old} → {new}"), _(QUESTIONS[use])
            changes = [(text, _answer(before, value.source, use), _answer(after, value.source, use))]
        case Account():
            texts = (
                _("Who told {title}: {old} → {new}"),
                _("Whom {title} is about: {old} → {new}"),
                _("How to reach whoever told {title}: {old} → {new}"),
                _("How we know that {title} is really theirs: {old} → {new}"),
                _("What whoever told {title} may be told: {old} → {new}"),
            )
            both = (_account(known, value.source) for known in (before, after))
            changes = list(zip(texts, *both, strict=True))
    return tuple(
        text.format(title=title, question=question, old=old, new=new)
        for text, old, new in changes
        if old != new
    )


def _seen_by(known: Known, source: str) -> str:
    people = known.audiences.get(source)
    if people is None:
        return _("everybody at this desk")
    return _("only {names}").format(names=listed(sorted(people))) if people else _("nobody")


def _answer(known: Known, source: str, use: Use) -> str:
    consent = known.consents.get((source, use))
    if consent is None:
        return _("not asked")
    said = _(ANSWERS[consent.answer])
    if not consent.name:
        return said
    return _("{answer}, as {name}").format(answer=said, name=quoted(consent.name))


def _account(known: Known, source: str) -> tuple[str, ...]:
    """How a source was told, as it counts: who told it, whom it is about, how to reach them, checks, what to tell."""
    account = known.accounts.get(source) or Account(id="", source=source)
    said = tellers(account.chain, cast_of_record(known, source_id=source))
    none = _("nothing noted")
    return (
        "; ".join(f"{one.who} ({one.how})" if one.how else one.who for one in said),
        account.about or none,
        account.reach or none,
        " ".join(checks(account)),
        account.may_tell or _("Nothing was settled: only listen."),
    )
