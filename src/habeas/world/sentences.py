"""The few sentences of which invented sources are made, in English, Ukrainian and Russian."""

SENTENCES: dict[str, tuple[str, str, str]] = {
    "taken": ("{who} was taken on {day}.", "{who}: забрали {day}.", "{who}: забрали {day}."),
    "held": ("{who} is held in {place}.", "{who}: тримають у {place}.", "{who}: держат в {place}."),
    "moved": (
        "{who} was taken from {place} to {to}.",
        "{who}: перевезли з {place} до {to}.",
        "{who}: перевезли из {place} в {to}.",
    ),
    "called": ("{who} got in touch on {day}.", "{who}: на зв'язку {day}.", "{who}: на связи {day}."),
    "seen": (
        "{by} saw {who} in {place}.", "{by} на власні очі: {who} у {place}.", "{by} своими глазами: {who} в {place}.",
    ),
    "silent": ("Nothing is heard of {who}.", "{who}: жодних вістей.", "{who}: никаких вестей."),
    "cold": ("In {place} there is no food.", "{place}: їжі немає.", "{place}: еды нет."),
    "beaten": ("{who} was beaten there.", "{who}: там били.", "{who}: там били."),
    "free": ("{who} was let go.", "{who}: відпустили.", "{who}: отпустили."),
    "returned": ("{who} was sent back to {to}.", "{who}: повернули до {to}.", "{who}: вернули в {to}."),
    "escaped": ("{who} got away.", "{who}: втік.", "{who}: сбежал."),
    "dead": ("{who} is said to have died.", "{who}: кажуть, помер.", "{who}: говорят, умер."),
    "aged": ("{who} is {years}.", "{who}: {years} р.", "{who}: {years} лет."),
    "born": ("{who} was born on {day}.", "{who}: нар. {day}.", "{who}: род. {day}."),
    "serves": ("{who} serves in {body}.", "{who}: {body}.", "{who}: {body}."),
    "related": ("{by} is a relative of {who}.", "{by}: рідня, {who}.", "{by}: родня, {who}."),
    "refused": ("{who} refused to go on.", "{who}: відмова.", "{who}: отказ."),
    "posed": (
        "Somebody else writes from {channel} as {who}.", "З {channel} пише хтось чужий: {who}.",
        "С {channel} пишет чужой: {who}.",
    ),
    "asked": (
        "{by} asked for the cat's name on {channel}.", "{by} питає ім'я кота: {channel}.",
        "{by} спрашивает имя кота: {channel}.",
    ),
    "promised": (
        "{by} promised that they will be home by {day}.", "{by} обіцяє: додому до {day}.",
        "{by} обещает: домой до {day}.",
    ),
    "kept": ("The promise was kept.", "Обіцянку виконано.", "Обещание выполнено."),
    "broken": ("The promise was not kept.", "Обіцянку не виконано.", "Обещание не выполнено."),
    "counted": (
        "At least {count} are held: {group}.", "Щонайменше {count}: {group}.", "Не меньше {count}: {group}.",
    ),
    "most": ("No more than {count} are held: {group}.", "Не більше {count}: {group}.", "Не больше {count}: {group}."),
    "one_of": ("{who} is one of them: {group}.", "{who}, один з них: {group}.", "{who}, один из них: {group}."),
    "denied": ("{by} says that {who} is not held.", "{by}: {who} не тримають.", "{by}: {who} не держат."),
    "called_by": ("Friends call {who} {short}.", "{who}, для своїх {short}.", "{who}, для своих {short}."),
}  # fmt: skip
PLACE = {"en": 0, "uk": 1, "ru": 2}
GROUP = ("those from {unit}", "ті, хто з {unit}", "те, кто из {unit}")
CHANNEL = ("the account of {who}", "акаунт {who}", "аккаунт {who}")


def sentence(language: str, key: str, **words: object) -> str:
    """A sentence in a language."""
    return SENTENCES[key][PLACE[language]].format(**words)
