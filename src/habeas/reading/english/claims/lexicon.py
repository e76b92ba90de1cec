"""The words that give a claim away, one table a meaning. Everything here is general English.

A table holds *phrases* as `clause.phrases` makes them: the lemma of the verb ("hold"), with its particle
("lock up"), its complement or object ("take prisoner", "lay down arms") or its preposition and noun
("be in custody"; "be" also stands for remain, stay, sit, end up, find oneself). Nouns stand as lemmas.
To teach the reader a word, add it to its table and give it a sentence in `tests/reading/test_claims_lexicon.py`;
a word without a sentence, or a sentence without its word, fails there.
"""

from habeas.statements.claims.harm import Lack
from habeas.statements.claims.identity import Kinship

Table = frozenset[str]


def _table(lines: str) -> Table:
    """One phrase a comma; line ends do not matter."""
    return frozenset(" ".join(phrase.split()) for phrase in lines.split(",") if phrase.strip())


# --- custody ---------------------------------------------------------------------------------------------

HELD = _table("""
    hold, hold captive, hold prisoner, hold hostage, imprison, jail, incarcerate, intern,
    confine, lock up, lock, keep locked, keep captive, keep prisoner, keep hostage, keep behind
    bars, keep under guard, keep in custody, keep in captivity, keep in detention, trap, hole
    up, cage, be in custody, be in captivity, be in detention, be in prison, be in jail, be
    behind bars, be under guard, be under arrest, be captive, be imprisoned, be prisoner, be
    hostage, be detainee, be in cell, be in hands, languish in, serve sentence, share cell,
    share basement, share cellar, coop up, pen, pen up, bang up, keep inside, shut in, shut up,
    wall up, be confine
""")
"""The state of custody: who is held, where, by whom."""

SEIZED = _table("""
    detain, arrest, seize, abduct, kidnap, capture, apprehend, round up, grab, snatch, take
    prisoner, take captive, take hostage, take into custody, take away, lead away, drag away,
    pick up, remand, place under arrest, put in cell, throw into, take in custody, haul away,
    drag off, cart off, march off, drive off, whisk away, come for, bundle off, lead off, take
    off, pull off, sweep up, nab, bring into custody, frogmarch, spirit away, hustle away
""")
"""The moment of being taken into custody. A continuing form ("are being detained") is the state."""

KEPT = _table("keep, shut, lodge, house, hide, store")
"""Verbs that mean being held with any place."""
PUT = _table("""
    put, place, throw, stuff, shove, push, bundle, pack, load, force,
    dump, herd, squeeze, cram
""")
"""Verbs that mean being taken with a place or vehicle that one is put in."""
TAKEN = _table("take, lead, drag, pull, march, remove, get, pluck")
"""Verbs that mean being taken when no destination follows."""

LOCKUPS = _table("""
    basement, cellar, cell, prison, jail, dungeon, pit, garage, detention, captivity, custody, camp,
    colony, bunker, hangar, container, cage, warehouse, barracks, isolator, stockade, guardhouse,
    brig, shed, hole, lockup, penitentiary, compound, depot,
    tent
""")
"""Places where people are locked up."""

STAYING_PLACES = _table("""
    basement, cellar, cell, prison, jail, dungeon, pit, captivity, custody, detention, colony,
    stockade
""")
"""Places of which "he was still in the ..." means that he is held."""

CONVEYED = _table("""
    take, bring, transfer, move, fly, drive, bus, ship, deport, evacuate, transport, escort, send,
    haul, march, relocate, lead, extradite, convoy, airlift, ferry, hand over, redeploy, deploy,
    drag, carry, return, load, put on, herd, truck, rush,
    put off, shift, convey, shuttle, remove, hustle, whisk, chauffeur
""")
"""Somebody moves others."""

TRAVELLED = _table("""
    travel, go, come, drive, fly, walk, head, journey, set off, set out, leave for, return, cross,
    ride, sail, hitchhike, make way, march, move,
    set out for, trek, hike
""")
"""Somebody goes of their own will."""

ARRIVED = _table("arrive, land, reach, end up, touch down, disembark, get, turn up")
"""Somebody gets somewhere; whose will it was is not in the word."""

VEHICLES = _table("""
    plane, aircraft, airplane, helicopter, chopper, bus, truck, lorry, train, car, van, boat, ship,
    ferry, minibus, jeep, convoy, ambulance, flight, vehicle, foot, taxi, motorcycle, air, road,
    rail, sea, barge, minivan,
    pickup
""")
"""How people move: "by helicopter", "their plane landed"."""

UNITS = _table("""
    base, unit, regiment, brigade, battalion, division, company, barracks, squadron, garrison,
    platoon, post, position, front, frontline, line, army, service, trench, fleet
""")
"""Where soldiers are sent back to."""

RELEASED = _table("""
    release, free, let go, set free, liberate, exchange, swap, let out, allow home, walk free,
    pardon, send home, parole, ransom,
    get out,
    hand back, let out of, bail, release on bail, acquit
""")
ESCAPED = _table("""
    escape, flee, go awol, be awol, run away, break out, get away, abscond, slip away, break
    free, slip out, run off, make escape, sneak out, slip past, bolt, make run, give slip, run
    from
""")
CUSTODY_NOUNS = LOCKUPS | _table("captor, guard, arrest")
UNIT_NOUNS = _table("""
    unit, base, army, regiment, brigade, battalion, barracks, front, position, garrison, military,
    ranks, service, squadron
""")
BORDER_NOUNS = _table("border, frontier, country, homeland")
DECEIVED = _table("trick, deceive, lure, mislead, fool, dupe")
"""Made to go by a lie."""

# --- refusing --------------------------------------------------------------------------------------------

REFUSE = _table("refuse, decline")
DEMANDED_ACTS = _table("""
    fight, serve, continue, go, return, take, participate, deploy, obey, follow, carry, work, sign,
    join, kill, shoot, advance, attack, storm, enlist, fire, execute, report, resume, march, enter,
    engage, cross, comply, leave, board, descend, load, clear, guard, swear, do, fly, teach,
    move, dig, extend, renew, invade
""")
"""What people are told to do and refuse."""

ORDERS = _table("""
    order, command, deployment, mobilization, mobilisation, service, draft, call-up, mission,
    assignment, conscription, duty
""")
QUIT = _table("""
    quit, desert, mutiny, opt out, lay down arms, lay down weapons, go on strike, walk out, down
    tools, stop work, strike, defect, disobey, defy, rebel,
    refuse serve, throw down weapons, throw down arms, put down arms, drop weapons
""")
LEAVE = _table("""
    leave, abandon, quit, exit, desert, give up, terminate, end, break, cancel, walk off, withdraw,
    discharge, dismiss, retire, resign
""")
SERVICE_NOUNS = _table("""
    war, army, military, service, front, frontline, unit, post, position, rank, ranks, regiment,
    brigade, battalion, contract, fight, fighting, job, work, shift, mine, combat, force, duty,
    front-line, squadron, operation, campaign
""")
"""What one leaves when one refuses: "leave the war", "terminate the contract"."""

SUBMIT = _table("""
    submit, file, hand in, write, tender, lodge, put in, send, give, sign, present, deliver, make,
    hand
""")
PETITIONS = _table("""
    request, report, resignation, application, letter, refusal, notice, statement, petition, note,
    demand
""")
LEAVING_NOUNS = _table("""
    resignation, discharge, dismissal, departure, termination, refusal, demobilisation,
    demobilization, withdrawal, release, transfer
""")
ANNOUNCE = _table("""
    announce, declare, state, express, voice, make, proclaim, communicate, register, notify
""")
WISHES = _table("""
    desire, wish, intention, decision, refusal, unwillingness, intent, plan, readiness, reluctance,
    determination, willingness
""")
SUMMONED = _table("""
    summon, call in, subpoena, call up, order report, tell report, order appear, tell appear, order
    come, tell come,
    order appear before, haul before, haul in, call before, bring in
""")

# --- harm ------------------------------------------------------------------------------------------------

THREATENED = _table("""
    threaten, intimidate, make threat, issue threat, blackmail,
    menace, terrorise, terrorize
""")
ILL_TREATED = _table("""
    beat, torture, electrocute, humiliate, rape, punch, kick, strangle, suffocate, abuse,
    mistreat, whip, flog, blindfold, handcuff, tie up, starve, beat up, assault, brutalise,
    brutalize, hood, chain, stab, gas, strip, burn, slap, hang, choke, maltreat, hit, strike,
    shock, gag, drown, hose, hose down, douse, pummel, thrash, manhandle, waterboard, deafen,
    scald, bludgeon, club, cane, lash, torment, harass, molest, rough up, work over, knock
    about, shackle, manacle, degrade
""")
ILL_TREATMENT_NOUNS = _table("""
    beating, torture, shock, abuse, violence, humiliation, ill-treatment, mistreatment,
    electrocution, rape, execution, interrogation, treatment,
    whipping, flogging, kick, blow, cruelty, brutality, assault, insult
""")
IRREGULAR = {
    "laid": "lay", "lay": "lay",
    "cooped": "coop", "caned": "cane", "spirited": "spirit", "waterboarded": "waterboard", "hosed": "hose",
    "rang": "ring", "rung": "ring", "wrote": "write", "shot": "shoot", "hung": "hang", "fled": "flee",
    "raped": "rape", "texted": "text", "texting": "text", "emailed": "email", "e-mailed": "email",
    "whereabouts": "whereabouts", "barracks": "barracks",
    "headquarters": "headquarters", "diabetes": "diabetes", "chambers": "chambers",
}  # fmt: skip
"""Forms whose lemma the model gets wrong."""
SUFFERED = _table("suffer, endure, face, undergo, receive, subject, experience, survive, get")
INJURED = _table("""
    injure, wound, hurt, maim, mutilate, cripple, disable, concuss,
    bruise, disfigure, lacerate, scar, mangle
""")
BREAK = _table("""
    break, fracture, cut, shoot, burn, smash, crush, slash, injure, wound, hurt, lose, sprain,
    dislocate, crack, burst
""")
BODY_PARTS = _table("""
    leg, arm, hand, foot, finger, rib, head, jaw, nose, knee, ankle, wrist, back, skull, eye, toe,
    shoulder, thumb, tooth, teeth, face, collarbone, spine, ear, vein, elbow, hip
""")
ON_PURPOSE = _table("""
    deliberately, intentionally, purposely, purposefully, voluntarily, willingly
""")
ADVISED = _table("advise, help, teach, assist, show, tell, urge, encourage")
DIED = _table("""
    die, pass away, perish, succumb, find dead, commit suicide, be dead, lose life, drop dead,
    starve to death, freeze to death, bleed to death, hang himself, be deceased, find hang
""")
KILLED = _table("""
    kill, murder, execute, shoot dead, beat to death, assassinate, slay,
    gun down, put to death, butcher, massacre, slaughter, lynch
""")

LACKS: dict[str, Lack] = {
    "electricity": Lack.ELECTRICITY, "power": Lack.ELECTRICITY,
    "light": Lack.LIGHT, "lighting": Lack.LIGHT, "daylight": Lack.LIGHT, "window": Lack.LIGHT, "sunlight": Lack.LIGHT,
    "food": Lack.FOOD, "meal": Lack.FOOD,
    "water": Lack.WATER, "drink": Lack.WATER,
    "air": Lack.AIR, "ventilation": Lack.AIR,
    "heating": Lack.WARMTH, "heat": Lack.WARMTH, "warmth": Lack.WARMTH, "blanket": Lack.WARMTH,
    "space": Lack.SPACE, "room": Lack.SPACE,
    "toilet": Lack.TOILET, "sanitation": Lack.TOILET, "bathroom": Lack.TOILET, "latrine": Lack.TOILET,
    "bed": Lack.BED, "bedding": Lack.BED, "mattress": Lack.BED, "bunk": Lack.BED,
    "medicine": Lack.MEDICINE, "medication": Lack.MEDICINE, "insulin": Lack.MEDICINE,
    "care": Lack.MEDICINE, "treatment": Lack.MEDICINE, "painkiller": Lack.MEDICINE, "drug": Lack.MEDICINE,
    "phone": Lack.CONTACT, "telephone": Lack.CONTACT, "visit": Lack.CONTACT, "lawyer": Lack.CONTACT,
    "communication": Lack.CONTACT,
}  # fmt: skip
"""What is missing where people are held, and the word for it in the record."""

STATES: dict[str, Lack] = {
    "cold": Lack.WARMTH, "freezing": Lack.WARMTH, "dark": Lack.LIGHT, "crowded": Lack.SPACE, "overcrowded": Lack.SPACE,
    "stuffy": Lack.AIR, "unheated": Lack.WARMTH, "cramped": Lack.SPACE, "airless": Lack.AIR, "unlit": Lack.LIGHT,
    "windowless": Lack.LIGHT, "damp": Lack.OTHER, "wet": Lack.OTHER, "hungry": Lack.FOOD, "flooded": Lack.OTHER,
    "filthy": Lack.OTHER,
}  # fmt: skip
"""How a place of custody is said to be."""

WITHHELD = _table("deny, deprive, refuse, lack, run out, withhold")
"""Verbs that say that something is not there: "denied food", "deprived of sleep"."""

# --- contact ---------------------------------------------------------------------------------------------

CALLED = _table("call, phone, ring, telephone, ring up, call up, call back, phone home, dial")
WROTE = _table("write, text, message, email, write to")
REACHED = _table("""
    contact, reach, get in touch, be in touch, make contact, get through, get hold
""")
SPOKE = _table("speak, talk")
MET = _table("visit, meet")
SENT = _table("send, receive, get, record, leave, pass, smuggle")
MESSAGES = _table("""
    message, letter, note, text, call, video, recording, sms, email, voicemail, postcard, voice,
    telegram, word
""")
SEEN = _table("see, spot, notice, glimpse, recognise, recognize, sight")
FATE_NOUNS = _table("whereabouts, fate, location, situation")
UNKNOWN = _table("unknown, unclear, uncertain, mystery, unaccounted")
NEWS_NOUNS = _table("""
    word, news, contact, trace, sign, communication, message, letter, call, answer, reply
""")
LOST = _table("lose contact, lose touch, break off contact, lose communication, lose connection")
VANISHED = _table("disappear, vanish, go missing, be missing, go silent, fall silent, go dark")
STOPPED = _table("""
    stop, cease, end, break off, dry up, fall silent, go silent, go dead, switch off, be off, cut
    off, be silent,
    be gone, disappear, vanish
""")
LINES = _table("""
    message, call, letter, contact, communication, phone, line, connection, text, reply, account,
    telephone, number, correspondence
""")
IMPERSONATED = _table("impersonate, pretend be, pose as, claim be, masquerade as")

# --- authorities -----------------------------------------------------------------------------------------

APPEALED = _table("""
    turn to, appeal, petition, write to, apply, complain, complain to, address, approach, contact,
    call, phone, write, telephone, ask, demand, request, file complaint, lodge complaint, file
    request, send letter, send request, file appeal, report to, go to, inquire, enquire, sue, send
    inquiry, lodge request, submit complaint, submit request, file report, send complaint, send
    appeal, lodge appeal, ring, email, beg, plead, visit, send enquiry, submit inquiry,
    urge, call on
""")
ASKED = _table("ask, demand, inquire, enquire, request, beg, plead, urge")
AUTHORITIES = _table("""
    commander, commandant, prosecutor, police, policeman, ministry, minister, official, officer,
    ombudsman, command, leader, leadership, general, colonel, major, captain, investigator, embassy,
    consulate, hotline, committee, court, government, authority, administration, base, unit,
    headquarters, office, judge, governor, president, deputy, mayor, commissioner, service,
    department, agency, military, army, director, warden, commission, chief, secretary,
    commissariat, regiment, brigade, battalion, garrison, senator, lawmaker, spokesman, spokeswoman,
    lieutenant, superintendent, chambers, head, chairman, chairwoman, chair,
    consul, inspector, ambassador, ministries, prison, colony, jail, management,
    station
""")
"""People and bodies that can be asked for an account of somebody."""

PROMISED = _table("""
    promise, pledge, assure, vow, guarantee, swear, give assurance, give word, give promise,
    undertake, commit
""")
TOLD = _table("""
    tell, say, inform, assure, state, announce, explain, add, claim, reply, answer, respond, write,
    report, insist, warn, note, confirm
""")
REPLIED = _table("reply, answer, respond")
ACKNOWLEDGED = _table("confirm, acknowledge, admit, concede")
DENIED = _table("deny, reject, dismiss, dispute, refute, blast, brand, deride, denounce, slam, ridicule")
HAPPENED = _table("happen, come, materialise, materialize, occur, come true, take place, follow")
KEPT_WORD = _table("keep, fulfil, fulfill, honour, honor, carry out, meet")
BROKEN_WORD = _table("break, ignore, fail, abandon, reject, turn down, forget, withdraw")
ASKED_NOUNS = _table("""
    promise, pledge, request, appeal, complaint, petition, application, letter, report, assurance,
    word, inquiry, enquiry, demand, resignation, message, question
""")
NOTHING_DONE = _table("do, happen, change, come, take action, take, follow")

# --- places and bodies -----------------------------------------------------------------------------------

SET_UP = _table("""
    set up, establish, open, create, organise, organize, build, run, turn into, convert, use,
    operate, equip, launch, found
""")
SITES = _table("""
    center, centre, camp, prison, jail, facility, colony, detention, site, cellar, basement,
    dungeon, isolator, ward, lockup, compound
""")
GUARDING = _table("guard, patrol, watch")
RUNNING = _table("""
    run, operate, oversee, manage, control, supervise, head, staff, organise, organize
""")
NICKNAMES = _table("nickname, callsign, alias, moniker, pseudonym, sign, sobriquet, slang")
NICKNAMED = _table("nickname, dub, call, know, style, refer, address")
IDENTIFIED = _table("identify, name, call, know")
PUBLISHED = _table("publish, release, issue, print, post, air, broadcast")
WORKS = _table("""
    report, investigation, article, study, list, statement, video, film, story, interview, book,
    documentary, document, account
""")
SERVED = _table("serve, enlist, fight, work")
RANKS = _table("""
    soldier, private, sergeant, corporal, lieutenant, captain, major, colonel, general, officer,
    sailor, marine, conscript, recruit, serviceman, servicewoman, paratrooper, gunner, tankman,
    miner, medic, driver, pilot, commander, reservist, volunteer, contractor, engineer, sapper,
    sniper, infantryman, fighter, nurse, teacher
""")

KIN: dict[str, Kinship] = {
    "father": Kinship.FATHER, "dad": Kinship.FATHER, "mother": Kinship.MOTHER, "mum": Kinship.MOTHER,
    "mom": Kinship.MOTHER, "parent": Kinship.PARENT, "son": Kinship.SON, "daughter": Kinship.DAUGHTER,
    "child": Kinship.CHILD, "brother": Kinship.BROTHER, "sister": Kinship.SISTER, "sibling": Kinship.SIBLING,
    "wife": Kinship.SPOUSE, "husband": Kinship.SPOUSE, "spouse": Kinship.SPOUSE, "grandmother": Kinship.GRANDPARENT,
    "grandfather": Kinship.GRANDPARENT, "grandson": Kinship.GRANDCHILD, "granddaughter": Kinship.GRANDCHILD,
    "aunt": Kinship.AUNT_OR_UNCLE, "uncle": Kinship.AUNT_OR_UNCLE, "nephew": Kinship.NEPHEW_OR_NIECE,
    "niece": Kinship.NEPHEW_OR_NIECE, "cousin": Kinship.COUSIN, "relative": Kinship.RELATIVE,
    "friend": Kinship.FRIEND, "colleague": Kinship.COLLEAGUE, "lawyer": Kinship.LAWYER, "comrade": Kinship.COLLEAGUE,
    "fiancée": Kinship.OTHER, "fiancee": Kinship.OTHER, "girlfriend": Kinship.OTHER, "partner": Kinship.OTHER,
}  # fmt: skip

# --- how far an act got, and how sure ---------------------------------------------------------------------

INTENDING = _table("""
    want, plan, decide, intend, hope, wish, threaten, prepare, seek, agree, offer, mean,
    choose, vow, aim, expect, be ready, consider
""")
TRYING = _table("try, attempt, fail, struggle")
WISHFUL = frozenset({"should", "must", "ought", "can", "could", "shall"})
FUTURE = frozenset({"will", "would", "'ll", "’ll", "'d", "’d", "wo", "shall"})
ACCUSING = _table("accuse, suspect, charge, convict, allege, sanction, blame, indict")
"""What somebody is accused of elsewhere is background, not a claim."""

NO_COMMENT = _table("decline, refuse")
COMMENTING = _table("""
    say, comment, answer, confirm, reveal, disclose, provide, discuss, explain, respond, give, tell,
    elaborate, name, specify, speak, identify, accept, admit, open, investigate, register, receive
""")
"""What officials decline to do."""
DOUBTING = _table("deny, reject, dismiss, refute")
NOT_KNOWING = _table("know, confirm, verify, establish, say, clear")
SEEMING = _table("""
    seem, appear, begin, start, continue, happen, turn, manage, prove, be, have, get, come, use
""")
"""Verbs whose infinitive is said to be so: "appeared to be impersonating"."""
CAUSING = _table("force, make, compel, cause, see, let, help, oblige, coerce, allow, permit, enable, able")
"""Verbs whose infinitive was done by somebody else: "forced to sign"."""

CAME_IN = _table("come, arrive, reach, appear, come through")
"""What calls and messages do."""
DEAD_LINES = _table(
    "unreachable, off, dead, silent, quiet, offline, disconnected, unanswered, unread, blank, "
    "inactive, unavailable, cold"
)
"""How a phone, line or account is said to be when nobody answers."""
LOOKS = _table(
    "thin, pale, ill, sick, alive, well, exhausted, frightened, scared, weak, healthy, safe, tired, unharmed, nervous, "
    "drugged, confused, calm, emaciated, gaunt, depressed, terrified, unwell, shaken, disabled, deaf, blind, pregnant"
)
"""How people are, look or sound."""
SITUATED = _table("base, headquarter, locate, situate, house")
"""Where a place or body is, as a passive verb says it."""
HOPED_FOR = _table(
    "list, inspection, visit, hearing, meeting, release, exchange, transfer, investigation, inquiry"
)
"""What was promised or asked for, when it is said that there was none."""
CAME_BACK = _table("come, come home, come back, return, release, free, let go, arrive, appear")
"""What nobody did, when a promise was not kept."""
MINOR_OFFICES = _table(
    "sergeant, corporal, clerk, secretary, principal, rector, headmaster, gatekeeper, bailiff"
)
"""Offices that no authority answers by, but whose words bind somebody."""

FORCING = _table("force, make, compel, cause, oblige, coerce")
"""Verbs whose infinitive was done against the will of whoever did it."""

CAPTORS = _table("""
    guard, officer, agent, policeman, police, official, captor, gunman, fighter, member,
    investigator, militant, mercenary, sentry, jailer, warden, kidnapper, interrogator, commander,
    gunmen, policemen, troop, soldiers, militiaman
""") - {"soldiers"}
"""Who holds others: only these may be meant by a bare "they" that takes somebody away."""
ARMED = _table("man, people, soldier, serviceman, gunman, stranger, masked, trooper, force")
"""Who takes people away, when nobody knows who they are."""
PAPERS = _table("""
    letter, motion, lawsuit, parcel, writ, request, complaint, appeal, petition, inquiry,
    enquiry, report, statement, application, question, query
""")
"""What is sent to authorities."""
WORKPLACES = _table("""
    clinic, hospital, mine, pit, factory, plant, school, college, university, academy, prison,
    colony, port, depot
""")
AILMENTS = _table("""
    asthma, diabetes, epilepsy, cancer, disease, condition, illness, allergy, disability,
    medication, insulin, inhaler, medicine, ulcer, hepatitis, tuberculosis, hypertension,
    concussion, seizure, treatment, surgery, operation, hiv
""")
"""What somebody suffers from, or cannot do without."""
SHOWN = _table("""
    card, badge, insignia, patch, identification, id, warrant, chevron, certificate, uniform
""")
"""What shows which body somebody belongs to."""
GATES = _table("gate, door, entrance, checkpoint, reception, desk, window")
"""Where people ask after somebody."""
NO_PROMISE = _table("need, have, want, like, be, seem, depend, know, prefer, think, say")
"""Verbs whose future promises nothing: "he would need to look at the book"."""
HOODS = _table("bag, hood, sack, blindfold, pillowcase, gag")
"""What is put over the heads of those who are taken."""
FARAWAY = _table("somewhere, away, elsewhere, off")
SURELY_CONVEYED = _table("transfer, deport, drive, fly, bus, relocate, extradite, convoy, airlift, evacuate")
"""Moving others, even where no place is named."""
ANSWERING_BODIES = _table(
    "company, institution, hospital, school, university, college, academy, fsb, command, council"
)
"""Bodies, no authorities, that answer for people when asked."""
FORCED_ACTS = _table(
    "sing, kneel, stand, run, crawl, dance, undress, strip, squat, march, shout, chant, dig, sleep, lie, beg, watch"
)
"""What people are made to do to humiliate them."""
NOT_PLACES = _table(
    "touch, mind, line, check, place, order, contact, dark, secret, shape, state, view, condition, way, power"
)
"""Nouns after "kept in" that are no places."""
HURT = frozenset(
    [
        "broken",
        "bandaged",
        "fractured",
        "cracked",
        "bruised",
        "swollen",
        "injured",
        "severed",
        "burnt",
        "burned",
        "shattered",
        "bleeding",
        "wounded",
    ]
)
"""How a part of the body is said to be hurt."""
PENALTIES = _table(
    "year, prison, charge, court, tribunal, execution, trial, sentence, jail, prosecution, punishment, penalty"
)
"""What people are said to face."""
SERVING = _table("fight, serve, shoot, fire, deploy, kill, obey, enlist")
"""Acts of service: not doing them is refusing whatever follows."""
SAID_TO = _table("say, believe, report, think, allege, know, claim, rumour, fear, understand")
"""Passive verbs whose infinitive is what is said: "is said to have broken his jaw"."""
CODES = _table("word, phrase, password, codeword, signal, sentence")
"""What people agree on to know each other by."""

SAID_NO = _table("say no, say no to, want out, want out of, dig in heels, object to war, object to order")
"""Refusing in so many words."""
TURNED_DOWN = _table("turn down, reject, decline, ignore, resist")
"""Verbs that refuse an order when one stands as their object."""
LIVESTOCK = _table("cow, pig, cattle, goat, sheep, animal, chicken, horse, dog, rat")
"""Beasts: people put with them are locked up."""
SUMMONED_BY_PAPER = _table("""
    get summons, receive summons, serve with summons, serve with paper, get subpoena, receive subpoena,
    hand summons, give summons, serve with papers
""")
QUESTIONING = _table(
    "questioning, question, interrogation, interview, talk, conversation, hearing, explanation"
)
"""What people are called in for."""
PUNISHED = _table("""
    shoot, kill, jail, imprison, try, prosecute, punish, execute, strike off, expel, beat,
    arrest, hang, dismiss, lock up, charge, sentence, disown, detain, conscript,
    shell, fire on
""")
"""What people are threatened with, on a condition."""
SLOPS = _table("slop, slops, leftovers, scrap, scraps, gruel, swill, crust, crumb, crumbs")
"""What is no food for people."""
WEIGHTS = _table("kg, kilo, kilogram, kilogramme, pound, stone, weight, kilos, kgs")
WOUNDS = _table("""
    bruise, bruises, burn, burns, fracture, wound, injury, injuries, concussion, cut, haematoma,
    hematoma, gash, laceration
""")
"""What the hurt have."""
KEPT_FROM: dict[str, Lack] = {
    "call": Lack.CONTACT, "phone": Lack.CONTACT, "ring": Lack.CONTACT, "write": Lack.CONTACT,
    "contact": Lack.CONTACT, "speak": Lack.CONTACT, "telephone": Lack.CONTACT, "talk": Lack.CONTACT,
    "eat": Lack.FOOD, "drink": Lack.WATER, "wash": Lack.OTHER, "sleep": Lack.OTHER, "shower": Lack.OTHER,
    "leave": Lack.LOCKED_IN, "sit": Lack.OTHER,
}  # fmt: skip
"""What people are not allowed to do where they are held."""
DETENTION_NOUNS = _table("detention, imprisonment, internment, confinement, captivity, incarceration")
DEATH_NOUNS = _table("death, killing, murder, execution")
TRANSFER_NOUNS = _table("transfer, deportation, relocation, evacuation, removal")
RELEASE_NOUNS = _table("release")
ACT_NOUNS = (
    DETENTION_NOUNS
    | DEATH_NOUNS
    | TRANSFER_NOUNS
    | RELEASE_NOUNS
    | _table("arrest, capture, abduction, kidnapping, seizure, apprehension")
)
"""Nouns that name what was done to somebody."""
UNREAL = frozenset({"no", "any", "alleged", "possible", "imminent", "supposed", "planned", "immediate"})
"""What stands before an act that nobody takes for granted."""
MOMENTS = _table("day, time, moment, night, date, news, hour, week, morning, scene, place, circumstance")
"""Nouns whose "of" takes an act for granted: "the day of his arrest"."""
FACTIVE_PREPOSITIONS = frozenset({"after", "since", "following", "before", "upon", "until", "during"})
FACTIVE = _table("""
    confirm, witness, film, record, condemn, deplore, announce, see, mourn, acknowledge, admit, protest,
    report, document, describe, remember, follow
""")
"""Verbs whose object happened."""
LEAVES = _table("leave, permission, authorisation, authorization")
"""What deserters go without."""
