"""Take chosen messages of a chat or of mail into a case: WhatsApp text or ZIP, Telegram JSON or ZIP, EML, MBOX.
Without --messages it only says what is in the export. What is not chosen is not stored anywhere."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from habeas.acts.case import CaseError
from habeas.acts.take_in_chat import Taken, take_in_chat
from habeas.cli import unlocking
from habeas.cli.moment import now
from habeas.intake.chats import Chat, Export, read_export
from habeas.intake.chats.choosing import NotARange, numbers
from habeas.intake.chats.whatsapp_times import Order
from habeas.protection.digest import sha256

NAME = "take-in-chat"
HELP = "take chosen messages of a chat or of mail into a case"
EXAMPLE = 'habeas take-in-chat basements chat.zip --obtained "exported by Olha" --messages 3-14,20'
ALL = "all"


def arguments(parser: ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("case", metavar="CASE", type=Path, help="the case")
    parser.add_argument("file", metavar="FILE", type=Path, help="the export")
    parser.add_argument("--obtained", metavar="HOW", required=True, help='how it came to you: "sent by mail"')
    parser.add_argument("--from", dest="obtained_from", metavar="WHO", help="from whom")
    parser.add_argument("--messages", metavar="WHICH", help=f"their numbers: 3-14,20; or {ALL}")
    parser.add_argument("--chat", metavar="N", type=int, default=1, help="which chat, if there are several")
    parser.add_argument("--order", choices=[order.value for order in Order], help="how its days are written")
    parser.add_argument("--title", default="", help="what to call it (default: the chat's own name)")
    parser.add_argument("--by", metavar="NAME", help="who takes it in (default: who opened the case)")
    unlocking.add(parser)


def run(args: Namespace) -> int:
    """Say what is in the export, or take the chosen messages in."""
    data = args.file.read_bytes()
    export = read_export(data, args.file.name, Order(args.order) if args.order else None)
    for warning in export.warnings:
        print(warning)
    if export.asks and not args.order:
        orders = " or ".join(f"--order {order.value}" for order in export.asks)
        raise CaseError(
            f"“{export.example}” can be read with the day or the month first. Say which: {orders}."
        )
    chat = _chat(export, args.chat)
    if args.messages is None:
        _say_what_is_in_it(export, chat)
        return 0
    taken = Taken(
        numbers=frozenset(_numbers(args.messages, chat)),
        obtained=args.obtained,
        obtained_from=args.obtained_from,
        title=args.title,
        whole=(sha256(data), len(data)),
    )
    case = unlocking.opened(args)
    source = take_in_chat(case, export, chat, taken, by=args.by or case.keys.user, at=now())
    print(f"Took in {len(taken.numbers)} of {len(chat.messages)} messages as “{source.title}”, {source.id}.")
    beside = case.known().attachments_of(source.id)
    if beside:
        print(f"  Sealed beside them: {', '.join(item.name for item in beside)}.")
    print(f"  The whole export still lies at {args.file}: if it endangers somebody there, move or erase it.")
    return 0


def _chat(export: Export, number: int) -> Chat:
    if not 0 < number <= len(export.chats):
        raise CaseError(f"there is no chat {number} in it; it holds {len(export.chats)}.")
    return export.chats[number - 1]


def _numbers(typed: str, chat: Chat) -> set[int]:
    if typed == ALL:
        return {message.number for message in chat.messages}
    try:
        return numbers(typed, chat)
    except NotARange as why:
        raise CaseError(str(why)) from why


def _say_what_is_in_it(export: Export, chat: Chat) -> None:
    for number, one in enumerate(export.chats, 1):
        print(f"Chat {number}: {one.title}, {len(one.messages)} messages.")
    for message in chat.messages[:200]:
        print(f"{message.number:>5}  {message.at}  {message.sender or '–'}: {message.text[:60]}")
    if len(chat.messages) > 200:
        print(f"      and {len(chat.messages) - 200} more; on the desk's page they can be searched.")
    print("Nothing was taken in. Choose with --messages, say: --messages 3-14,20.")
