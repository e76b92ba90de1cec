"""In which order a card gives the roles of a claim: who, what, where, by whom. The first one leads. No role is lost."""

LAYOUTS: dict[str, str] = {
    "named": "person name_as_said kind parts by",
    "aged": "person years",
    "born": "person place",
    "related": "person kinship of",
    "serves_in": "person rank position body where",
    "described": "person what",
    "refused": "who with besides form to",
    "summoned": "who with besides what_for as_said to by",
    "detained": "who with besides apart_from place by",
    "held_at": "who with besides apart_from place by",
    "moved": "who with besides apart_from from to means control by",
    "released": "who with besides willingly place by",
    "returned_to_unit": "who with besides willingly to by",
    "escaped": "who with besides from_what from to",
    "threatened": "who with besides with_what inner if by",
    "ill_treated": "who with besides kind place by",
    "conditions": "who with besides lacks as_said place",
    "injured": "who with besides how cause helped_by",
    "died": "who with besides cause place by",
    "contacted": "from to kind channel free_to_speak",
    "seen": "who with besides where by",
    "no_news": "of by channel",
    "challenged": "claimed question answer result channel by",
    "impersonated": "whom to channel by",
    "approached": "by to where channel about items asked inner request",
    "answered": "by to about request kind answer inner",
    "promised": "by to inner as_said promise",
    "outcome": "of kind by",
    "counted": "group at_least at_most about of_what besides",
    "belongs_to": "person group",
    "subset_of": "group within",
    "site": "place kind purpose in operator",
    "located_in": "place within",
    "known_as": "what name_as_said also",
    "subordinate_to": "body to",
    "involved": "who part in",
    "published": "by work",
}

LEADS_BARE = frozenset({
    "named", "aged", "born", "related", "serves_in", "described", "refused",
    "held_at", "moved", "escaped", "conditions", "injured", "died", "counted",
    "belongs_to", "subset_of", "site", "located_in", "known_as", "subordinate_to", "involved",
    "published",
})  # fmt: skip
"""Where it is plain without a word who leads. "Seen: Petro" could be the one who saw: such leads are asked for by
name, like all other roles («Видели — кого: Petro»)."""

SPEAKS_FOR_ITSELF = frozenset({
    ("named", "name_as_said"), ("named", "kind"), ("described", "what"), ("known_as", "name_as_said"),
    ("conditions", "lacks"), ("contacted", "kind"), ("challenged", "result"),
})  # fmt: skip
"""Roles whose words need no name before them: "no food, no light"."""

SEALED = frozenset({("challenged", "question"), ("challenged", "answer")})
"""Never put into words: a question that only one person can answer is spent once it is read by others."""
