"""What a form asks: a plain question for every role of every claim, and a title for every claim."""

from habeas.statements.claims import GROUPS
from habeas.statements.mention import Kind

HEADINGS = {
    "identity": "Who somebody is",
    "refusing": "Refusing, being called in",
    "custody": "Being held, moved, let go",
    "harm": "Harm",
    "contact": "Signs of life and silence",
    "authorities": "Authorities",
    "groups": "Groups and numbers",
    "bodies": "Places and bodies",
}

TITLES = {
    "named": "What somebody is called",
    "aged": "How old somebody is",
    "born": "When and where somebody was born",
    "related": "Who somebody is to somebody",
    "serves_in": "Where somebody serves or works",
    "described": "What somebody is or looks like",
    "refused": "Somebody refused",
    "summoned": "Somebody was called in",
    "detained": "Somebody was taken into custody",
    "held_at": "Somebody is held",
    "moved": "Somebody was taken or went somewhere",
    "released": "Somebody was let go",
    "returned_to_unit": "Somebody was sent back to a unit",
    "escaped": "Somebody got away",
    "threatened": "Somebody was threatened",
    "ill_treated": "Somebody was ill-treated",
    "conditions": "How people are kept",
    "injured": "Somebody was hurt",
    "died": "Somebody is said to have died",
    "contacted": "Somebody got in touch",
    "seen": "Somebody was seen",
    "no_news": "No news of somebody",
    "challenged": "A question only the real person can answer",
    "impersonated": "Somebody posed as somebody",
    "approached": "An authority was asked",
    "answered": "An authority answered",
    "promised": "A promise",
    "outcome": "What came of a request or promise",
    "counted": "How many there are",
    "belongs_to": "Somebody is one of a group",
    "subset_of": "A group is part of another",
    "site": "A place where people are kept",
    "located_in": "A place lies in another",
    "known_as": "Another name of a place or body",
    "subordinate_to": "A body answers to another",
    "involved": "Somebody has a part in it",
    "published": "Something was published",
}

ROLES = {
    "who": "Who?",
    "with": "With whom?",
    "besides": "Not counting whom?",
    "person": "Who?",
    "by": "By whom?",
    "place": "Where?",
    "where": "Where?",
    "from": "From where?",
    "to": "To where?",
    "of": "Of whom?",
    "in": "In what?",
    "body": "Which unit or body?",
    "group": "Which group?",
    "within": "Within what?",
    "about": "About whom?",
    "channel": "By which phone, account or address?",
    "apart_from": "Parted from whom?",
    "name_as_said": "The name, as it is said",
    "years": "How many years?",
    "kinship": "What are they to each other?",
    "rank": "Rank",
    "position": "Position",
    "what": "What?",
    "form": "How?",
    "what_for": "What for",
    "means": "By what means?",
    "control": "Of their own will?",
    "willingly": "Of their own will?",
    "from_what": "Out of what?",
    "with_what": "With what?",
    "inner": "What it was about",
    "kind": "Which kind?",
    "lacks": "What is lacking or done?",
    "as_said": "As it is said",
    "how": "How?",
    "cause": "How did it come about?",
    "helped_by": "Helped by whom?",
    "free_to_speak": "Free to speak?",
    "claimed": "Who do they say they are?",
    "question": "The question",
    "answer": "The answer",
    "result": "What came back?",
    "whom": "As whom?",
    "items": "What was asked?",
    "asked": "As it was asked",
    "request": "Which request?",
    "promise": "Which promise?",
    "at_least": "At least",
    "at_most": "At most",
    "of_what": "Of what?",
    "purpose": "What for, as they say?",
    "operator": "Run by whom?",
    "also": "Also called",
    "part": "Which part?",
    "work": "What was published?",
    "parts": "Parts of the name",
    "if": "On what condition?",
}

SPECIAL = {
    ("related", "of"): "To whom?",
    ("related", "kinship"): "What is the first to the second?",
    ("contacted", "from"): "Who got in touch?",
    ("contacted", "to"): "With whom?",
    ("impersonated", "to"): "Towards whom?",
    ("impersonated", "by"): "Who posed?",
    ("refused", "to"): "Towards whom?",
    ("summoned", "to"): "To whom or where?",
    ("approached", "by"): "Who asked?",
    ("approached", "to"): "Whom?",
    ("answered", "by"): "Who answered?",
    ("answered", "to"): "Whom?",
    ("promised", "by"): "Who promised?",
    ("promised", "to"): "Whom?",
    ("outcome", "of"): "Of what?",
    ("subordinate_to", "to"): "Answers to whom?",
    ("no_news", "by"): "Who has no news?",
    ("named", "by"): "Who calls them so?",
    ("counted", "about"): "Rounded or vague",
    ("site", "place"): "Which place?",
    ("located_in", "place"): "Which place?",
    ("known_as", "what"): "Who or what?",
    ("site", "in"): "In which town or region?",
    ("threatened", "inner"): "With what would be done",
}

PLACES = frozenset({"place", "where", "within"})
KINDS = {"channel": Kind.CHANNEL, "request": Kind.REQUEST, "promise": Kind.PROMISE, "work": Kind.WORK}
KINDS |= {"group": Kind.GROUP, "body": Kind.BODY, "operator": Kind.BODY}
KIND_NAMES = {
    Kind.PERSON: "a person",
    Kind.GROUP: "a group",
    Kind.PLACE: "a place",
    Kind.BODY: "a unit, office or organisation",
    Kind.CHANNEL: "a phone, account or address",
    Kind.ACT: "an event",
    Kind.REQUEST: "a request",
    Kind.PROMISE: "a promise",
    Kind.WORK: "a publication",
}


def question(claim: str, role: str) -> str:
    """What the form asks for a role."""
    return SPECIAL.get((claim, role)) or ROLES.get(role) or role.replace("_", " ").capitalize()


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
        (HEADINGS[group], [(claim.name(), TITLES[claim.name()]) for claim in claims])
        for group, claims in GROUPS.items()
    ]
