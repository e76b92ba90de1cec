"""The nouns whose numbers matter here: people, and instances of what happens to them. General English lists."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PEOPLE: Final = _words(
    "people persons individuals men women boys girls guys lads children kids babies infants teenagers "
    "adults pensioners citizens civilians residents villagers locals inhabitants refugees migrants "
    "workers employees miners doctors nurses medics teachers students pupils schoolchildren "
    "schoolboys schoolgirls lawyers advocates attorneys judges prosecutors investigators journalists "
    "reporters correspondents editors bloggers photographers activists volunteers defenders "
    "campaigners monitors observers experts priests pastors believers parishioners worshippers monks "
    "nuns soldiers servicemen servicewomen servicemembers troops conscripts recruits reservists "
    "draftees volunteers fighters militants mercenaries combatants gunmen commandos paratroopers "
    "marines sailors pilots sergeants officers commanders generals colonels captains lieutenants "
    "privates veterans deserters refuseniks objectors refusers defectors rebels insurgents militiamen "
    "partisans guerrillas guards warders jailers wardens policemen officials agents "
    "deputies councillors mayors ministers diplomats detainees prisoners captives hostages inmates "
    "convicts internees abductees suspects defendants accused pows victims survivors casualties "
    "wounded dead fatalities witnesses dissidents opponents protesters protestors demonstrators "
    "strikers critics evacuees returnees escapees fugitives patients orphans relatives families kin "
    "parents mothers fathers wives husbands spouses widows sons daughters brothers sisters siblings "
    "grandchildren grandparents cousins uncles aunts nephews nieces friends comrades colleagues "
    "classmates neighbours neighbors cellmates acquaintances members leaders representatives crew "
    "foreigners nationals tourists passengers drivers farmers fishermen engineers scientists "
    "academics professors writers poets artists musicians actors athletes businessmen entrepreneurs "
    "traders shopkeepers russians ukrainians belarusians chechens tatars syrians iraqis afghans "
    "iranians turks kurds americans britons poles chinese uyghurs tibetans georgians armenians "
    "azerbaijanis callers interlocutors respondents interviewees informants sources others crewmen "
    "teens youths helpers rescuers firefighters paramedics bystanders attackers assailants abductors "
    "kidnappers captors perpetrators orderlies cooks mechanics gunners medics scouts snipers tankers "
    "crews humans souls"
)
"""Heads of phrases that count people."""

CASES: Final = _words(
    "cases instances incidents reports complaints arrests detentions disappearances abductions "
    "kidnappings killings deaths executions refusals desertions escapes transfers injuries bodies "
    "graves appeals statements testimonies accounts requests petitions letters applications "
    "interviews allegations convictions sentences raids attacks episodes occasions names facilities "
    "prisons camps centres centers basements cellars garages cells"
)
"""Heads of phrases that count instances, documents or sites: never people."""

SINGULAR: Final = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "servicemen": "serviceman",
    "servicewomen": "servicewoman", "wives": "wife", "families": "family", "deputies": "deputy",
    "policemen": "policeman",
    "gunmen": "gunman", "businessmen": "businessman", "fishermen": "fisherman", "militiamen": "militiaman",
    "mercenaries": "mercenary", "casualties": "casualty", "fatalities": "fatality", "bodies": "body",
    "facilities": "facility", "testimonies": "testimony", "injuries": "injury", "witnesses": "witness",
    "crewmen": "crewman", "schoolchildren": "schoolchild", "grandchildren": "grandchild", "babies": "baby",
}  # fmt: skip
"""Plural to singular where it is not just the "s"."""

COUNTED: Final = PEOPLE | CASES
ONE: Final = {SINGULAR.get(noun, noun.removesuffix("s")): noun for noun in COUNTED if noun != "others"}
"""Singular heads ("soldier") with their plural, for "another soldier" and "one of"."""

ATTRIBUTIVE: Final = _words(
    "wounded dead accused missing women men army family families police prison child fellow crew guard security"
)
"""Heads that often stand before another head ("two women prisoners", "dozens of family members")."""

NOT_COUNTED: Final = _words(
    "second seconds minute minutes hour hours day days night nights week weeks weekend month months "
    "year years decade decades percent per cent dollar dollars euro euros rouble roubles ruble rubles "
    "hryvnia hryvnias pound pounds km kilometre kilometres kilometer kilometers metre metres meter "
    "meters mile miles kg kilogram kilograms tonnes tons degrees times time o'clock am pm january "
    "february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday"
)
"""Units of measure and time: a number before one of them counts no people."""

STOPS: Final = NOT_COUNTED | _words(
    "a an the this that these those and or but nor if when while as than because so in on at to from "
    "by for with without into onto over under about after before since until during against between "
    "among through of off out up down he she it they we you i him her them us me his its their our my "
    "your who whom which whose what where why how is are was were be been being am has have had do "
    "does did will would can could may might must shall should not no never said says told tells say "
    "tell asked went came left took gave got made saw knew called than"
)
"""Words that no noun phrase runs over."""
