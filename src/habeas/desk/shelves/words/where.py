"""Which store has the words of this desk: the shelf itself, or a server that whoever opened the desk named."""

import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connections

from habeas.desk.shelves.router import SHELVES
from habeas.desk.shelves.words.fts5 import Fts5
from habeas.desk.shelves.words.store import Words
from habeas.protection.digest import tagged

if TYPE_CHECKING:
    from habeas.desk.shelves.words.postgres import Postgres

_elsewhere: "list[Postgres]" = []
"""The store on a server, if there is one."""


class NotSafe(Exception):
    """Words are not sent to a server in this way. The message says why and what to do."""


def store() -> Words:
    """Where the words are."""
    return _elsewhere[0] if _elsewhere else Fts5(connections[SHELVES])


def place(address: str, copy: Path, key: bytes) -> Words:
    """Keep the words of the shelf of this copy of a case on a server from now on, under a key of the shelf; on the
    shelf itself if there is no address."""
    while _elsewhere:
        _elsewhere.pop().close()
    if address:
        from habeas.desk.shelves.words.postgres import Postgres

        schema = f"habeas_{tagged('words of', [str(copy.resolve()).encode()]).hex()[:16]}"
        _elsewhere.append(Postgres(address, schema, key))
    return store()


def safe(address: str) -> str:
    """The address of a server, if words may go there: this machine, or one that proves who it is. Raises NotSafe."""
    from psycopg import ProgrammingError, pq
    from psycopg.conninfo import conninfo_to_dict

    try:
        given = conninfo_to_dict(address)
    except ProgrammingError as why:
        raise NotSafe(f"{str(why).strip()}. Write it as postgresql://name@host/database") from why
    if given.get("service"):
        raise NotSafe(
            "it names a service, which may be anywhere. Write it as postgresql://name@host/database"
        )
    if given.get("password"):
        raise NotSafe(
            "the address has a password in it, which others on this machine can read. Leave it out and put it into "
            "the file ~/.pgpass"
        )
    # What is not given comes from the environment: a host may be named there.
    usual = {one.keyword.decode(): one.val.decode() for one in pq.Conninfo.get_defaults() if one.val}
    said = usual | given
    hosts = [str(said[name]) for name in ("host", "hostaddr") if said.get(name)]
    far = [one for part in hosts for one in part.split(",") if not _is_here(one)]
    if far and said.get("sslmode") != "verify-full":
        raise NotSafe(
            f"{', '.join(far)} is another machine, and nothing proves that it is the one you mean. Add "
            "sslmode=verify-full and sslrootcert to the address"
        )
    return address


def _is_here(host: str) -> bool:
    """Whether a host is a folder of sockets or this machine."""
    if host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
