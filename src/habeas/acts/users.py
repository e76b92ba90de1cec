"""The people of a case: add one, give a forgotten passphrase anew. Each has a root key that signs their devices."""

from datetime import datetime
from pathlib import Path

from habeas.acts.case import KEYS, Case, CaseError, read_keys, unlock
from habeas.ledger.authority import UserOn, introduction
from habeas.protection import files, keyfile
from habeas.protection.keyfile import Keys, KeysError, SlotKind
from habeas.protection.passphrase import Cost
from habeas.protection.signing import Signer


def add_user(case: Case, name: str, *, passphrase: str, sheet: str, at: datetime, cost: Cost) -> Keys:
    """Let another person in, with a passphrase and a recovery sheet of their own. Raises CaseError."""
    file = keyfile.decode(read_keys(case.path))
    refuse_taken(case, name)
    keys = Keys(case=case.keys.case, key=case.keys.key, user=name, root=Signer.new())
    case.enrol(at=at)
    # First the record, then the way in: a user nobody vouches for could not write.
    user = UserOn(name=name, root=keys.root.public.hex())
    case.ledger.append([introduction(user)], by=case.keys.user, at=at)
    _write(case.path, keyfile.with_user(file, keys, passphrase, sheet, cost), keys)
    return keys


def refuse_taken(case: Case, name: str) -> None:
    """Raise CaseError if a user of this name is there already."""
    if name in case.ledger.authority().users.values():
        raise CaseError(f"there is a user “{name}” already; nothing was changed")


def reset_passphrase(path: Path, sheet: str, passphrase: str, *, user: str | None = None, cost: Cost) -> Keys:
    """Give a user a new passphrase, with the words of their recovery sheet; the sheet stays good.

    Raises CaseError if the sheet does not open the case; then the old passphrase stands.
    """
    keys = unlock(path, sheet, kind=SlotKind.RECOVERY, user=user)
    _write(path, keyfile.with_passphrase(keyfile.decode(read_keys(path)), keys, passphrase, cost), keys)
    return keys


def _write(path: Path, file: keyfile.KeyFile, keys: Keys) -> None:
    try:
        files.put(path / KEYS, keyfile.encode(file, keys.key))
    except (OSError, KeysError) as why:
        raise CaseError(f"the key file could not be written: {why}. The old one stands.") from why
