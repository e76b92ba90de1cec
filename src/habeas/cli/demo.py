"""Build the worked case, of invented people, by running the real commands over its sources; then serve it."""

import os
import shlex
import shutil
import tempfile
import tomllib
import wave
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from habeas.cli.unlocking import FILE, NEW_FILE

NAME = "demo"
HELP = "build the worked case and open the desk on it"
PASSPHRASE = "nobody here is real"  # noqa: S105 (the worked case has nothing to protect)
THEIRS = "nor is anybody there"
"""The passphrase of the colleague."""
EXAMPLE = "habeas demo --case worked-case --no-serve"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("--case", type=Path, help="where to make it (default: a new temporary folder)")
    parser.add_argument("--no-serve", action="store_true", help="make the case and stop")
    parser.add_argument("--port", type=int, default=0, help="the port on this machine (default: a free one)")
    parser.add_argument("--open", action="store_true", help="open the link in the browser")


def run(args: Namespace) -> int:
    """Build and serve. Without --case the case is removed again at the end: it is a demonstration."""
    if args.case or args.no_serve:
        return _build_and_serve(args.case or Path("worked-case"), args)
    folder = Path(tempfile.mkdtemp(prefix="habeas-demo-"))
    try:
        with _environment("HABEAS_STATE", str(folder / "state")):
            return _build_and_serve(folder / "case", args)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _passphrases(own: str, new: str) -> Iterator[None]:
    """Lets the commands open the worked case, and set a new passphrase, as a script would: from files."""
    with tempfile.TemporaryDirectory(prefix="habeas-demo-") as folder:
        files_of = {FILE: Path(folder) / "own", NEW_FILE: Path(folder) / "new"}
        files_of[FILE].write_text(own, encoding="utf-8")
        files_of[NEW_FILE].write_text(new, encoding="utf-8")
        with _environment(FILE, str(files_of[FILE])), _environment(NEW_FILE, str(files_of[NEW_FILE])):
            yield


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """A variable for a while."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        os.environ.pop(name)
        os.environ |= {name: before} if before else {}


def _build_and_serve(case: Path, args: Namespace) -> int:
    status = build(case)
    if status or args.no_serve:
        return status
    opened = ["--open"] if args.open else []
    return _command("serve", str(case), "--port", str(args.port), *opened)


def build(case: Path) -> int:
    """Make the worked case in a new folder. Returns the first exit status that is not 0."""
    print(f"The worked case opens with the passphrase: {PASSPHRASE}")
    with as_file(files("habeas") / "worked_case") as folder:
        plan = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
        sheet = str(case.with_name(f"{case.name} recovery sheet.txt"))
        commands: list[tuple[str, ...]] = [
            ("init", str(case), "--user", plan["by"], "--recovery-sheet", sheet)
        ]
        commands += [
            ("take-in", str(case), str(folder / source["file"]), *_options(source))
            for source in plan["source"]
        ]
        commands += [
            ("take-in-chat", str(case), str(_exported(folder, chat, case.parent)), *_options(chat))
            for chat in plan["chat"]
        ]
        commands += [
            ("take-in-list", str(case), str(folder / one["file"]), *_options(one)) for one in plan["list"]
        ]
        commands += [("record", str(case), str(folder / acts)) for acts in plan["acts"]]
        return _run(commands) or _work_apart(case, plan["colleague"], str(folder / plan["colleague"]["acts"]))


def _work_apart(case: Path, colleague: dict[str, str], acts: str) -> int:
    """A colleague works in a copy of their own, on another machine, and leaves a package on the stick."""
    name, stick = colleague["name"], case.with_name(f"{case.name} stick")
    sheet, package = str(stick / f"{name}'s recovery sheet.txt"), stick / f"from-{name}.habeas"
    stick.mkdir(exist_ok=True)
    lets_in = [
        ("user", "add", str(case), name, "--recovery-sheet", sheet),
        ("backup", str(case), "--to", str(stick)),
    ]
    if status := _run(lets_in, new=THEIRS):
        return status
    with tempfile.TemporaryDirectory(prefix="habeas-demo-") as machine:
        copy = str(Path(machine) / case.name)
        with _environment("HABEAS_STATE", str(Path(machine) / "state")):
            status = _run(
                [
                    ("restore", str(stick), copy),
                    ("record", copy, acts),
                    ("bundle", copy, "--to", str(package)),
                ],
                own=THEIRS,
            )
    print(f"\nA package of {name}'s lies at {package}: bring it in under “Keeping”.")
    return status


def _run(commands: list[tuple[str, ...]], own: str = PASSPHRASE, new: str = PASSPHRASE) -> int:
    """Run commands one after the other. Returns the first exit status that is not 0."""
    statuses = (_command(*command, own=own, new=new) for command in commands)
    return next((status for status in statuses if status), 0)


def _options(source: dict[str, str]) -> list[str]:
    ours = ("file", "voice")
    return [word for key, value in source.items() if key not in ours for word in (f"--{key}", value)]


def _exported(folder: Path, chat: dict[str, str], to: Path) -> Path:
    """A chat as a phone exports it: a ZIP of its text and of its voice message, here a second of silence."""
    sound = BytesIO()
    with wave.open(sound, "wb") as silence:
        silence.setparams((1, 1, 8000, 0, "NONE", "not compressed"))
        silence.writeframes(b"\x80" * 8000)
    path = to / f"WhatsApp Chat with {chat['title']}.zip"
    with ZipFile(path, "w") as export:
        export.writestr(f"WhatsApp Chat with {chat['title']}.txt", (folder / chat["file"]).read_bytes())
        export.writestr(chat["voice"], sound.getvalue())
    return path


def _command(*words: str, own: str = PASSPHRASE, new: str = PASSPHRASE) -> int:
    from habeas.cli import main

    print(f"\n$ habeas {shlex.join(words)}", flush=True)
    with _passphrases(own, new):
        return main(words)
