"""What is allowed with a source, in data: the answers that count, and which sources must not be published. Pure."""

from msgspec import Struct

from habeas.statements.account import Answer, Consent, Use
from habeas.statements.known import Known


class Allowed(Struct, frozen=True, kw_only=True):
    """The answer that counts for each use, and the `name` under which they may be quoted ("" where it is open)."""

    keep: Answer = Answer.NOT_ASKED
    inside: Answer = Answer.NOT_ASKED
    publish: Answer = Answer.NOT_ASKED
    contact: Answer = Answer.NOT_ASKED
    name: str = ""


def allowed(known: Known, source: str) -> Allowed:
    """What whoever told us this source allows; where nobody asked, it says so and allows nothing by itself."""
    found = {use: known.consents.get((source, use)) for use in Use}
    answers = {use.value: consent.answer for use, consent in found.items() if consent}
    publish = found[Use.PUBLISH]
    return Allowed(**answers, name=publish.name if publish else "")


def refuses(known: Known, source: str, use: Use) -> bool:
    """Whether whoever told us this source said no to a use."""
    consent = known.consents.get((source, use))
    return consent is not None and consent.answer is Answer.NO


def not_to_be_published(known: Known) -> frozenset[str]:
    """The sources whose tellers do not want them published."""
    return frozenset(
        source
        for (source, use), consent in known.consents.items()
        if use is Use.PUBLISH and consent.answer is Answer.NO
    )


def in_force(known: Known, source: str, use: Use) -> list[Consent]:
    """Every answer that is in force for one use: several where two people noted them apart."""
    return [
        item.value
        for id_, item in known.noted.items()
        if isinstance(item.value, Consent)
        and (item.value.source, item.value.use) == (source, use)
        and id_ not in known.out_of_force
    ]
