"""Errors of the HTTP clients."""

from __future__ import annotations

from typing import Optional, Tuple

from ._answers import Refusal


class EddyError(Exception):
    """A call failed. ``request_id`` finds it in the log of the server."""

    def __init__(self, message: str, request_id: str) -> None:
        super().__init__(f"{message} (request {request_id})")
        self.message = message
        self.request_id = request_id


class UnreachableError(EddyError):
    """The server could not be reached, or did not answer in time."""

    def __init__(self, message: str, request_id: str, was_sent: bool) -> None:
        super().__init__(message, request_id)
        #: Whether the server may have seen the request.
        self.was_sent = was_sent


class UnreadableAnswerError(EddyError):
    """The answer is not one of Eddy, perhaps that of a proxy."""


class AnswerError(EddyError):
    """The server answered with an error; ``message`` is its own."""

    def __init__(
        self,
        message: str,
        request_id: str,
        status: int,
        position: Optional[int] = None,
        taken: Optional[int] = None,
        refused: Tuple[Refusal, ...] = (),
        retry_after: Optional[float] = None,
    ) -> None:
        super().__init__(message, request_id)
        self.status = status
        #: Of a wrong filter: the first wrong character, from 1.
        self.position = position
        #: Of posted events: how many are in Kafka in spite of the error.
        self.taken = taken
        #: Of posted events: those that the job would refuse.
        self.refused = refused
        #: Seconds to wait before the next request.
        self.retry_after = retry_after


class WrongRequestError(AnswerError):
    """A parameter, filter, page or body is wrong."""


class AccessError(AnswerError):
    """The token is missing or wrong, or does not have the scope."""


class TooManyRequestsError(AnswerError):
    """The token may not send so many requests."""


class UnavailableError(AnswerError):
    """Redis or Kafka is away, the server has too much to do, or a proxy does not reach it."""


class ServerError(AnswerError):
    """The server failed; its log has the reason."""
