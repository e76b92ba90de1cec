"""Words that stand for people, and for those in office, whether the scene knows them or not."""

from habeas.reading.english.scene.nouns import COLLECTIVE, PERSON

OFFICES = frozenset({"police", "army", "military", "government", "prosecutor", "ministry", "security"})
"""What makes any noun an authority: "police station"."""
ASIDE = frozenset({"amid", "according", "despite", "amidst"})
QUANTITIES = frozenset(
    [
        "hundred",
        "thousand",
        "dozen",
        "ten",
        "score",
        "some",
        "many",
        "most",
        "several",
        "few",
        "all",
        "none",
        "number",
        "group",
        "handful",
        "majority",
        "part",
        "rest",
        "both",
        "each",
        "one",
        "half",
        "couple",
        "lot",
        "remainder",
        "plenty",
        "scores",
        "dozens",
        "hundreds",
        "thousands",
        "tens",
    ]
)
FIRST_PERSON = frozenset({"i", "me", "we", "us"})
UNNAMED = frozenset(
    [
        "some",
        "others",
        "another",
        "many",
        "most",
        "both",
        "all",
        "several",
        "none",
        "each",
        "everyone",
        "those",
        "nobody",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "wounded",
        "injured",
        "sick",
        "dead",
    ]
)
"""Words that stand for people by themselves, as subjects: "some were let go"."""
PLURAL_PEOPLE = (
    frozenset(f"{noun}s" for noun in PERSON)
    | COLLECTIVE
    | frozenset({"servicemen", "policemen", "women", "men"})
)
PERSONAL = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "we",
        "us",
        "our",
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "they",
        "them",
        "their",
        "theirs",
        "you",
        "your",
        "himself",
        "herself",
        "themselves",
        "myself",
        "ourselves",
        "who",
        "whom",
        "someone",
        "somebody",
        "everyone",
        "everybody",
        "anyone",
        "one",
    ]
)
