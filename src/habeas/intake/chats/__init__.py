"""Chats and mail: an export's bytes become messages with their times, people and files. Nothing is stored here.

`read_export` is the one way in. What it gives quotes the export; days that can be read two ways are asked about.
"""

from habeas.intake.chats.chat import Chat, ChatKind, Enclosure, Media, Message
from habeas.intake.chats.export import Export, read_export

__all__ = ["Chat", "ChatKind", "Enclosure", "Export", "Media", "Message", "read_export"]
