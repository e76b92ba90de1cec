"""Keeps the translations in step with the texts in the code: `python docs/words.py`. `--check` only says what is amiss.

The English in the code is what is translated. The .po files beside `habeas.language` hold the rest, sorted and without
line numbers, so that a change shows as what it is; what no page says any more is left out. The .mo files are made
from them, byte for byte the same each time. Babel is needed here and nowhere else.
"""

import re
import struct
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent / "src" / "habeas"
CATALOGUES = SOURCE / "language" / "catalogues"
LANGUAGES = {"ru": "Russian", "uk": "Ukrainian"}
FORMS = 3
"""Russian and Ukrainian count alike: 1, 21 источник; 2, 3, 4 источника; 5, 11 источников."""

HEAD = """# {name} for habeas. `python docs/words.py` puts new texts in; translations are edited here.
msgid ""
msgstr ""
{lines}
"""
HEADERS = (
    "Language: {language}",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
)

WITH_CONTEXT = ("pgettext", "npgettext")
COUNTED = ("ngettext", "npgettext")
KEYWORDS = dict.fromkeys(("_", "gettext", "mark", *COUNTED, *WITH_CONTEXT))
GAP = re.compile(r"\{[a-z_]*(?:[:!][^}]*)?\}|%\([a-z_]+\)s")
MARKUP = re.compile(r"</?[a-z]+|&[a-z]+;|\"")

Text = tuple[str | None, tuple[str, ...]]
"""A text of the code: on which of its meanings is meant, and its English; one and several where it counts."""


def texts() -> list[Text]:
    """Every marked text of the code and the templates, by its English."""
    found = set[Text]()
    for path in SOURCE.rglob("*.py"):
        found |= set(_marked(path.read_bytes(), path))
    for path in SOURCE.rglob("*.html"):
        found |= set(_marked(templatize(path.read_text(), origin=str(path)).encode(), path))
    return sorted(found, key=lambda text: (text[1], text[0] or ""))


def _marked(code: bytes, path: Path) -> Iterator[Text]:
    said: Any
    for line, keyword, said, _comments in extract_python(BytesIO(code), KEYWORDS, (), {}):
        # What is no plain text, such as a name from a table, is None; `mark` stands where the table is.
        parts: list[Any] = list(said) if isinstance(said, tuple | list) else [said]
        context = parts.pop(0) if keyword in WITH_CONTEXT else None
        english = tuple(parts[: 2 if keyword in COUNTED else 1])
        if "" in english:
            raise SystemExit(f"{path}:{line}: an empty text cannot be translated")
        if None not in english:
            yield context, english


def path_of(language: str) -> Path:
    """Where the translations into a language lie."""
    return CATALOGUES / language / "LC_MESSAGES" / "django.po"


def translated(language: str) -> dict[Text, Message]:
    """What is translated into a language so far, by the text it translates."""
    path = path_of(language)
    catalog = read_po(BytesIO(path.read_bytes())) if path.exists() else Catalog()
    return {(message.context, _all(message.id)): message for message in catalog if message.id}


def _all(said: Any) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else (said,)


def forms(text: Text, message: Message | None) -> tuple[str, ...]:
    """The translation of a text, in its three forms where it counts; empty where there is none."""
    wanted = FORMS if len(text[1]) > 1 else 1
    have = _all(message.string if message is not None else "")
    return have if len(have) == wanted else ("",) * wanted


def po(language: str, found: list[Text]) -> str:
    """The file of translations: every text of the code, and nothing else."""
    before = translated(language)
    lines = "\n".join(_quoted(header.format(language=language) + "\n") for header in HEADERS)
    parts = [HEAD.format(name=LANGUAGES[language], lines=lines)]
    for text in found:
        context, english = text
        message = before.get(text)
        part = ["#, fuzzy"] if message is not None and message.fuzzy else []
        part += [f"msgctxt {_quoted(context)}"] if context else []
        part += [f"msgid {_quoted(english[0])}"]
        part += [f"msgid_plural {_quoted(english[1])}"] if len(english) > 1 else []
        said = forms(text, message)
        names = [f"msgstr[{number}]" for number in range(FORMS)] if len(said) > 1 else ["msgstr"]
        part += [f"{name} {_quoted(one)}" for name, one in zip(names, said, strict=True)]
        parts.append("\n".join(part) + "\n")
    return "\n".join(parts)


def _quoted(text: str) -> str:
    inside = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{inside}"'


def mo(language: str) -> bytes:
    """The file that programs read: what is translated, in the format of GNU gettext."""
    said = {"": "".join(header.format(language=language) + "\n" for header in HEADERS)}
    for text, message in translated(language).items():
        translation = forms(text, message)
        if all(translation) and not message.fuzzy:
            context = f"{text[0]}\x04" if text[0] else ""
            said[context + "\0".join(text[1])] = "\0".join(translation)
    pairs = sorted((key.encode(), value.encode()) for key, value in said.items())
    tables, strings = [b"", b""], b""
    start = 28 + 16 * len(pairs)
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<2I", len(pair[side]), start + len(strings))
            strings += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + tables[0] + tables[1] + strings


def untranslated(language: str, found: list[Text]) -> list[str]:
    """The texts that nobody has translated into a language."""
    said = translated(language)
    return [text[1][0] for text in found if not all(forms(text, said.get(text)))]


def amiss(language: str, found: list[Text]) -> list[str]:
    """What is wrong with the catalogue of a language, other than that texts are not translated yet."""
    path = path_of(language)
    if not path.exists() or path.read_text() != po(language, found):
        return [f"{path.name} of {language} is not in step with the code"]
    wrong = []
    for text, message in translated(language).items():
        wrong += [f"{language}, not sure: {text[1][0]!r}"] if message.fuzzy else []
        for form in forms(text, message):
            if form and not _fits(text[1], form):
                wrong.append(f"{language}, other gaps or marks than the English: {text[1][0]!r}: {form!r}")
    made = path.with_suffix(".mo")
    if not made.exists() or made.read_bytes() != mo(language):
        wrong.append(f"{made.name} of {language} is not made from the translations that lie beside it")
    return wrong


def _fits(english: tuple[str, ...], form: str) -> bool:
    """Whether a translation has the gaps of the English, and no marks that the English has not."""
    gaps = [set(GAP.findall(one)) for one in english]
    have = set(GAP.findall(form))
    marks = {mark for one in english for mark in MARKUP.findall(one)}
    return set.intersection(*gaps) <= have <= set.union(*gaps) and set(MARKUP.findall(form)) == marks


def main(arguments: list[str]) -> int:
    """Write the catalogues, or check them."""
    found = texts()
    problems = []
    for language in LANGUAGES:
        if "--check" not in arguments:
            path = path_of(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(po(language, found))
            path.with_suffix(".mo").write_bytes(mo(language))
        missing = untranslated(language, found)
        problems += amiss(language, found) + [f"{language}, not translated: {text!r}" for text in missing]
    print("\n".join([*problems, f"{len(found)} texts"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
