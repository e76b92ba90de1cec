"""A second verifier, written from docs/format.md alone. It shares no code with habeas, so that both cannot err alike.

`verify_case`, `verify_package` and `verify_proof` return (problems, how many entries could not be read for want
of a key). Run it: python second_verifier.py CASE PASSPHRASE
"""

import hmac
import json
import struct
import sys
import unicodedata
from hashlib import sha256
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

EXPECTED = (ValueError, KeyError, TypeError, IndexError, AttributeError, struct.error, InvalidTag, OSError, sqlite.Error)


def H(data): return sha256(data).digest()
def T(tag, *parts): return H(b"habeas/" + tag + b"\0" + b"".join(len(p).to_bytes(8, "big") + p for p in parts))
def K(key, purpose): return HKDF(hashes.SHA256(), 32, salt=None, info=b"habeas/key/" + purpose.encode()).derive(key)
def opened(key, data, context): return AESGCM(key).decrypt(data[:12], data[12:], context)
def canonical(value): return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def signed(key, message, signature):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def argon2(secret, salt, passes, lanes, memory):
    secret = unicodedata.normalize("NFKC", secret).encode()
    return Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory).derive(secret)


def split(data):
    found, at = [], 0
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        found.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    if at != len(data):
        raise ValueError("entries are cut off")
    return found


def root_of(peaks):
    node = peaks[-1] if peaks else H(b"")
    for peak in reversed(peaks[:-1]):
        node = H(b"\1" + peak + node)
    return node


class Verifier:
    """Follows every feed; collects problems, values that were read, and what says who may sign."""

    def __init__(self, case, keys):
        self.case, self.keys, self.problems, self.unread = case, keys, [], 0
        self.feeds, self.values, self.controls = {}, [], []

    def act(self, feed, message, signature, entries, where):
        state = self.feeds.setdefault(feed, {"size": 0, "peaks": [], "last": "", "time": 0})
        start = state["size"]
        for entry in entries:
            node, bits = H(b"\0" + entry), state["size"]
            while bits & 1:
                node, bits = H(b"\1" + state["peaks"].pop() + node), bits >> 1
            state["peaks"].append(node)
            state["size"] += 1
        said = json.loads(message.removeprefix(b"habeas/checkpoint/1\n"))
        wanted = {"before": state["last"], "case": self.case.hex(), "feed": feed.hex(), "size": state["size"],
                  "root": root_of(state["peaks"]).hex()}  # fmt: skip
        right = b"habeas/checkpoint/1\n" + canonical(said) == message and signed(feed, message, signature)
        if not right or any(said[name] != value for name, value in wanted.items()):
            self.problems.append(f"{where}: not as it was signed")
        state["last"], state["time"] = sha256(message).hexdigest(), said["time"]
        for place, entry in enumerate(entries, start):
            self.entry(feed, place, entry, where)

    def entry(self, feed, place, entry, where):
        end = 16 + 8 * entry[15]
        numbers = struct.unpack_from(f">{entry[15]}Q", entry, 16)
        if entry[0] != 1 or any(number not in self.keys for number in numbers):
            self.unread += 1
            return
        keys = sorted(self.keys[number] for number in numbers)
        try:
            plain = opened(keys[0] if len(keys) == 1 else K(b"".join(keys), "several"), entry[end + 32 :], entry[:end])
            kind, body = parts(plain)
            if H(b"habeas/entry\0" + plain) != entry[end : end + 32] or canonical(json.loads(body)) != body:
                raise ValueError
        except EXPECTED:
            self.problems.append(f"{where}: the words are not those that were signed")
            return
        self.values.append((kind, json.loads(body)))
        if numbers == (1,):
            self.controls.append((feed, place, kind, json.loads(body)))

    def who_may_sign(self, retired=()):
        case = self.case.hex()
        controls = [c for c in self.controls if c[0] not in retired]
        roots = {b["root"] for _, _, k, b in controls if k == "user" and b.get("chance")
                 and T(b"case", bytes.fromhex(b["root"]), bytes.fromhex(b["chance"])) == self.case}  # fmt: skip

        def by_root(kind, body):
            message = f"habeas/{kind}/1\n".encode() + canonical({**body, "signature": ""})
            root, signature = bytes.fromhex(body["root"]), bytes.fromhex(body["signature"])
            return body["case"] == case and body["root"] in roots and signed(root, message, signature)

        while True:
            good = {f for f, p, k, b in controls if k == "device" and p == 0 and b["device"] == f.hex() and by_root(k, b)}
            off = [(bytes.fromhex(b["device"]), b["size"]) for _, _, k, b in controls if k == "device_off" and by_root(k, b)]
            more = {b["root"] for f, p, k, b in controls if k == "user" and f in good
                    and all(p < size for feed, size in off if feed == f)}  # fmt: skip
            if more <= roots:
                break
            roots |= more
        self.problems += [f"feed {f.hex()[:8]}: nobody vouches for it" for f in self.feeds if f not in good | set(retired)]


def parts(plain):
    end = 17 + plain[16]
    start = end + 2 + int.from_bytes(plain[end : end + 2], "big")
    plain[end + 2 : start].decode()
    return plain[17:end].decode(), plain[start:]


def open_keys(data, passphrase):
    body, digest, mac, rest = data.split(b"\n")
    file = json.loads(body)
    if sha256(body).hexdigest().encode() != digest or canonical(file) != body or rest:
        raise ValueError("the key file was changed")
    for user in file["users"]:
        for slot in (slot for slot in user["slots"] if slot["kind"] == "passphrase"):
            key = argon2(passphrase, bytes.fromhex(slot["salt"]), slot["passes"], slot["lanes"], slot["memory"])
            context = "\n".join((file["format"], file["case"], user["root"], slot["kind"])).encode()
            try:
                case_key = opened(key, bytes.fromhex(slot["sealed"]), context)[:32]
            except InvalidTag:
                continue
            if hmac.digest(K(case_key, "key file"), body, "sha256").hex().encode() != mac:
                raise ValueError("the key file is not authentic")
            return bytes.fromhex(file["case"]), case_key
    raise ValueError("no slot opens")


def open_ring(data, case_key):
    magic = b"habeas ring 1\n"
    if not data.startswith(magic):
        raise ValueError("no ring")
    return json.loads(opened(K(case_key, "ring"), data[len(magic) :], magic))["keys"]


def reserved(case_key): return {0: K(case_key, "entries"), 1: K(case_key, "control")}


def verify_case(folder, passphrase):
    try:
        case, case_key = open_keys((folder / "keys").read_bytes(), passphrase)
        ring = open_ring((folder / "ring").read_bytes(), case_key)
        verifier = Verifier(case, reserved(case_key) | {key["number"]: bytes.fromhex(key["key"]) for key in ring})
        record(verifier, folder / "record.db", K(case_key, "record"))
        files(verifier, folder / "sources", {key["source"]: bytes.fromhex(key["key"]) for key in ring})
    except EXPECTED as why:
        return [f"does not open: {why!r}"], 0
    return verifier.problems, verifier.unread


def record(verifier, path, key):
    connection = sqlite.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)
    try:
        for pragma in (f"key = \"x'{key.hex()}'\"", "cipher_log_level = NONE", "cipher_compatibility = 4", "cipher_page_size = 8192"):
            connection.execute(f"PRAGMA {pragma}")
        feeds, next_ = {row[0]: row[1:] for row in connection.execute("SELECT * FROM feed")}, 1
        branches = {id_: Verifier(verifier.case, verifier.keys) for id_, feed in feeds.items() if feed[7]}
        for number, of, first, count, _, message, signature, leaves, data in connection.execute("SELECT * FROM act ORDER BY number"):
            entries = split(data)
            if first != next_ or count != len(entries) or leaves != b"".join(H(b"\0" + entry) for entry in entries):
                verifier.problems.append(f"act {number}: an entry is missing, added or changed")
            branches.get(of, verifier).act(feeds[of][0], message, signature, entries, f"act {number}")
            next_ += count
        for id_, (key_, size, peaks, _, time, last, _, _) in feeds.items():
            state = branches.get(id_, verifier).feeds.get(key_, {"size": 0, "peaks": [], "last": "", "time": 0})
            if (size, peaks, time, last) != (state["size"], b"".join(state["peaks"]), state["time"], state["last"]):
                verifier.problems.append(f"feed {key_.hex()[:8]}: does not stand where its acts end")
        verifier.problems += [problem for branch in branches.values() for problem in branch.problems]
        verifier.who_may_sign()
    finally:
        connection.close()


def files(verifier, folder, keys):
    sources = {body["id"]: body for kind, body in verifier.values if kind == "source"}
    wanted = {(id_, "original"): body["sha256"] for id_, body in sources.items()}
    wanted |= {(b["source"], f"text-{b['version'].replace('/', '-')}.txt"): b["sha256"] for k, b in verifier.values if k == "text"}
    there = {(path.parent.name, path.name) for path in folder.glob("*/[!.]*")}
    for source, name in sorted(wanted.keys() | {place for place in there if place[0] in keys and place[0] in sources}):
        try:
            data = opened(keys[source], (folder / source / name).read_bytes(), f"habeas file 1\n{source}\n{name}".encode())
            if (source, name) in wanted and sha256(data).hexdigest() != wanted[source, name]:
                raise ValueError
        except EXPECTED:
            verifier.problems.append(f"sources/{source}/{name}: not as it was stored")


def verify_package(path, case, case_key):
    verifier, feed = Verifier(case, reserved(case_key)), b""
    try:
        magic, line, rest = path.read_bytes().split(b"\n", 2)
        head, content, number = magic + b"\n" + line + b"\n", b"", 0
        if magic != b"habeas bundle 1" or json.loads(line)["case"] != case.hex() or canonical(json.loads(line)) != line:
            raise ValueError("no package of this case")
        cipher = AESGCM(K(case_key, "bundle/" + json.loads(line)["salt"]))
        while rest or number == 0:
            piece, rest = rest[: (1 << 20) + 16], rest[(1 << 20) + 16 :]
            content += cipher.decrypt(number.to_bytes(11, "big") + bytes([not rest]), piece, head)
            number += 1
        at = 0
        while at < len(content):
            kind, length = struct.unpack_from(">BI", content, at)
            data, at = content[at + 5 : at + 5 + length], at + 5 + length
            if kind == 1:
                verifier.keys |= {key["number"]: bytes.fromhex(key["key"]) for key in json.loads(data)}
            elif kind == 3:
                feed = data
            elif kind == 4:
                end = 4 + struct.unpack_from(">I", data)[0]
                verifier.act(feed, data[4:end], data[end : end + 64], split(data[end + 64 :]), f"feed {feed.hex()[:8]}")
        if at != len(content):
            raise ValueError("cut off")
        verifier.who_may_sign()
    except EXPECTED as why:
        return [f"does not open: {why!r}"], 0
    return verifier.problems, verifier.unread


def verify_proof(data):
    try:
        proof = json.loads(data)
        entry, plain, message = (bytes.fromhex(proof[name]) for name in ("entry", "plain", "message"))
        said = json.loads(message.removeprefix(b"habeas/checkpoint/1\n"))
        verifier, feed = Verifier(bytes.fromhex(proof["case"]), {}), bytes.fromhex(said["feed"])
        node, at, last = H(b"\0" + entry), proof["place"], said["size"] - 1
        for step in map(bytes.fromhex, proof["path"]):
            if at & 1 or at == last:
                node = H(b"\1" + step + node)
                while at and not at & 1:
                    at, last = at >> 1, last >> 1
            else:
                node = H(b"\1" + node + step)
            at, last = at >> 1, last >> 1
        verifier.controls = [(bytes.fromhex(v["feed"]), v["place"], v["kind"], json.loads(v["body"])) for v in proof["vouchers"]]
        verifier.feeds = {feed: None}
        verifier.who_may_sign()
        end = 16 + 8 * entry[15]
        right = (proof["format"] == "habeas proof 1" and H(b"habeas/entry\0" + plain) == entry[end : end + 32] and last == 0
                 and node.hex() == said["root"] and said["case"] == proof["case"]
                 and signed(feed, message, bytes.fromhex(proof["signature"])) and parts(plain))  # fmt: skip
        return verifier.problems if right else [*verifier.problems, "the proof does not hold"]
    except EXPECTED as why:
        return [f"no proof: {why!r}"]


if __name__ == "__main__":
    found, unread = verify_case(Path(sys.argv[1]), sys.argv[2])
    print(*found, f"{len(found)} problems; {unread} entries could not be read for want of a key", sep="\n")
    sys.exit(bool(found))
