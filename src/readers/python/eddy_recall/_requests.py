"""Requests to the server: the same for both clients."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, Iterable, List, Mapping, Optional, TypedDict
from urllib.parse import quote, urlencode


class ListOptions(TypedDict, total=False):
    """What can be asked of any list."""

    #: Most candidates, 1 to 500; 50 by default.
    n: int
    #: Condition that the candidates meet.
    filter: str
    #: Ids of items that must not come.
    exclude: Iterable[str]
    #: ``next_page`` of the answer before.
    page: str
    #: Whether each candidate names its channels.
    explain: bool


class UserOptions(ListOptions, total=False):
    """What can be asked of the list of a user."""

    #: Declared tags of a user without a list: they choose the list of a cluster.
    tags: Iterable[str]
    #: Attributes of a user without a list, by name: they choose the list of a group. The first with a list counts.
    attributes: Mapping[str, str]


class BatchOptions(TypedDict, total=False):
    """What can be asked of the lists of several users; as in :class:`ListOptions`."""

    n: int
    filter: str
    exclude: Iterable[str]
    explain: bool


@dataclass(frozen=True)
class Request:
    method: str
    #: From ``/v1`` on, encoded, with the query.
    target: str
    body: Optional[bytes] = None
    #: Whether repeating it changes nothing.
    is_read: bool = True


POPULAR = "/v1/popular"


def user_path(user_id: str) -> str:
    return f"/v1/users/{_segment('user_id', user_id)}/candidates"


def similar_path(item_id: str) -> str:
    return f"/v1/items/{_segment('item_id', item_id)}/similar"


def group_path(group: str) -> str:
    return f"/v1/groups/{_segment('group', group)}"


def of_list(path: str, options: Mapping[str, Any], known: type = ListOptions) -> Request:
    _require_known(options, known)
    parameters: Dict[str, str] = {}
    for name, value in options.items():
        if value is None:
            continue
        if name == "explain":
            parameters[name] = "true" if value else "false"
        elif name in ("exclude", "tags"):
            parameters[name] = ",".join(_without_comma(name, text) for text in _ids(name, value))
        elif name == "attributes":
            parameters[name] = ",".join(_without_comma(name, f"{key}={text}") for key, text in value.items())
        else:
            parameters[name] = str(value)
    query = urlencode({name: text for name, text in parameters.items() if text}, quote_via=quote, safe="")
    return Request("GET", path + ("?" + query if query else ""))


def of_users(user_ids: Iterable[str], options: Mapping[str, Any]) -> Request:
    _require_known(options, BatchOptions)
    body: Dict[str, Any] = {"user_ids": _ids("user_ids", user_ids)}
    body.update({name: value for name, value in options.items() if value is not None})
    if "exclude" in body:
        body["exclude"] = _ids("exclude", body["exclude"])
    return Request("POST", "/v1/candidates", _json(body))


def of_events(events: Iterable[Mapping[str, Any]]) -> Request:
    if isinstance(events, Mapping):
        raise TypeError("events is one event; give a list of events")
    return Request("POST", "/v1/events", _json([dict(event) for event in events]), is_read=False)


def _json(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


def _segment(name: str, text: str) -> str:
    if not text:
        raise ValueError(f"{name} is empty")
    # On the way these two would be taken for folders.
    return text.replace(".", "%2E") if text in (".", "..") else quote(text, safe="")


def _ids(name: str, values: Iterable[str]) -> List[str]:
    if isinstance(values, str):
        raise TypeError(f"{name} is one text; give a list of texts")
    return list(values)


def _without_comma(name: str, text: str) -> str:
    if "," in text:
        advice = "; candidates_of_users takes such ids" if name == "exclude" else ""
        raise ValueError(f"one of {name} has a comma: {text!r}{advice}")
    return text


def _require_known(options: Mapping[str, Any], known: type) -> None:
    for name in options:
        if name not in known.__annotations__:
            raise TypeError(f"unknown option {name}; known: {', '.join(known.__annotations__)}")
