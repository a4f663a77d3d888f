"""The three families of failure: a refusal, a trouble of the world, and (everything else) our own bug."""


class DeskError(Exception):
    """A failure whose Chinese sentence is shown to the user as it stands."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refusal(DeskError):
    """The user may not do this, or not like this; nothing was changed."""


class ChangedMeanwhile(Refusal):
    """Another window or officer changed the same datum since it was loaded."""


class Trouble(DeskError):
    """The world failed: disk full, wrong passphrase, damaged file; trying again may help."""
