"""What a form asks: a plain question for every role of every claim, and a title for every claim."""

from habeas.language import gettext as _
from habeas.language import mark
from habeas.statements.claims import GROUPS
from habeas.statements.mention import Kind

HEADINGS = {
    "identity": mark("Who somebody is"),
    "refusing": mark("Refusing, being called in"),
    "custody": mark("Being held, moved, let go"),
    "harm": mark("Harm"),
    "contact": mark("Signs of life and silence"),
    "authorities": mark("Authorities"),
    "groups": mark("Groups and numbers"),
    "bodies": mark("Places and bodies"),
}

TITLES = {
    "named": mark("What somebody is called"),
    "aged": mark("How old somebody is"),
    "born": mark("When and where somebody was born"),
    "related": mark("Who somebody is to somebody"),
    "serves_in": mark("Where somebody serves or works"),
    "described": mark("What somebody is or looks like"),
    "refused": mark("Somebody refused"),
    "summoned": mark("Somebody was called in"),
    "detained": mark("Somebody was taken into custody"),
    "held_at": mark("Somebody is held"),
    "moved": mark("Somebody was taken or went somewhere"),
    "released": mark("Somebody was let go"),
    "returned_to_unit": mark("Somebody was sent back to a unit"),
    "escaped": mark("Somebody got away"),
    "threatened": mark("Somebody was threatened"),
    "ill_treated": mark("Somebody was ill-treated"),
    "conditions": mark("How people are kept"),
    "injured": mark("Somebody was hurt"),
    "died": mark("Somebody is said to have died"),
    "contacted": mark("Somebody got in touch"),
    "seen": mark("Somebody was seen"),
    "no_news": mark("No news of somebody"),
    "challenged": mark("A question only the real person can answer"),
    "impersonated": mark("Somebody posed as somebody"),
    "approached": mark("An authority was asked"),
    "answered": mark("An authority answered"),
    "promised": mark("A promise"),
    "outcome": mark("What came of a request or promise"),
    "counted": mark("How many there are"),
    "belongs_to": mark("Somebody is one of a group"),
    "subset_of": mark("A group is part of another"),
    "site": mark("A place where people are kept"),
    "located_in": mark("A place lies in another"),
    "known_as": mark("Another name of a place or body"),
    "subordinate_to": mark("A body answers to another"),
    "involved": mark("Somebody has a part in it"),
    "published": mark("Something was published"),
}

ROLES = {
    "who": mark("Who?"),
    "with": mark("With whom?"),
    "besides": mark("Not counting whom?"),
    "person": mark("Who?"),
    "by": mark("By whom?"),
    "place": mark("Where?"),
    "where": mark("Where?"),
    "from": mark("From where?"),
    "to": mark("To where?"),
    "of": mark("Of whom?"),
    "in": mark("In what?"),
    "body": mark("Which unit or body?"),
    "group": mark("Which group?"),
    "within": mark("Within what?"),
    "about": mark("About whom?"),
    "channel": mark("By which phone, account or address?"),
    "apart_from": mark("Parted from whom?"),
    "name_as_said": mark("The name, as it is said"),
    "years": mark("How many years?"),
    "kinship": mark("What are they to each other?"),
    "rank": mark("Rank"),
    "position": mark("Position"),
    "what": mark("What?"),
    "form": mark("How?"),
    "what_for": mark("What for"),
    "means": mark("By what means?"),
    "control": mark("Of their own will?"),
    "willingly": mark("Of their own will?"),
    "from_what": mark("Out of what?"),
    "with_what": mark("With what?"),
    "inner": mark("What it was about"),
    "kind": mark("Which kind?"),
    "lacks": mark("What is lacking or done?"),
    "as_said": mark("As it is said"),
    "how": mark("How?"),
    "cause": mark("How did it come about?"),
    "helped_by": mark("Helped by whom?"),
    "free_to_speak": mark("Free to speak?"),
    "claimed": mark("Who do they say they are?"),
    "question": mark("The question"),
    "answer": mark("The answer"),
    "result": mark("What came back?"),
    "whom": mark("As whom?"),
    "items": mark("What was asked?"),
    "asked": mark("As it was asked"),
    "request": mark("Which request?"),
    "promise": mark("Which promise?"),
    "at_least": mark("At least"),
    "at_most": mark("At most"),
    "of_what": mark("Of what?"),
    "purpose": mark("What for, as they say?"),
    "operator": mark("Run by whom?"),
    "also": mark("Also called"),
    "part": mark("Which part?"),
    "work": mark("What was published?"),
    "parts": mark("Parts of the name"),
    "if": mark("On what condition?"),
}

SPECIAL = {
    ("related", "of"): mark("To whom?"),
    ("related", "kinship"): mark("What is the first to the second?"),
    ("contacted", "from"): mark("Who got in touch?"),
    ("contacted", "to"): mark("With whom?"),
    ("impersonated", "to"): mark("Towards whom?"),
    ("impersonated", "by"): mark("Who posed?"),
    ("refused", "to"): mark("Towards whom?"),
    ("summoned", "to"): mark("To whom or where?"),
    ("approached", "by"): mark("Who asked?"),
    ("approached", "to"): mark("Whom?"),
    ("answered", "by"): mark("Who answered?"),
    ("answered", "to"): mark("Whom?"),
    ("promised", "by"): mark("Who promised?"),
    ("promised", "to"): mark("Whom?"),
    ("outcome", "of"): mark("Of what?"),
    ("subordinate_to", "to"): mark("Answers to whom?"),
    ("no_news", "by"): mark("Who has no news?"),
    ("named", "by"): mark("Who calls them so?"),
    ("counted", "about"): mark("Rounded or vague"),
    ("site", "place"): mark("Which place?"),
    ("located_in", "place"): mark("Which place?"),
    ("known_as", "what"): mark("Who or what?"),
    ("site", "in"): mark("In which town or region?"),
    ("threatened", "inner"): mark("With what would be done"),
}

PLACES = frozenset({"place", "where", "within"})
KINDS = {"channel": Kind.CHANNEL, "request": Kind.REQUEST, "promise": Kind.PROMISE, "work": Kind.WORK}
KINDS |= {"group": Kind.GROUP, "body": Kind.BODY, "operator": Kind.BODY}
KIND_NAMES = {
    Kind.PERSON: mark("a person"),
    Kind.GROUP: mark("a group"),
    Kind.PLACE: mark("a place"),
    Kind.BODY: mark("a unit, office or organisation"),
    Kind.CHANNEL: mark("a phone, account or address"),
    Kind.ACT: mark("an event"),
    Kind.REQUEST: mark("a request"),
    Kind.PROMISE: mark("a promise"),
    Kind.WORK: mark("a publication"),
}


def question(claim: str, role: str) -> str:
    """What the form asks for a role."""
    asked = SPECIAL.get((claim, role)) or ROLES.get(role)
    return _(asked) if asked else role.replace("_", " ").capitalize()


def title(claim: str) -> str:
    """What a claim is called in the form."""
    return _(TITLES[claim])


def likely_kind(claim: str, role: str) -> Kind:
    """What somebody new in a role most likely is; the form lets it be changed."""
    if role in PLACES or (claim in ("moved", "escaped") and role in ("from", "to")):
        return Kind.PLACE
    if claim == "site" and role == "in":
        return Kind.PLACE
    return KINDS.get(role, Kind.PERSON)


def titles() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every claim by its title, under the headings of the form."""
    return [
        (_(HEADINGS[group]), [(claim.name(), title(claim.name())) for claim in claims])
        for group, claims in GROUPS.items()
    ]
