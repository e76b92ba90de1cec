"""English common nouns for people, bodies and places: what a noun phrase speaks of, by its head word."""

from habeas.reading.english.scene.word_sets import word_set
from habeas.statements.claims.identity import Kinship

KIN: dict[str, tuple[Kinship, str | None]] = {
    "father": (Kinship.FATHER, "m"),
    "dad": (Kinship.FATHER, "m"),
    "papa": (Kinship.FATHER, "m"),
    "daddy": (Kinship.FATHER, "m"),
    "stepfather": (Kinship.FATHER, "m"),
    "mother": (Kinship.MOTHER, "f"),
    "mum": (Kinship.MOTHER, "f"),
    "mom": (Kinship.MOTHER, "f"),
    "mama": (Kinship.MOTHER, "f"),
    "mummy": (Kinship.MOTHER, "f"),
    "stepmother": (Kinship.MOTHER, "f"),
    "parent": (Kinship.PARENT, None),
    "son": (Kinship.SON, "m"),
    "stepson": (Kinship.SON, "m"),
    "daughter": (Kinship.DAUGHTER, "f"),
    "stepdaughter": (Kinship.DAUGHTER, "f"),
    "child": (Kinship.CHILD, None),
    "baby": (Kinship.CHILD, None),
    "kid": (Kinship.CHILD, None),
    "brother": (Kinship.BROTHER, "m"),
    "stepbrother": (Kinship.BROTHER, "m"),
    "half-brother": (Kinship.BROTHER, "m"),
    "sister": (Kinship.SISTER, "f"),
    "stepsister": (Kinship.SISTER, "f"),
    "half-sister": (Kinship.SISTER, "f"),
    "sibling": (Kinship.SIBLING, None),
    "twin": (Kinship.SIBLING, None),
    "husband": (Kinship.SPOUSE, "m"),
    "wife": (Kinship.SPOUSE, "f"),
    "spouse": (Kinship.SPOUSE, None),
    "widow": (Kinship.SPOUSE, "f"),
    "widower": (Kinship.SPOUSE, "m"),
    "grandfather": (Kinship.GRANDPARENT, "m"),
    "grandmother": (Kinship.GRANDPARENT, "f"),
    "grandpa": (Kinship.GRANDPARENT, "m"),
    "grandma": (Kinship.GRANDPARENT, "f"),
    "grandparent": (Kinship.GRANDPARENT, None),
    "grandson": (Kinship.GRANDCHILD, "m"),
    "granddaughter": (Kinship.GRANDCHILD, "f"),
    "grandchild": (Kinship.GRANDCHILD, None),
    "aunt": (Kinship.AUNT_OR_UNCLE, "f"),
    "uncle": (Kinship.AUNT_OR_UNCLE, "m"),
    "nephew": (Kinship.NEPHEW_OR_NIECE, "m"),
    "niece": (Kinship.NEPHEW_OR_NIECE, "f"),
    "cousin": (Kinship.COUSIN, None),
    "mother-in-law": (Kinship.IN_LAW, "f"),
    "father-in-law": (Kinship.IN_LAW, "m"),
    "son-in-law": (Kinship.IN_LAW, "m"),
    "daughter-in-law": (Kinship.IN_LAW, "f"),
    "brother-in-law": (Kinship.IN_LAW, "m"),
    "sister-in-law": (Kinship.IN_LAW, "f"),
    "in-law": (Kinship.IN_LAW, None),
    "relative": (Kinship.RELATIVE, None),
    "relation": (Kinship.RELATIVE, None),
    "fiancé": (Kinship.OTHER, "m"),
    "fiancee": (Kinship.OTHER, "f"),
    "fiancée": (Kinship.OTHER, "f"),
    "fiance": (Kinship.OTHER, None),
    "girlfriend": (Kinship.OTHER, "f"),
    "boyfriend": (Kinship.OTHER, "m"),
    "partner": (Kinship.OTHER, None),
    "godfather": (Kinship.OTHER, "m"),
    "godmother": (Kinship.OTHER, "f"),
    "ex-husband": (Kinship.OTHER, "m"),
    "ex-wife": (Kinship.OTHER, "f"),
    "neighbour": (Kinship.OTHER, None),
    "neighbor": (Kinship.OTHER, None),
    "guardian": (Kinship.OTHER, None),
    "cellmate": (Kinship.OTHER, None),
    "pal": (Kinship.FRIEND, None),
    "mate": (Kinship.FRIEND, None),
    "friend": (Kinship.FRIEND, None),
    "classmate": (Kinship.FRIEND, None),
    "roommate": (Kinship.FRIEND, None),
    "acquaintance": (Kinship.FRIEND, None),
    "comrade": (Kinship.FRIEND, None),
    "colleague": (Kinship.COLLEAGUE, None),
    "coworker": (Kinship.COLLEAGUE, None),
    "co-worker": (Kinship.COLLEAGUE, None),
    "boss": (Kinship.COLLEAGUE, None),
    "lawyer": (Kinship.LAWYER, None),
    "attorney": (Kinship.LAWYER, None),
    "solicitor": (Kinship.LAWYER, None),
}
"""Words that say what one person is to another, with the gender they give the person."""

CONVERSE: dict[Kinship, Kinship] = {
    Kinship.FATHER: Kinship.CHILD,
    Kinship.MOTHER: Kinship.CHILD,
    Kinship.PARENT: Kinship.CHILD,
    Kinship.SON: Kinship.PARENT,
    Kinship.DAUGHTER: Kinship.PARENT,
    Kinship.CHILD: Kinship.PARENT,
    Kinship.BROTHER: Kinship.SIBLING,
    Kinship.SISTER: Kinship.SIBLING,
    Kinship.SIBLING: Kinship.SIBLING,
    Kinship.SPOUSE: Kinship.SPOUSE,
    Kinship.GRANDPARENT: Kinship.GRANDCHILD,
    Kinship.GRANDCHILD: Kinship.GRANDPARENT,
    Kinship.AUNT_OR_UNCLE: Kinship.NEPHEW_OR_NIECE,
    Kinship.NEPHEW_OR_NIECE: Kinship.AUNT_OR_UNCLE,
    Kinship.COUSIN: Kinship.COUSIN,
    Kinship.IN_LAW: Kinship.IN_LAW,
    Kinship.RELATIVE: Kinship.RELATIVE,
    Kinship.FRIEND: Kinship.FRIEND,
    Kinship.COLLEAGUE: Kinship.COLLEAGUE,
}

BROAD: dict[Kinship, Kinship] = {
    Kinship.FATHER: Kinship.PARENT,
    Kinship.MOTHER: Kinship.PARENT,
    Kinship.SON: Kinship.CHILD,
    Kinship.DAUGHTER: Kinship.CHILD,
    Kinship.BROTHER: Kinship.SIBLING,
    Kinship.SISTER: Kinship.SIBLING,
}
"""The tie without the gender: a son and a daughter are children."""


MEN = word_set(
    "man boy guy gentleman lad serviceman policeman fisherman businessman spokesman chairman "
    "gunman salesman cameraman king prince monk priest imam patriarch waiter actor steward "
    "conscript draftee chap fellow bloke doorman watchman strongman veteran-father sheikh mullah "
    "rabbi pope bishop youth schoolboy grandad"
)
WOMEN = word_set(
    "woman girl lady servicewoman policewoman businesswoman spokeswoman chairwoman queen princess "
    "nun waitress actress midwife housewife schoolgirl mother-of-two mother-of-three hostess "
    "heroine"
)
PERSON = (
    MEN
    | WOMEN
    | word_set(
        "person people human individual adult teenager teen minor child kid infant pensioner retiree "
        "resident citizen villager inhabitant civilian local national foreigner migrant refugee "
        "passenger tourist traveller traveler soldier trooper private sergeant corporal lieutenant "
        "captain major colonel general marshal commander officer officer-cadet cadet sailor marine "
        "pilot airman paratrooper gunner sniper medic fighter combatant militant mercenary contractor "
        "volunteer reservist deserter objector refuser recruit veteran rebel insurgent guerrilla "
        "terrorist separatist occupier invader ally enemy guard warden attorney-general counsel "
        "superintendent principal headmaster headmistress headteacher rector provost dean tutor "
        "trainee intern apprentice foreman supervisor bystander onlooker eyewitness motorist "
        "pedestrian shopper vendor hawker broker dealer landowner peasant sheriff constable ranger "
        "scout orderly dentist therapist carer caregiver nanny maid servant gardener welder "
        "sergeant-major postmaster stationmaster porter bartender brigadier admiral carrier clerk "
        "registrar lodger cyclist swimmer skipper machinist stoker plumber tailor cobbler barber "
        "hairdresser butcher grocer fisherman herder beekeeper potter weaver carpenter mason roofer "
        "painter jailer jailor captor kidnapper abductor torturer interrogator executioner escort "
        "detainee prisoner inmate captive hostage suspect convict defendant accused victim survivor "
        "witness accuser claimant complainant applicant plaintiff deportee exile evacuee abductee "
        "returnee patient casualty doctor nurse surgeon physician paramedic psychologist psychiatrist "
        "pathologist coroner pharmacist vet teacher lecturer professor student pupil schoolchild "
        "graduate researcher scientist scholar academic historian analyst expert specialist "
        "consultant engineer programmer developer technician electrician mechanic miner builder "
        "labourer laborer worker farmer shepherd driver courier postman cook chef baker shopkeeper "
        "seller trader merchant shop-owner owner manager director head chief boss deputy assistant "
        "secretary accountant banker economist employee employer staffer colleague journalist "
        "reporter correspondent editor blogger columnist photographer cameraman broadcaster presenter "
        "anchor publisher writer author poet artist singer musician composer dancer producer "
        "filmmaker actor athlete footballer boxer wrestler coach referee lawyer attorney advocate "
        "barrister solicitor notary judge magistrate prosecutor investigator detective inspector "
        "policeman official spokesperson spokesman spokeswoman minister mayor governor senator "
        "lawmaker legislator parliamentarian mp politician president premier chancellor ambassador "
        "diplomat consul envoy negotiator mediator ombudsman ombudswoman ombudsperson commissioner "
        "administrator councillor councilor bureaucrat activist campaigner dissident protester "
        "protestor demonstrator opponent critic supporter follower leader member founder co-founder "
        "chairperson organiser organizer coordinator representative delegate observer monitor "
        "informant informer source agent operative spy hacker caller stranger impostor imposter "
        "impersonator intermediary smuggler trafficker thief robber burglar murderer killer attacker "
        "assailant shooter perpetrator offender criminal gangster friend neighbour neighbor relative "
        "parent sibling twin orphan guest host visitor customer client tenant landlord householder "
        "believer worshipper pastor clergyman cleric chaplain missionary tatar rights-defender "
        "defender donor sponsor user subscriber reader viewer compatriot countryman tribesman elder "
        "chieftain headman janitor cleaner caretaker concierge subordinate superior instructor "
        "trainer psychic translator interpreter someone somebody anyone anybody everyone everybody "
        "other others son-in-law conscript sapper tankman artilleryman infantryman draftee mobilised "
        "mobilized musicians commandos commando gendarme bodyguard peacekeeper"
    )
)
COLLECTIVE = word_set(
    "family relatives troop troops personnel staff crew household couple public population crowd "
    "youth men women people children kids parents folks guys loved-ones kin relations families "
    "villagers"
)
"""Nouns that are a set of people even without a number."""

BODY = word_set(
    "army military navy police militia gendarmerie intelligence ministry government authority "
    "command headquarters unit brigade regiment battalion division corps squadron platoon "
    "garrison detachment company squad patrol agency organisation organization ngo nonprofit "
    "charity outlet newspaper paper website magazine broadcaster newsroom portal daily weekly "
    "media press court tribunal prosecutor's office committee commission council parliament "
    "senate duma assembly party union foundation fund movement association network university "
    "college institute academy embassy consulate administration department directorate bureau "
    "service forces gang cartel junta regime state church firm corporation enterprise "
    "conglomerate contractor group coalition alliance federation league society secretariat "
    "authorities services registry archive hotline helpline syndicate leadership cabinet "
    "presidency judiciary prosecution defence chamber polytechnic defense customs mission "
    "delegation task-force force formation faction cell think-tank clinic"
)
NEEDS_KIND = word_set(
    "group company service services unit office state church party union network fund paper daily "
    "press force forces corps division mission defence defense customs college academy institute "
    "contractor department media prosecution intelligence cell clinic society assembly movement "
    "patrol leadership community band"
)
"""Body nouns that are one only with a modifier that says so ("armed group", "security service")."""

KIND_OF_BODY = word_set(
    "armed military paramilitary private security secret special state federal national local "
    "regional border intelligence rights human monitoring advocacy aid relief humanitarian legal "
    "media news press independent police law enforcement investigative prosecutor prosecutors "
    "counterintelligence penitentiary prison government governmental ministry defence defense "
    "foreign interior political opposition rebel militant criminal terrorist telegram tv radio "
    "television youtube online campaign support volunteer mercenary infantry tank assault "
    "airborne naval air motorised motorized rifle guards artillery engineering engineer medical "
    "recruitment enlistment draft commandant district city town municipal village provincial "
    "public general joint united international migration immigration passport tax emergency "
    "rescue fire women mothers veterans soldiers ethnic religious student trade labour labor "
    "civil society doctors miners teachers workers lawyers journalists parents relatives war "
    "prisoners harbour harbor port customs attorney"
)

SITE = word_set(
    "basement cellar garage centre center facility base camp prison jail pit hole dugout trench "
    "bunker school station barrack barracks hospital clinic factory plant warehouse hangar "
    "container house home apartment flat building dormitory hostel hotel office checkpoint colony "
    "dungeon cell room shed tent shelter airport airfield aerodrome port border village town city "
    "settlement hamlet suburb neighbourhood neighborhood region district province oblast county "
    "area zone country republic territory peninsula island coast frontline front forest wood "
    "field street road square courthouse courtroom church mosque monastery compound ward "
    "sanatorium gym gymnasium kindergarten farm bridge crossing morgue cemetery grave range "
    "polygon ground playground stadium store shop market cafe café restaurant mine quarry mall "
    "mill yard courtyard attic kitchen corridor hall bathroom toilet isolator outpost post "
    "position stronghold place site location spot premises outskirts capital hideout safehouse "
    "mansion villa cottage dacha barn stable storeroom lockup lock-up detention-centre vault "
    "tunnel sewer boiler-room canteen mess quarters infirmary academy university college "
    "orphanage museum theatre theater library bank embassy consulate ministry headquarters hq "
    "commandant's boxcar carriage wagon ship vessel barge"
)
NO_PLACE = word_set("place spot position post front field ground home hall")
"""Site nouns that are mostly no place ("took place"): they need an article and "in", "at" or "to"."""

UNSAID_PLACE = word_set(
    "stairs door doorway window floor wall bed table chair roof ceiling corner bus van car truck"
)
WATCHERS = word_set("monitor watchdog observatory tracker defender")
"""Words for a person that are a body with a modifier: "rights monitor"."""

ANIMAL = word_set(
    "cat dog puppy kitten horse cow goat sheep hen chicken pig rabbit bird parrot hamster fish "
    "animal pet donkey"
)
TITLES: dict[str, str | None] = {
    "daw": "f",
    "don": "m",
    "dona": "f",
    "señor": "m",
    "senor": "m",
    "señora": "f",
    "senora": "f",
    "monsieur": "m",
    "madame": "f",
    "mme": "f",
    "herr": "m",
    "frau": "f",
    "pani": "f",
    "haji": None,
    "hajji": None,
    "mullah": "m",
    "maulana": "m",
    "agha": "m",
    "begum": "f",
    "bibi": "f",
    "trainee": None,
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "madam": "f",
    "lady": "f",
    "dr": None,
    "prof": None,
    "professor": None,
    "gen": None,
    "general": None,
    "col": None,
    "colonel": None,
    "lt": None,
    "lieutenant": None,
    "capt": None,
    "captain": None,
    "maj": None,
    "major": None,
    "sgt": None,
    "sergeant": None,
    "cpl": None,
    "corporal": None,
    "pvt": None,
    "private": None,
    "president": None,
    "minister": None,
    "senator": None,
    "governor": None,
    "mayor": None,
    "judge": None,
    "father": "m",
    "sister": "f",
    "imam": "m",
    "sheikh": "m",
    "comrade": None,
    "ambassador": None,
    "commander": None,
    "admiral": None,
    "marshal": None,
    "rev": None,
    "fr": "m",
    "ombudsman": None,
    "ombudswoman": "f",
    "commissioner": None,
    "uncle": "m",
    "aunt": "f",
    "aunty": "f",
    "auntie": "f",
    "babushka": "f",
    "chancellor": None,
    "secretary": None,
    "inspector": None,
    "officer": None,
    "detective": None,
    "patriarch": "m",
    "archbishop": "m",
    "bishop": "m",
    "pope": "m",
    "deputy": None,
    "vice": None,
    "brigadier": None,
    "warrant": None,
    "ensign": None,
    "citizen": None,
    "superintendent": None,
    "justice": None,
    "advocate": None,
    "attorney": None,
    "prosecutor": None,
    "spokesman": "m",
    "spokeswoman": "f",
    "spokesperson": None,
    "pastor": None,
    "rabbi": "m",
    "prince": "m",
    "princess": "f",
    "king": "m",
    "queen": "f",
    "first": None,
    "chief": None,
    "pan": "m",
}
