"""The paragraphs of a text, without what a web page adds around an article. Offsets are code points."""

import re

_BREAK = re.compile(r"\n[ \t\u00a0]*\n\s*|\n(?=[ \t]*[-•*]\s)")
_PAGE_FURNITURE = re.compile(
    r"""(?ix)^\s*(?:
      (?:leave|post|add|write)\ (?:a|your)\ (?:comment|reply|response)s?\b.{0,40}
    | (?:\d+|no)\ comments?(?:\ yet)? | comments?(?:\ \(\d+\))? | reply | print | e-?mail
    | (?:share|tweet|pin|like|follow\ us|share\ this.*|share\ on.*|follow\ .{0,30}\ on\ .*)
    | (?:read|see|learn)\ (?:more|also|next|on)\b.{0,120} | (?:related|recommended|trending|most\ read)\b.{0,60}
    | (?:sign\ up|subscribe|log\ in|register|donate|support\ us)\b.{0,120}
    | advert(?:isement|ising)? | sponsored(?:\ content)? | continue\ reading.{0,60} | click\ here.{0,80}
    | (?:all\ rights\ reserved|copyright\b|©).{0,120} | (?:cookie|privacy)\ (?:policy|settings|notice).{0,60}
    | (?:photo|image|picture|credit|illustration)s?\s*:.{0,120} | tags?\s*:.{0,200} | filed\ under\b.{0,120}
    | back\ to\ (?:top|home).{0,20} | skip\ to\ .{0,30} | loading\.{0,3} | menu | search | home | newsletter
    | https?://\S+ | \W*
    )\s*[.!:>»]*\s*$"""
)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every paragraph that is text, in order; page furniture is left out."""
    found, start = [], 0
    for gap in [*_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found += _trimmed(text, start, end)
        start = gap.end() if gap else end
    return found


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    if _PAGE_FURNITURE.match(piece):
        return []
    start += len(piece) - len(piece.lstrip())
    return [(start, start + len(piece.strip()))]
