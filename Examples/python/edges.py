"""Edges of bit signals from one scan to the next."""


class Edges:
    """Remembers the inputs of the last scan."""

    def __init__(self):
        self._before = {}
        self._now = {}

    def scan(self, inputs):
        self._before, self._now = self._now, dict(inputs)

    def rose(self, name):
        """False to true; never on the first scan, which has nothing to compare with."""
        return self._now[name] and not self._before.get(name, True)

    def fell(self, name):
        """True to false; never on the first scan."""
        return not self._now[name] and self._before.get(name, False)
