"""Repeats a request where that is safe. Knows nothing of the network: a client sends and waits for it."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import Any, Callable, Dict, Generator, Mapping, Optional, Union

from . import _answers
from ._errors import (
    AccessError,
    AnswerError,
    EddyError,
    ServerError,
    TooManyRequestsError,
    UnavailableError,
    UnreachableError,
    UnreadableAnswerError,
    WrongRequestError,
)
from ._requests import Request

_UNAVAILABLE = (502, 503, 504)


@dataclass(frozen=True)
class Retries:
    """How often a failed request is repeated.

    Requests that read are repeated after a failed connection, a timeout, and the statuses 429, 502, 503 and 504. Posted
    events are repeated only where the server cannot have taken any: after a failed connection, and a 429.
    """

    #: Most attempts of a call; 1 for no repetition.
    attempts: int = 3
    #: Wait before the first repetition, in seconds; it doubles each time. A random half of it is left out.
    first_wait: float = 0.05
    longest_wait: float = 1.0
    #: Longest time of a call with all attempts and waits, in seconds.
    within: float = 5.0

    def __post_init__(self) -> None:
        if self.attempts < 1:
            raise ValueError(f"attempts is {self.attempts}; allowed: at least 1")
        for name in ("first_wait", "longest_wait", "within"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} is {getattr(self, name)}; allowed: above 0")

    def wait_before(self, repetition: int, chance: float) -> float:
        """Seconds before a repetition, from 1; ``chance`` is random, 0 to 1."""
        # The exponent is limited, since a power of a thousand is no float.
        longest = min(self.longest_wait, self.first_wait * 2.0 ** min(repetition - 1, 30))
        return longest * (1 - chance / 2)


@dataclass(frozen=True)
class Send:
    """The client is to send the request, and to give up at ``deadline`` or after ``timeout`` seconds of silence."""

    timeout: float
    deadline: float


@dataclass(frozen=True)
class Wait:
    """The client is to wait."""

    seconds: float


@dataclass(frozen=True)
class Reply:
    """An HTTP answer; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Steps = Generator[Union[Send, Wait], Union[Reply, UnreachableError, None], Dict[str, Any]]


def call(
    request: Request,
    request_id: str,
    retries: Retries,
    timeout: float,
    clock: Callable[[], float],
    chance: Callable[[], float] = random.random,
) -> Steps:
    """The JSON of the answer, after as many attempts as it takes."""
    deadline = clock() + retries.within
    repetition = 0
    while True:
        reply = yield Send(min(timeout, max(deadline - clock(), 0.001)), deadline)
        assert reply is not None
        if isinstance(reply, Reply):
            if reply.status == 200:
                return _json(reply, request_id)
            error: EddyError = _error(reply, request_id)
        else:
            error = reply
        repetition += 1
        if repetition == retries.attempts or not _may_repeat(request, error):
            raise error
        wait = retries.wait_before(repetition, chance())
        if isinstance(error, AnswerError) and error.retry_after is not None:
            wait += error.retry_after
        if clock() + wait >= deadline:
            raise error
        yield Wait(wait)


def _may_repeat(request: Request, error: EddyError) -> bool:
    if isinstance(error, UnreachableError):
        return request.is_read or not error.was_sent
    return isinstance(error, TooManyRequestsError) or (request.is_read and isinstance(error, UnavailableError))


def _json(reply: Reply, request_id: str) -> Dict[str, Any]:
    try:
        answer = json.loads(reply.body)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise UnreadableAnswerError(f"the answer is no JSON object: {_shown(reply.body)}", request_id)
    return answer


def _error(reply: Reply, request_id: str) -> AnswerError:
    try:
        answer = _json(reply, request_id)
        message = str(answer["error"])
        refused = _answers.refusals(answer.get("refused"))
    except (UnreadableAnswerError, KeyError, TypeError, ValueError, AttributeError):
        # Of a proxy on the way.
        answer, refused = {}, ()
        message = f"status {reply.status}: {_shown(reply.body)}"
    return _kind(reply.status)(
        message,
        str(answer.get("request_id", request_id)),
        reply.status,
        answer.get("position"),
        answer.get("taken"),
        refused,
        _seconds(reply.headers.get("retry-after")),
    )


def _kind(status: int) -> type[AnswerError]:
    if status in (401, 403):
        return AccessError
    if status == 429:
        return TooManyRequestsError
    if status in _UNAVAILABLE:
        return UnavailableError
    return WrongRequestError if 400 <= status < 500 else ServerError


def _seconds(retry_after: Optional[str]) -> Optional[float]:
    """The header also has a form with a date, which Eddy does not send."""
    return float(retry_after) if retry_after is not None and retry_after.isdecimal() else None


def _shown(body: bytes) -> str:
    return repr(body[:100].decode("utf-8", "replace"))
