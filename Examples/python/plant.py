"""A small client of the plant: tags by name as any Factory I/O program uses them, and the clock.

Standard library only. One connection is kept open and used for everything.
"""

import http.client
import json
import urllib.parse


class PlantError(Exception):
    """The plant answered with something other than success."""


class Plant:
    """Reads and writes tags by name; `pause`, `step` and the like move the session's clock."""

    def __init__(self, base_url="http://127.0.0.1:7410", timeout=30):
        url = urllib.parse.urlsplit(base_url)
        self._connection = http.client.HTTPConnection(
            url.hostname, url.port or 80, timeout=timeout
        )

    def close(self):
        self._connection.close()

    # Tags, through the Factory I/O Web API.

    def read(self, names):
        """The values of the tags with these names.

        A name that several tags share gives the first one's value: the input before the output.
        """
        values = {}
        for item in self._request("GET", "/api/tag/values/by-name", list(names)):
            if "error" in item:
                raise PlantError(item["error"])
            values.setdefault(item["name"], item["value"])
        return values

    def write(self, values, shared=()):
        """Writes outputs. Names in `shared` belong to an input too, which refuses its part."""
        items = [{"name": name, "value": value} for name, value in values.items()]
        for failure in self._request("PUT", "/api/tag/values/by-name", items):
            if not (failure["code"] == 406 and failure["name"] in shared):
                raise PlantError(f"{failure['name']}: {failure['error']}")

    # The clock and the items, through Beltline's own API.

    def session(self):
        return self._request("GET", "/beltline/v1/session")

    def pause(self):
        return self._request("POST", "/beltline/v1/pause", {})

    def run(self):
        return self._request("POST", "/beltline/v1/run", {})

    def step(self, ticks):
        """Advances a paused plant and returns when it has."""
        return self._request("POST", "/beltline/v1/step", {"ticks": ticks})

    def seed(self, seed):
        """Starts the scene anew with another seed."""
        return self._request("POST", "/beltline/v1/seed", {"seed": seed})

    def items(self):
        """What stands in the plant now."""
        return self._request("GET", "/beltline/v1/items")

    def _request(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"} if data else {}
        self._connection.request(method, path, data, headers)
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise PlantError(f"{method} {path}: {answer.status} {text.decode(errors='replace')}")
        return json.loads(text) if text else None
