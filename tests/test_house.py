"""Rules of the repository that a machine can hold: nothing from elsewhere, nothing of this machine, documents true."""

import re
import subprocess
from pathlib import Path

import pytest

from habeas.cli import VERBS

ROOT = Path(__file__).parents[1]
REPORT = ROOT.parent / "shared/cases/report-2022-07-21.txt"
RUN = 8
"""So many words in a row are no coincidence."""


def files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


TEXTS = {path: text for path in files() if (text := text_of(path)) is not None}


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))


@pytest.mark.skipif(
    not REPORT.exists(), reason="the model report is not kept in this repository, and not beside it"
)
def test_nothing_of_the_model_report_is_copied_here() -> None:
    report = words(REPORT.read_text(encoding="utf-8"))
    runs = {tuple(report[at : at + RUN]) for at in range(len(report) - RUN + 1)}
    copied = {
        f"{path.relative_to(ROOT)}: {' '.join(own[at : at + RUN])}"
        for path, text in TEXTS.items()
        for own in [words(text)]
        for at in range(len(own) - RUN + 1)
        if tuple(own[at : at + RUN]) in runs
    }
    assert not copied, "\n".join(sorted(copied))


def test_no_placeholder_package_is_pinned() -> None:
    pins = (ROOT / "constraints.txt").read_text()
    assert "==999." not in pins
    assert pins.count("--hash=sha256:") > 100


def test_no_registry_and_no_path_of_a_machine_is_committed() -> None:
    registries = [
        "pypi" + ".org",
        "pythonhosted" + ".org",
        "npmjs" + ".org",
        "registry." + "npm",
        "index" + "-url",
    ]
    paths = ["/" + "root/", "/home" + "/", str(ROOT.parent) + "/"]
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path, text in TEXTS.items()
        for word in registries + paths
        if word in text
    ]
    assert not found, "\n".join(found)


def test_readme_stays_short_and_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) < 150
    for verb in VERBS:
        assert f"habeas {verb}" in readme or f"make {verb}" in readme, verb


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path, text in TEXTS.items()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert not broken, "\n".join(broken)


def test_every_room_is_in_the_architecture() -> None:
    described = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "src/habeas").glob("*/__init__.py")}
    assert rooms
    missing = sorted(room for room in rooms if f"`{room}/`" not in described)
    assert not missing, missing


def test_what_the_architecture_points_at_exists() -> None:
    described = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    targets = re.findall(r"`([a-z_]+/[a-z_/.*]*)`", described)
    places = [ROOT / "src/habeas", ROOT]
    missing = [t for t in targets if not any(list(place.glob(t)) for place in places)]
    missing = [t for t in missing if t not in ("sources/ID/", "shelves/")]
    assert not missing, missing


def test_every_page_of_the_derivation_and_every_decision_is_in_its_index() -> None:
    for folder in (ROOT / "docs/derivation", ROOT / "docs/decisions"):
        index = (folder / "README.md").read_text(encoding="utf-8")
        pages = {page.name for page in folder.glob("*.md")} - {"README.md"}
        assert {page for page in pages if f"({page})" not in index} == set(), folder.name


DERIVES = ("identity", "register", "timeline", "watch")
"""Rooms that work something out of what was said."""
NO_RULES_OF_THEIR_OWN = {
    "identity": {"cannot.py"},
    "register": {"index.py", "people.py", "turns.py", "value.py"},
    "timeline": {"part.py"},
    "watch": {"feeds.py", "item.py"},
}
"""What holds rules of other modules together, or keeps them up to date."""


def test_every_rule_has_its_page() -> None:
    pages = "".join(
        page.read_text(encoding="utf-8")
        for page in [
            *(ROOT / "docs/derivation").glob("*.md"),
            *(ROOT / f"docs/{name}.md" for name in ("names", "tally", "linkage")),
        ]
    )
    for room in DERIVES:
        folder = ROOT / "src/habeas" / room
        modules = {path.name for path in folder.glob("*.py")} - {"__init__.py"} - NO_RULES_OF_THEIR_OWN[room]
        modules |= {f"{path.parent.name}/" for path in folder.glob("*/__init__.py")}
        missing = {name for name in modules if name not in pages}
        assert missing == set(), room


def test_every_kind_of_entry_is_in_the_formats_with_its_keys() -> None:
    import msgspec

    from habeas.statements.codec import KINDS

    described = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    for kind, of in KINDS.items():
        keys = ", ".join(field.encode_name for field in msgspec.structs.fields(of))
        assert f"| `{kind}` | {keys} |" in described, kind
