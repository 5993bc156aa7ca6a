"""The end of a call of the blocking client. httpx bounds each single reading only, and a server may send byte after byte."""

from __future__ import annotations

import math
import threading
import time
from typing import Any, Optional, Type

import httpcore
import httpx

# A piece is written at once or not at all.
_PIECE = 4096


class Deadline(threading.local):
    """When the call of this thread ends, on the monotonic clock."""

    at: float = math.inf

    def hold(self, client: httpx.Client) -> None:
        """Makes every connection of a client keep to it."""
        for transport in (client._transport, *client._mounts.values()):
            pool: Any = getattr(transport, "_pool", None)
            if pool is not None:
                pool._network_backend = _Backend(pool._network_backend, self)

    def left(self, timeout: Optional[float], error: Type[Exception]) -> float:
        left = self.at - time.monotonic()
        if left <= 0:
            raise error("the answer took too long")
        return left if timeout is None else min(timeout, left)


class _Backend:
    def __init__(self, backend: Any, deadline: Deadline) -> None:
        self._backend = backend
        self._deadline = deadline

    def __getattr__(self, name: str) -> Any:
        return getattr(self._backend, name)

    def connect_tcp(self, *address: Any, timeout: Optional[float] = None, **options: Any) -> _Stream:
        left = self._deadline.left(timeout, httpcore.ConnectTimeout)
        return _Stream(self._backend.connect_tcp(*address, timeout=left, **options), self._deadline)


class _Stream:
    def __init__(self, stream: Any, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def read(self, max_bytes: int, timeout: Optional[float] = None) -> bytes:
        read: bytes = self._stream.read(max_bytes, timeout=self._deadline.left(timeout, httpcore.ReadTimeout))
        return read

    def write(self, buffer: bytes, timeout: Optional[float] = None) -> None:
        for begin in range(0, len(buffer), _PIECE):
            left = self._deadline.left(timeout, httpcore.WriteTimeout)
            self._stream.write(buffer[begin : begin + _PIECE], timeout=left)

    def start_tls(self, *context: Any, timeout: Optional[float] = None, **options: Any) -> _Stream:
        left = self._deadline.left(timeout, httpcore.ConnectTimeout)
        return _Stream(self._stream.start_tls(*context, timeout=left, **options), self._deadline)
