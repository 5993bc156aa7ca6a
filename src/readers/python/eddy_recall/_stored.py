"""Texts of lists, profiles and clusters in Redis, as the page "Reading lists" describes them."""

from __future__ import annotations

import math
import re
import struct
from dataclasses import dataclass
from itertools import accumulate
from operator import sub
from typing import Dict, Iterable, List, Mapping, NamedTuple, Optional, Tuple
from urllib.parse import quote, unquote_to_bytes

NO_VERSION = "000000000000.000000000000.000000000000"
_VERSION = re.compile(r"[0-9]{12}\.[0-9]{12}\.[0-9]{12}")
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_ENCODED = re.compile(r"(?:[A-Za-z0-9_.~-]|%[0-9A-Fa-f]{2})*")
_MILLION = 1e6


@dataclass(frozen=True)
class RecalledItem:
    """An item of a list in Redis."""

    item_id: str
    #: Higher is better; comparable within one list only.
    score: float
    #: Codes of the channels that recalled the item, one letter each.
    channels: str
    #: Probability with which the place was given to the item; 1 for a place that is not explored.
    propensity: float = 1.0


@dataclass(frozen=True)
class Recall:
    """A list in Redis, best first, without items that are taken down."""

    #: Whose list it is: ``user``, ``cluster``, ``group``, ``everybody``, ``item``, or ``nobody`` for none.
    origin: str
    #: Version of the list; zeros when it is not the user's own.
    version: str
    #: When the list was made, epoch milliseconds; 0 without a list.
    generated_at_millis: int
    candidates: Tuple[RecalledItem, ...]
    #: Variant that ranked the list; None for the control.
    variant: Optional[str] = None


NOTHING = Recall("nobody", NO_VERSION, 0, ())


class Profile(NamedTuple):
    cluster: int
    segment: str
    #: Ends of the user's mutes, epoch milliseconds; None for a mute without an end.
    mutes_until: Tuple[Optional[int], ...]


class ClusterSummary(NamedTuple):
    generated_at_millis: int
    shares: Dict[str, float]


def encoded(text: str) -> str:
    """Percent-encoded outside ``[A-Za-z0-9_.~-]``."""
    return quote(text, safe="")


def decoded(text: str) -> str:
    """Raises ValueError for a text that is not percent-encoded."""
    if not _ENCODED.fullmatch(text):
        raise ValueError(f"not percent-encoded: {text!r}")
    return unquote_to_bytes(text).decode("utf-8")


def recall_of(origin: str, text: Optional[str]) -> Optional[Recall]:
    """The list in a text; None when there is none, or Eddy did not write it."""
    columns = [] if text is None else text.split(";")
    if len(columns) < 7:
        return None
    try:
        if not _VERSION.fullmatch(columns[0]):
            return None
        variant = columns[8] if len(columns) > 8 and columns[8] else None
        items = _items(columns[2:7], columns[7] if len(columns) > 7 else "")
        return Recall(origin, columns[0], _whole(columns[1]), items, variant)
    except (ValueError, IndexError, OverflowError):
        return None


def _items(columns: List[str], propensities: str) -> Tuple[RecalledItem, ...]:
    ids, decimals, scores, sets, marks = columns
    unit = _whole(decimals)
    if not marks:
        if ids or scores or sets:
            raise ValueError("a column is longer than the marks")
        return ()
    items = [decoded(each) for each in ids.split(",")]
    # The first score, then by how much each is lower than the one before.
    numbers = list(accumulate((_whole(each) for each in scores.split(",")), sub))
    channels = [decoded(each) for each in sets.split(",")]
    if not len(items) == len(numbers) == len(marks) or min(marks) < "A":
        raise ValueError("columns of different lengths")
    explored = _propensities(propensities)
    return tuple(
        RecalledItem(item, number / 10.0**unit, channels[ord(mark) - ord("A")], explored.get(place, 1.0))
        for place, (item, number, mark) in enumerate(zip(items, numbers, marks), 1)
    )


def _propensities(column: str) -> Dict[int, float]:
    """By place, from 1."""
    pairs = (each.split(":") for each in column.split(",") if column)
    return {_whole(place): _whole(millionths) / _MILLION for place, millionths in pairs}


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"not a whole number: {text!r}")
    return int(text)


def profile_of(text: Optional[str]) -> Optional[Profile]:
    parts = [] if text is None else text.split(";")
    if len(parts) < 4:
        return None
    try:
        mutes = parts[6].split(",") if len(parts) > 6 else []
        return Profile(
            _whole(parts[0]),
            parts[5] if len(parts) > 5 else "",
            tuple(_end(mute.split(":")) for mute in mutes if mute.split(":")[0] in ("author", "category", "tag")),
        )
    except ValueError:
        return None


def _end(mute: List[str]) -> Optional[int]:
    return _whole(mute[2]) if len(mute) > 2 else None


def summary_of(text: Optional[str]) -> Optional[ClusterSummary]:
    parts = [] if text is None else text.split(";")
    try:
        made_at, _members, tags = parts
        pairs = (each.split(":") for each in tags.split(",") if tags)
        return ClusterSummary(_whole(made_at), {decoded(tag): _float32(float(share)) for tag, share in pairs})
    except (ValueError, OverflowError):
        return None


def best_cluster(summaries: Mapping[int, ClusterSummary], tags: Iterable[str]) -> Optional[int]:
    """The cluster with the largest sum of shares of the tags; a tag counts more the fewer clusters have it."""
    scores: Dict[int, float] = {}
    for tag in tags:
        having = {cluster: summary.shares[tag] for cluster, summary in summaries.items() if tag in summary.shares}
        for cluster, share in having.items():
            rarity = math.log1p(len(summaries) / len(having))
            scores[cluster] = scores.get(cluster, 0.0) + share * rarity
    return min(scores, key=lambda each: (-scores[each], each)) if scores else None


def _float32(number: float) -> float:
    """Eddy's own reader has single precision; with double, a tie could end otherwise."""
    return float(struct.unpack("f", struct.pack("f", number))[0])
