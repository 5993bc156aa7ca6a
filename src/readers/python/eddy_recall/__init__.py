"""Reads candidate lists of Eddy: over HTTP from ``serve``, or from Redis.

``EddyClient`` and ``AsyncEddyClient`` ask a server, ``RedisReader`` and ``AsyncRedisReader`` read Redis.
"""

from ._answers import Candidate, CandidateList, EventsTaken, Refusal
from ._async_client import AsyncEddyClient
from ._async_reader import AsyncRedisReader
from ._client import EddyClient
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
from ._reader import RedisReader
from ._retries import Retries
from ._stored import Recall, RecalledItem
from ._version import __version__

__all__ = [
    "AccessError",
    "AnswerError",
    "AsyncEddyClient",
    "AsyncRedisReader",
    "Candidate",
    "CandidateList",
    "EddyClient",
    "EddyError",
    "EventsTaken",
    "Recall",
    "RecalledItem",
    "RedisReader",
    "Refusal",
    "Retries",
    "ServerError",
    "TooManyRequestsError",
    "UnavailableError",
    "UnreachableError",
    "UnreadableAnswerError",
    "WrongRequestError",
    "__version__",
]
