"""Why two people may be one, in plain sentences. One sentence for each level of each field; nothing is weighed here."""

from habeas.identity.linkage.fields import Birth, Family, Father, Given, Sex, Thing

REASONS: dict[str, dict[int, str]] = {
    "family": {
        Family.SAME: "same family name",
        Family.HALF: "a part of the family name is the same",
        Family.NEAR: "family names nearly the same",
        Family.ALMOST: "family names alike, a letter or two apart",
        Family.SLIP: "family names one slip of the hand apart",
        Family.ALIKE: "family names somewhat alike",
        Family.REMOTE: "family names hardly alike",
        Family.OTHER: "different family names",
    },
    "given": {
        Given.SAME: "same given name",
        Given.SHORT: "same given name: short form",
        Given.BOTH_SHORT: "given names can be short for one name",
        Given.NEAR: "given names nearly the same",
        Given.ALMOST: "given names alike, a letter or two apart",
        Given.INITIAL: "the initial of the given name agrees",
        Given.ALIKE: "given names alike but different",
        Given.OTHER: "different given names",
        Given.UNLIKE: "different given names",
        Given.OTHER_INITIAL: "another initial of the given name",
    },
    "second": {Given.SAME: "second given names agree", Given.OTHER: "second given names differ"},
    "father": {
        Father.SAME: "same patronymic",
        Father.NEAR: "patronymics nearly the same",
        Father.INITIAL: "the initial of the patronymic agrees",
        Father.ALIKE: "patronymics alike but different",
        Father.OTHER: "another patronymic",
        Father.OTHER_INITIAL: "another initial of the patronymic",
    },
    "sex": {Sex.OTHER: "one name is a man's, the other a woman's"},
    "birth": {
        Birth.SAME_DAY: "born on the same day",
        Birth.SLIP: "days of birth one slip apart",
        Birth.SAME_YEAR: "born on other days of one year",
        Birth.NEXT_YEAR: "born on other days, a year apart",
        Birth.OVERLAP: "year of birth or age fits",
        Birth.OFF_BY_ONE: "year of birth or age off by one",
        Birth.OFF_BY_FEW: "years of birth or ages apart by more than a year",
        Birth.OTHER: "born in other years",
    },
    "places": {Thing.SAME: "same place", Thing.PART: "places share a word", Thing.OTHER: "another place"},
    "units": {Thing.SAME: "same unit", Thing.OTHER: "another unit"},
    "relatives": {Thing.SAME: "a relative of the same name", Thing.OTHER: "other relatives"},
    "held": {Thing.SAME: "held at the same place", Thing.OTHER: "held at another place"},
    "photos": {Thing.SAME: "the same photo"},
    "taken": {
        Thing.SAME: "taken on days that fit",
        Thing.PART: "taken within a week",
        Thing.OTHER: "taken at another time",
    },
    "call": {Thing.SAME: "same call sign"},
    "case": {Thing.OTHER: "only if one of the names stands in another case"},
    "source": {Thing.SAME: "two rows of one list, which seldom has a person twice"},
}


def sentence(levels: "list[tuple[str, int, float]]") -> str:
    """The reasons of a pair in one line, the weightiest first. Each is a field, its level, and what it weighs."""
    ordered = sorted(levels, key=lambda one: -abs(one[2]))
    return "; ".join(REASONS[field][level] for field, level, _ in ordered if level in REASONS[field])
