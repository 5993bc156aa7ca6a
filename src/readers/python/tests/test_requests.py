"""What is asked for."""

import unittest

from eddy_recall import _requests
from eddy_recall._requests import UserOptions


class RequestsTest(unittest.TestCase):
    def test_ids_in_paths_are_encoded(self) -> None:
        self.assertEqual(
            _requests.user_path("a/b,c%d é鍵😀;"),
            "/v1/users/a%2Fb%2Cc%25d%20%C3%A9%E9%8D%B5%F0%9F%98%80%3B/candidates",
        )
        self.assertEqual(_requests.similar_path(".."), "/v1/items/%2E%2E/similar")
        self.assertEqual(_requests.group_path("country=de"), "/v1/groups/country%3Dde")

    def test_an_empty_id_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "item_id is empty"):
            _requests.similar_path("")

    def test_options_are_parameters(self) -> None:
        request = _requests.of_list(
            "/v1/x",
            {
                "n": 2,
                "filter": "price < 20 and a = \"b & c\"",
                "exclude": ["i 1", "i+2"],
                "explain": True,
                "tags": ("jazz", "live"),
                "attributes": {"country": "de", "plan": "a=b"},
            },
            UserOptions,
        )
        self.assertEqual(
            request.target,
            "/v1/x?n=2&filter=price%20%3C%2020%20and%20a%20%3D%20%22b%20%26%20c%22&exclude=i%201%2Ci%2B2&explain=true"
            "&tags=jazz%2Clive&attributes=country%3Dde%2Cplan%3Da%3Db",
        )

    def test_options_that_are_empty_are_left_out(self) -> None:
        request = _requests.of_list("/v1/x", {"filter": "", "exclude": [], "page": None, "attributes": {}}, UserOptions)
        self.assertEqual(request.target, "/v1/x")

    def test_a_comma_in_an_id_to_exclude_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "one of exclude has a comma: 'a,b'; candidates_of_users takes such"):
            _requests.of_list("/v1/x", {"exclude": ["a,b"]})

    def test_a_text_in_place_of_a_list_is_refused(self) -> None:
        with self.assertRaisesRegex(TypeError, "exclude is one text"):
            _requests.of_list("/v1/x", {"exclude": "i-7"})
        with self.assertRaisesRegex(TypeError, "user_ids is one text"):
            _requests.of_users("u-9", {})
        with self.assertRaisesRegex(TypeError, "give a list of events"):
            _requests.of_events({"user_id": "u"})  # type: ignore[dict-item]

    def test_an_unknown_option_is_refused(self) -> None:
        with self.assertRaisesRegex(TypeError, "unknown option tags; known: n, filter, exclude, page, explain"):
            _requests.of_list("/v1/x", {"tags": ["a"]})

    def test_users_are_in_the_body(self) -> None:
        request = _requests.of_users(["u-9", "é"], {"n": 3, "exclude": ("a,b",), "filter": None})
        self.assertEqual((request.body or b"").decode("utf-8"), '{"user_ids":["u-9","é"],"n":3,"exclude":["a,b"]}')
        self.assertTrue(request.is_read)

    def test_events_are_in_the_body(self) -> None:
        request = _requests.of_events([{"user_id": "u", "ts": 1}])
        self.assertEqual(request.body, b'[{"user_id":"u","ts":1}]')
        self.assertFalse(request.is_read)
        with self.assertRaises(ValueError):
            _requests.of_events([{"ts": float("nan")}])


if __name__ == "__main__":
    unittest.main()
