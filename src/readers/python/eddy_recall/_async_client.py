"""The HTTP client for asyncio. The same as in _client.py, with awaits."""

from __future__ import annotations

import asyncio
import ssl
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any, AsyncIterator, Callable, Dict, Iterable, Mapping, Optional, Type, TypeVar, Union

import httpx

from . import _answers, _http, _requests
from ._answers import CandidateList, EventsTaken
from ._errors import UnreachableError
from ._requests import BatchOptions, ListOptions, Request, UserOptions
from ._retries import Reply, Retries, Wait, call

if TYPE_CHECKING:
    from typing_extensions import Unpack

T = TypeVar("T")


class AsyncEddyClient:
    """Asks a server of lists, in an event loop. Every method raises :class:`~eddy_recall.EddyError`.

    :param url: address of the server, with the path of a proxy if there is one
    :param token: of the server's file of tokens; None for a server without tokens
    :param timeout: seconds to connect, and of silence, after which an attempt has failed
    :param retries: how often a failed request is repeated, and how long all may take
    :param tls: for a certificate that this machine does not trust by itself, and for certificates of clients
    """

    def __init__(
        self,
        url: str = _http.DEFAULT_URL,
        *,
        token: Optional[str] = None,
        timeout: float = _http.DEFAULT_TIMEOUT,
        retries: Retries = Retries(),
        tls: Optional[ssl.SSLContext] = None,
    ) -> None:
        self._server = _http.Server(url, token, timeout)
        self._retries = retries
        self._http = httpx.AsyncClient(verify=True if tls is None else tls)

    def __repr__(self) -> str:
        return f"AsyncEddyClient({self._server})"

    async def __aenter__(self) -> AsyncEddyClient:
        return self

    async def __aexit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def candidates(self, user_id: str, **options: Unpack[UserOptions]) -> CandidateList:
        """Candidates of a user, filtered and filled up. Options: ``n``, ``filter``, ``exclude``, ``page``, ``explain``,
        ``tags``, ``attributes``."""
        return await self._list(_requests.user_path(user_id), options, UserOptions)

    def candidate_pages(self, user_id: str, **options: Unpack[UserOptions]) -> AsyncIterator[CandidateList]:
        """As :meth:`candidates`, page after page of ``n`` candidates."""
        return self._pages(_requests.user_path(user_id), options, UserOptions)

    async def candidates_of_users(
        self, user_ids: Iterable[str], **options: Unpack[BatchOptions]
    ) -> Dict[str, CandidateList]:
        """Candidates of at most 100 users, by their ids. Options: ``n``, ``filter``, ``exclude``, ``explain``."""
        return await self._call(_requests.of_users(user_ids, options), _answers.lists_by_user)

    async def similar(self, item_id: str, **options: Unpack[ListOptions]) -> CandidateList:
        """Items similar to an item. Options: ``n``, ``filter``, ``exclude``, ``page``, ``explain``."""
        return await self._list(_requests.similar_path(item_id), options)

    def similar_pages(self, item_id: str, **options: Unpack[ListOptions]) -> AsyncIterator[CandidateList]:
        """As :meth:`similar`, page after page."""
        return self._pages(_requests.similar_path(item_id), options)

    async def group(self, group: str, **options: Unpack[ListOptions]) -> CandidateList:
        """The list of a group, such as ``cluster-7`` or ``country=de``. Options as of :meth:`similar`."""
        return await self._list(_requests.group_path(group), options)

    def group_pages(self, group: str, **options: Unpack[ListOptions]) -> AsyncIterator[CandidateList]:
        """As :meth:`group`, page after page."""
        return self._pages(_requests.group_path(group), options)

    async def popular(self, **options: Unpack[ListOptions]) -> CandidateList:
        """The list for everybody. Options as of :meth:`similar`."""
        return await self._list(_requests.POPULAR, options)

    def popular_pages(self, **options: Unpack[ListOptions]) -> AsyncIterator[CandidateList]:
        """As :meth:`popular`, page after page."""
        return self._pages(_requests.POPULAR, options)

    async def post_events(self, events: Iterable[Mapping[str, Any]]) -> EventsTaken:
        """Posts at most 1,000 events. After an ``UnavailableError`` or ``UnreachableError``, post all of them again: events
        with an ``event_id`` count once."""
        return await self._call(_requests.of_events(events), _answers.events_taken)

    async def _list(self, path: str, options: Mapping[str, Any], known: type = ListOptions) -> CandidateList:
        return await self._call(_requests.of_list(path, options, known), _answers.candidate_list)

    async def _pages(
        self, path: str, options: Mapping[str, Any], known: type = ListOptions
    ) -> AsyncIterator[CandidateList]:
        while True:
            page = await self._list(path, options, known)
            yield page
            if page.next_page is None:
                return
            options = {**options, "page": page.next_page}

    async def _call(self, request: Request, reader: Callable[[Dict[str, Any]], T]) -> T:
        request_id = _http.new_request_id()
        steps = call(request, request_id, self._retries, self._server.timeout, time.monotonic)
        reply: Union[Reply, UnreachableError, None] = None
        try:
            while True:
                step = steps.send(reply)
                if isinstance(step, Wait):
                    await asyncio.sleep(step.seconds)
                    reply = None
                else:
                    reply = await self._send(request, request_id, step.timeout, step.deadline)
        except StopIteration as end:
            return _http.read(end.value, request_id, reader)

    async def _send(
        self, request: Request, request_id: str, timeout: float, deadline: float
    ) -> Union[Reply, UnreachableError]:
        try:
            asked = self._http.request(
                request.method,
                self._server.url_of(request),
                headers=self._server.headers_of(request, request_id),
                content=request.body,
                timeout=timeout,
            )
            # httpx bounds each single reading only, and a server may send byte after byte.
            answer = await asyncio.wait_for(asked, deadline - time.monotonic())
            return Reply(answer.status_code, answer.headers, answer.content)
        except asyncio.TimeoutError:
            return self._server.unreachable(httpx.ReadTimeout("the answer took too long"), request_id)
        except httpx.RequestError as error:
            return self._server.unreachable(error, request_id)
