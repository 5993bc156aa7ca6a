"""What both HTTP clients share: the address, the headers, and the names of failures."""

from __future__ import annotations

import secrets
from typing import Any, Callable, Dict, Optional, TypeVar

import httpx

from ._errors import UnreachableError, UnreadableAnswerError
from ._requests import Request
from ._version import __version__

T = TypeVar("T")

DEFAULT_URL = "http://localhost:8091"
DEFAULT_TIMEOUT = 2.0

# No byte of the request had left.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class Server:
    """Where requests go, and what they carry."""

    def __init__(self, url: str, token: Optional[str], timeout: float) -> None:
        try:
            is_url = httpx.URL(url).scheme in ("http", "https")
        except httpx.InvalidURL:
            is_url = False
        if not is_url:
            raise ValueError(f"url is {url!r}; allowed: http://HOST:PORT or https://HOST:PORT")
        if timeout <= 0:
            raise ValueError(f"timeout is {timeout}; allowed: above 0")
        self._url = url.rstrip("/")
        self._token = token
        self.timeout = timeout

    def __repr__(self) -> str:
        """Shows no token."""
        return self._url

    def url_of(self, request: Request) -> str:
        return self._url + request.target

    def headers_of(self, request: Request, request_id: str) -> Dict[str, str]:
        headers = {"User-Agent": f"eddy-recall-python/{__version__}", "X-Request-Id": request_id}
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token}"
        if request.body is not None:
            headers["Content-Type"] = "application/json"
        return headers

    def unreachable(self, error: Exception, request_id: str) -> UnreachableError:
        reason = str(error) or type(error).__name__
        return UnreachableError(f"{self._url} does not answer: {reason}", request_id, not isinstance(error, _NOT_SENT))


def new_request_id() -> str:
    return secrets.token_hex(8)


def read(answer: Dict[str, Any], request_id: str, reader: Callable[[Dict[str, Any]], T]) -> T:
    """An answer in its own type."""
    try:
        return reader(answer)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableAnswerError(f"the answer is of another form: {error!r}", request_id) from error
