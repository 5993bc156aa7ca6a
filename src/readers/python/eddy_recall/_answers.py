"""Answers of the server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple


@dataclass(frozen=True)
class Candidate:
    """An item of a list."""

    item_id: str
    #: Higher is better; comparable within one list only.
    score: float
    #: Whose list it is from: ``user``, ``cluster``, ``group``, ``everybody`` or ``item``.
    origin: str
    #: Probability with which an explored place was given to the item; None elsewhere. Send it with the impression.
    propensity: Optional[float] = None
    #: Channels that recalled the item; None without ``explain``.
    channels: Optional[Tuple[str, ...]] = None


@dataclass(frozen=True)
class CandidateList:
    """A page of candidates, best first."""

    #: Whose list it is: the one asked for, or the one found in its place; ``nobody`` for none.
    origin: str
    #: Version of the list; zeros when it is not the user's own.
    version: str
    #: When the list was made, epoch milliseconds; 0 without a list.
    generated_at_millis: int
    #: Number of candidates in the list.
    listed: int
    #: Number of them that the filter and the earlier pages leave.
    left: int
    candidates: Tuple[Candidate, ...]
    #: To be given as ``page`` of the next call; None when nothing follows.
    next_page: Optional[str] = None
    #: Variant that ranked the list; None for the control.
    variant: Optional[str] = None
    #: What was asked about; None for the others.
    user_id: Optional[str] = None
    item_id: Optional[str] = None
    group: Optional[str] = None


@dataclass(frozen=True)
class Refusal:
    """Why an event was refused."""

    #: Place of the event in what was posted, from 0.
    index: int
    reason: str


@dataclass(frozen=True)
class EventsTaken:
    """The answer to posted events."""

    #: Number of events that are in Kafka.
    taken: int
    refused: Tuple[Refusal, ...]


# An answer of another form raises KeyError, TypeError, ValueError or AttributeError.


def candidate_list(answer: Dict[str, Any]) -> CandidateList:
    return CandidateList(
        origin=str(answer["origin"]),
        version=str(answer["version"]),
        generated_at_millis=int(answer["generated_at"]),
        listed=int(answer["listed"]),
        left=int(answer["left"]),
        candidates=tuple(_candidate(each) for each in answer["candidates"]),
        next_page=answer.get("next_page"),
        variant=answer.get("variant"),
        user_id=answer.get("user_id"),
        item_id=answer.get("item_id"),
        group=answer.get("group"),
    )


def _candidate(each: Dict[str, Any]) -> Candidate:
    channels = each.get("channels")
    return Candidate(
        item_id=str(each["item_id"]),
        score=float(each["score"]),
        origin=str(each["origin"]),
        propensity=each.get("propensity"),
        channels=None if channels is None else tuple(channels),
    )


def lists_by_user(answer: Dict[str, Any]) -> Dict[str, CandidateList]:
    return {str(each["user_id"]): candidate_list(each) for each in answer["lists"]}


def events_taken(answer: Dict[str, Any]) -> EventsTaken:
    return EventsTaken(int(answer["taken"]), refusals(answer["refused"]))


def refusals(answer: Optional[List[Dict[str, Any]]]) -> Tuple[Refusal, ...]:
    return tuple(Refusal(int(each["index"]), str(each["reason"])) for each in answer or ())
