"""A second verifier, written from docs/format.md alone. It shares no code with habeas, so that both cannot err alike.

`verify_case` and `verify_package` give problems, and how many entries could not be read for want of a key;
`verify_proof` gives problems. Run it: python second_verifier.py CASE PASSPHRASE
"""

import hmac
import json
import struct
import sys
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

WRONG = (ValueError, KeyError, TypeError, IndexError, struct.error, InvalidTag, OSError, sqlite.Error)
EMPTY: dict[str, Any] = {"size": 0, "peaks": [], "last": "", "time": 0}
SETTINGS = ("cipher_log_level = NONE", "cipher_compatibility = 4", "cipher_page_size = 8192")


def h(data: bytes) -> bytes:
    return sha256(data).digest()


def tagged(tag: bytes, *parts: bytes) -> bytes:
    return h(b"habeas/" + tag + b"\0" + b"".join(len(part).to_bytes(8, "big") + part for part in parts))


def derive(key: bytes, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"habeas/key/" + purpose.encode()).derive(key)


def opened(key: bytes, data: bytes, context: bytes) -> bytes:
    return AESGCM(key).decrypt(data[:12], data[12:], context)


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def signed(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def split(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(data):
        start = at + 4
        at = start + struct.unpack_from(">I", data, at)[0]
        found.append(data[start:at])
    if at != len(data):
        raise ValueError("entries are cut off")
    return found


def parts(plain: bytes) -> tuple[str, bytes]:
    end = 17 + plain[16]
    start = end + 2 + int.from_bytes(plain[end : end + 2], "big")
    return plain[17:end].decode(), plain[start:]


def root_of(peaks: list[bytes]) -> bytes:
    node = peaks[-1] if peaks else h(b"")
    for peak in reversed(peaks[:-1]):
        node = h(b"\1" + peak + node)
    return node


class Verifier:
    """Follows every feed; collects problems, values that were read, and what says who may sign."""

    def __init__(self, case: bytes, keys: dict[int, bytes]) -> None:
        self.case, self.keys = case, keys
        self.problems: list[str] = []
        self.unread = 0
        self.feeds: dict[bytes, dict[str, Any]] = {}
        self.values: list[tuple[str, dict[str, Any]]] = []
        self.controls: list[tuple[bytes, int, str, dict[str, Any]]] = []

    def act(self, feed: bytes, message: bytes, signature: bytes, entries: list[bytes]) -> None:
        state = self.feeds.setdefault(feed, EMPTY | {"peaks": []})
        start = state["size"]
        for entry in entries:
            node, bits = h(b"\0" + entry), state["size"]
            while bits & 1:
                node, bits = h(b"\1" + state["peaks"].pop() + node), bits >> 1
            state["peaks"].append(node)
            state["size"] += 1
        said = json.loads(message.removeprefix(b"habeas/checkpoint/1\n"))
        wanted = {"before": state["last"], "case": self.case.hex(), "feed": feed.hex(), "size": state["size"]}
        wanted["root"] = root_of(state["peaks"]).hex()
        right = b"habeas/checkpoint/1\n" + canonical(said) == message and signed(feed, message, signature)
        if not right or any(said[name] != value for name, value in wanted.items()):
            self.problems.append(f"feed {feed.hex()[:8]}, up to {state['size']}: not as it was signed")
        state["last"], state["time"] = sha256(message).hexdigest(), said["time"]
        for place, entry in enumerate(entries, start):
            self.entry(feed, place, entry)

    def entry(self, feed: bytes, place: int, entry: bytes) -> None:
        end, numbers = 16 + 8 * entry[15], struct.unpack_from(f">{entry[15]}Q", entry, 16)
        keys = sorted(self.keys[number] for number in numbers if number in self.keys)
        if entry[0] != 1 or len(keys) < len(numbers):
            self.unread += 1
            return
        try:
            key = keys[0] if len(keys) == 1 else derive(b"".join(keys), "several")
            plain = opened(key, entry[end + 32 :], entry[:end])
            kind, body = parts(plain)
            if h(b"habeas/entry\0" + plain) != entry[end : end + 32] or canonical(json.loads(body)) != body:
                raise ValueError
        except WRONG:
            self.problems.append(f"feed {feed.hex()[:8]}, entry {place}: not the words that were signed")
            return
        self.values.append((kind, json.loads(body)))
        if numbers == (1,):
            self.controls.append((feed, place, kind, json.loads(body)))

    def who_may_sign(self) -> None:
        users = [(feed, place, body) for feed, place, kind, body in self.controls if kind == "user"]
        roots = {
            body["root"]
            for _, _, body in users
            if body["chance"]
            and tagged(b"case", *map(bytes.fromhex, (body["root"], body["chance"]))) == self.case
        }

        founders = set(roots)

        def by_root(kind: str, body: dict[str, Any]) -> bool:
            message = f"habeas/{kind}/1\n".encode() + canonical({**body, "signature": ""})
            root, signature = bytes.fromhex(body["root"]), bytes.fromhex(body["signature"])
            return (
                body["case"] == self.case.hex() and body["root"] in roots and signed(root, message, signature)
            )

        while True:
            said = [(feed, place, kind, body) for feed, place, kind, body in self.controls if kind != "user"]
            said = [one for one in said if by_root(one[2], one[3])]
            good = {f for f, place, k, b in said if k == "device" and place == 0 and b["device"] == f.hex()}
            owners = {b["device"]: b["root"] for f, place, k, b in said if k == "device" and f in good}
            off = [
                (bytes.fromhex(b["device"]), b["size"])
                for _, _, k, b in said
                if k == "device_off"
                and b["device"] in owners
                and b["root"] in founders | {owners[b["device"]]}
            ]
            more = {
                b["root"] for f, p, b in users if f in good and all(p < size for one, size in off if one == f)
            }
            if more <= roots:
                break
            roots |= more
        self.problems += [
            f"feed {feed.hex()[:8]}: nobody vouches for it" for feed in self.feeds.keys() - good
        ]


def open_keys(data: bytes, passphrase: str) -> tuple[bytes, bytes]:
    """The case's id and key."""
    body, digest, mac, rest = data.split(b"\n")
    file = json.loads(body)
    if sha256(body).hexdigest().encode() != digest or canonical(file) != body or rest:
        raise ValueError("the key file was changed")
    secret = unicodedata.normalize("NFKC", passphrase).encode()
    for root, slot in [(user["root"], slot) for user in file["users"] for slot in user["slots"]]:
        salt, cost = bytes.fromhex(slot["salt"]), (slot["passes"], slot["lanes"], slot["memory"])
        key = Argon2id(salt=salt, length=32, iterations=cost[0], lanes=cost[1], memory_cost=cost[2]).derive(
            secret
        )
        context = "\n".join((file["format"], file["case"], root, slot["kind"])).encode()
        try:
            case_key = opened(key, bytes.fromhex(slot["sealed"]), context)[:32]
        except InvalidTag:
            continue
        if hmac.digest(derive(case_key, "key file"), body, "sha256").hex().encode() != mac:
            raise ValueError("the key file is not authentic")
        return bytes.fromhex(file["case"]), case_key
    raise ValueError("no slot opens")


def reserved(case_key: bytes) -> dict[int, bytes]:
    return {0: derive(case_key, "entries"), 1: derive(case_key, "control")}


def verify_case(folder: Path, passphrase: str) -> tuple[list[str], int]:
    try:
        case, case_key = open_keys((folder / "keys").read_bytes(), passphrase)
        magic, ring = b"habeas ring 1\n", (folder / "ring").read_bytes()
        if not ring.startswith(magic):
            raise ValueError("no ring")
        keys = json.loads(opened(derive(case_key, "ring"), ring[len(magic) :], magic))["keys"]
        numbers = {key["number"]: bytes.fromhex(key["key"]) for key in keys}
        verifier = Verifier(case, reserved(case_key) | numbers)
        record(verifier, folder / "record.db", derive(case_key, "record"))
        files(verifier, folder / "sources", {key["source"]: bytes.fromhex(key["key"]) for key in keys})
    except WRONG as why:
        return [f"does not open: {why!r}"], 0
    return verifier.problems, verifier.unread


def record(verifier: Verifier, path: Path, key: bytes) -> None:
    connection = sqlite.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)
    try:
        for setting in (f"key = \"x'{key.hex()}'\"", *SETTINGS):
            connection.execute(f"PRAGMA {setting}")
        feeds = {row[0]: row[1:] for row in connection.execute("SELECT * FROM feed")}
        retired = {id_: Verifier(verifier.case, verifier.keys) for id_, feed in feeds.items() if feed[7]}
        next_, acts = 1, connection.execute("SELECT * FROM act ORDER BY number")
        for number, feed, first, count, _, message, signature, leaves, data in acts:
            entries = split(data)
            stored = b"".join(h(b"\0" + entry) for entry in entries)
            if (first, count, leaves) != (next_, len(entries), stored):
                verifier.problems.append(f"act {number}: an entry is missing, added or changed")
            retired.get(feed, verifier).act(feeds[feed][0], message, signature, entries)
            next_ += count
        for id_, (public, size, peaks, _, time, last, _, _) in feeds.items():
            state = retired.get(id_, verifier).feeds.get(public, EMPTY)
            if (size, peaks, time, last) != (
                state["size"],
                b"".join(state["peaks"]),
                state["time"],
                state["last"],
            ):
                verifier.problems.append(f"feed {public.hex()[:8]}: does not stand where its acts end")
        verifier.problems += [problem for branch in retired.values() for problem in branch.problems]
        verifier.problems += [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
        verifier.who_may_sign()
    finally:
        connection.close()


def files(verifier: Verifier, folder: Path, keys: dict[str, bytes]) -> None:
    wanted = {(b["id"], "original"): b["sha256"] for kind, b in verifier.values if kind == "source"}
    layers = [b for kind, b in verifier.values if kind == "text"]
    wanted |= {(b["source"], f"text-{b['version'].replace('/', '-')}.txt"): b["sha256"] for b in layers}
    there = {(file.parent.name, file.name) for file in folder.glob("*/[!.]*") if file.parent.name in keys}
    for source, name in sorted(wanted.keys() | there):
        try:
            context = f"habeas file 1\n{source}\n{name}".encode()
            data = opened(keys[source], (folder / source / name).read_bytes(), context)
            if wanted.get((source, name)) not in (None, sha256(data).hexdigest()):
                raise ValueError
        except WRONG:
            verifier.problems.append(f"sources/{source}/{name}: not as it was stored")


def verify_package(path: Path, case: bytes, case_key: bytes) -> tuple[list[str], int]:
    verifier, feed = Verifier(case, reserved(case_key)), b""
    try:
        for kind, data in frames(path.read_bytes(), case, case_key):
            if kind == 1:
                verifier.keys |= {key["number"]: bytes.fromhex(key["key"]) for key in json.loads(data)}
            elif kind == 3:
                feed = data
            elif kind == 4:
                end = 4 + struct.unpack_from(">I", data)[0]
                verifier.act(feed, data[4:end], data[end : end + 64], split(data[end + 64 :]))
        verifier.who_may_sign()
    except WRONG as why:
        return [f"does not open: {why!r}"], 0
    return verifier.problems, verifier.unread


def frames(data: bytes, case: bytes, case_key: bytes) -> list[tuple[int, bytes]]:
    magic, line, rest = data.split(b"\n", 2)
    head = json.loads(line)
    if magic != b"habeas bundle 1" or head["case"] != case.hex() or canonical(head) != line:
        raise ValueError("no package of this case")
    cipher, content, number = AESGCM(derive(case_key, "bundle/" + head["salt"])), b"", 0
    while rest or number == 0:
        piece, rest = rest[: (1 << 20) + 16], rest[(1 << 20) + 16 :]
        nonce = number.to_bytes(11, "big") + bytes([not rest])
        content += cipher.decrypt(nonce, piece, magic + b"\n" + line + b"\n")
        number += 1
    found, at = [], 0
    while at < len(content):
        kind, length = struct.unpack_from(">BI", content, at)
        at += 5 + length
        found.append((kind, content[at - length : at]))
    if at != len(content):
        raise ValueError("cut off")
    return found


def verify_proof(data: bytes) -> list[str]:
    try:
        proof = json.loads(data)
        entry, plain, message = (bytes.fromhex(proof[name]) for name in ("entry", "plain", "message"))
        said = json.loads(message.removeprefix(b"habeas/checkpoint/1\n"))
        verifier, feed = Verifier(bytes.fromhex(proof["case"]), {}), bytes.fromhex(said["feed"])
        verifier.controls = [
            (bytes.fromhex(one["feed"]), one["place"], one["kind"], json.loads(one["body"]))
            for one in proof["vouchers"]
        ]
        verifier.feeds = {feed: EMPTY}
        verifier.who_may_sign()
        end = 16 + 8 * entry[15]
        holds = {
            "form": proof["format"] == "habeas proof 1" and said["case"] == proof["case"],
            "words": h(b"habeas/entry\0" + plain) == entry[end : end + 32] and bool(parts(plain)),
            "path": walked(h(b"\0" + entry), proof["place"], said["size"], proof["path"]) == said["root"],
            "signature": signed(feed, message, bytes.fromhex(proof["signature"])),
        }
        return verifier.problems + [f"{step} does not hold" for step, right in holds.items() if not right]
    except WRONG as why:
        return [f"no proof: {why!r}"]


def walked(node: bytes, at: int, size: int, path: list[str]) -> str:
    last = size - 1
    for step in map(bytes.fromhex, path):
        if at & 1 or at == last:
            node = h(b"\1" + step + node)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            node = h(b"\1" + node + step)
        at, last = at >> 1, last >> 1
    return node.hex() if last == 0 else ""


if __name__ == "__main__":
    found, unread = verify_case(Path(sys.argv[1]), sys.argv[2])
    print(*found, f"{len(found)} problems; {unread} entries could not be read for want of a key", sep="\n")
    sys.exit(bool(found))
