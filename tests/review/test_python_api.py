"""The Python API of a client before and after, and which change of the contract is behind it."""

import json
from pathlib import Path

import pytest

from scripts.review.document import read
from scripts.review.entries import compare
from scripts.review.python_api import ApiChange, changes, signatures
from tests.lint.echo import ECHO, broken
from tests.review.battery import schema_of

FACADE = """
class EchoClient:
    def __init__(self, token: str, *, timeout: float = 5) -> None: ...
    def create_echo(self, echo_id: int, *, word: str, volume: Volume | Unset = UNSET) -> Echo: ...
    def _send(self): ...
class AsyncEchoClient:
    async def create_echo(self, echo_id: int) -> Echo: ...
"""
ECHO_MODEL = """
class Echo:
    word: str
    volume: Volume
    def to_dict(self): ...
"""
VOLUME = """
class Volume(StrEnum):
    LOUD = "LOUD"
    LOW = "LOW"
"""
BEFORE = {
    "facade.py": FACADE,
    "models/echo.py": ECHO_MODEL,
    "models/volume.py": VOLUME,
}


def between(after: dict[str, str], contract: str = ECHO) -> list[ApiChange]:
    old, new = (read(text, Path("openapi/echo.yaml")) for text in (ECHO, contract))
    return changes(signatures(BEFORE), signatures(after), compare(old, new), [old, new])


def test_signatures_are_the_public_names() -> None:
    """Methods without self, attributes with their types, members with their values; no plumbing, no twin."""
    assert {
        "EchoClient": "class()",
        "EchoClient.__init__": "(token: str, *, timeout: float=5) -> None",
        "EchoClient.create_echo": "(echo_id: int, *, word: str, volume: Volume | Unset=UNSET) -> Echo",
        "Echo": "class()",
        "Echo.word": "str",
        "Echo.volume": "Volume",
        "Volume": "class(StrEnum)",
        "Volume.LOUD": "'LOUD'",
        "Volume.LOW": "'LOW'",
    } == signatures(BEFORE)


def test_member_and_its_cause() -> None:
    """A value that left the contract left the enum."""
    (gone,) = between(
        BEFORE | {"models/volume.py": VOLUME.replace('    LOW = "LOW"\n', "")}, broken("        - LOW\n", "")
    )
    (cause,) = compare(*(read(text, Path("openapi/echo.yaml")) for text in (ECHO, broken("        - LOW\n", ""))))

    assert ("Volume.LOW", "removed", True, (cause.fingerprint,)) == (gone.name, gone.fate, gone.breaking, gone.causes)


def test_class_that_vanished_is_told_once() -> None:
    """Not with each of its members."""
    after = {name: text for name, text in BEFORE.items() if "volume" not in name}

    assert [("Volume", "removed")] == [(one.name, one.fate) for one in between(after)]


@pytest.mark.parametrize(
    ("old", "new", "breaking"),
    [
        ("word: str, ", "word: str, mood: str | Unset = UNSET, ", False),
        ("word: str, ", "word: str | int, ", False),
        ("word: str, ", "word: str | Unset = UNSET, ", False),
        ("word: str, ", "word: str, mood: str, ", True),
        ("word: str, ", "", True),
        ("word: str, ", "word: int, ", True),
        ("volume: Volume | Unset = UNSET", "volume: Volume", True),
        ("echo_id: int", "number: int", True),
        (" -> Echo", " -> Noise", True),
        (" -> Echo", " -> Echo | None", True),
        ("echo_id: int", "echo_id: float", False),
        ("echo_id: int", "echo_id: bool", True),
        ("word: str, ", 'word: Volume | Literal["LOUD"], ', True),
    ],
)
def test_signature_that_changed(old: str, new: str, breaking: bool) -> None:
    """It breaks when a call that was right is not any more."""
    (change,) = between(BEFORE | {"facade.py": FACADE.replace(old, new, 1)})

    assert ("EchoClient.create_echo", breaking) == (change.name, change.breaking)


@pytest.mark.parametrize(
    ("old", "new", "breaking"),
    [
        ("word: str", "word: str\n    mood: str", False),
        ("word: str", "word: str\n    mood: str | Unset = UNSET", False),
        ("word: str", "word: str | Unset = UNSET", True),
        ("word: str", "word: str\n    moods: list[str] = _attrs_field(factory=list)", False),
        ("word: str", "word: str\n    mood: str = _model.field('mood')", False),
        ("word: str", "word: datetime.datetime", True),
        ("word: str", "word: Volume", False),
        ("volume: Volume", "volume: str", True),
        ("word: str", "word: str\n    moods: ClassVar[int]", False),
    ],
)
def test_attribute_that_came_or_changed(old: str, new: str, breaking: bool) -> None:
    """Whoever reads an answer takes a narrower type for a wider one, not the other way round."""
    (change,) = between(BEFORE | {"models/echo.py": ECHO_MODEL.replace(old, new, 1)})

    assert breaking is change.breaking


@pytest.mark.parametrize(("schema", "breaking"), [("CreateEcho", True), ("Echo", False)])
def test_argument_that_a_model_demands(schema: str, breaking: bool) -> None:
    """What has to be sent breaks who makes the model; what is only received breaks nobody, as the contract says."""
    facade = "class Client:\n    def create_echo(self, body: CreateEcho) -> Echo: ...\n"
    model = {f"models/{schema.lower()}.py": f"class {schema}:\n    word: str\n", "facade.py": facade}
    data = schema_of(ECHO)
    data["components"]["schemas"][schema]["properties"]["tone"] = {"type": "string"}
    data["components"]["schemas"][schema]["required"].append("tone")
    old, new = (read(text, Path("openapi/echo.yaml")) for text in (ECHO, json.dumps(data)))
    after = {path: text if path == "facade.py" else f"{text}    tone: str\n" for path, text in model.items()}

    (change,) = changes(signatures(model), signatures(after), compare(old, new), [old, new])

    assert (f"{schema}.tone", breaking, 1) == (change.name, change.breaking, len(change.causes))


def test_client_that_is_new() -> None:
    """It is told as one, not with all its names."""
    document = read(ECHO, Path("openapi/echo.yaml"))

    assert [ApiChange("the client", None, "9 names", False)] == changes({}, signatures(BEFORE), [], [document] * 2)


def test_method_and_its_cause() -> None:
    """A property that was added to a request body is a further argument."""
    contract = broken(
        "        word:\n          type: string\n          maxLength",
        "        mood:\n          type: string\n        word:\n          type: string\n          maxLength",
    )
    facade = FACADE.replace("word: str, ", "word: str, mood: str | Unset = UNSET, ", 1)

    (change,) = between(BEFORE | {"facade.py": facade}, contract)

    assert not change.breaking
    assert 1 == len(change.causes)


@pytest.mark.parametrize("value", ['"MUTE"', "3", "-1"])
@pytest.mark.parametrize(("use", "breaking"), [("volume: Volume) -> None", False), (") -> Volume", True)])
def test_enum_that_gained_a_value(use: str, breaking: bool, value: str) -> None:
    """Whoever gives it goes on; whoever gets it has not thought of it."""
    facade = {"facade.py": f"class Client:\n    def call(self, {use}: ...\n"}
    before, after = (facade | {"models/volume.py": text} for text in (VOLUME, f"{VOLUME}    MUTE = {value}\n"))

    (change,) = changes(signatures(before), signatures(after), [], [])

    assert ("Volume.MUTE", breaking) == (change.name, change.breaking)


def test_reordered_keywords_are_no_change() -> None:
    """Nobody gives them by their place; what is given by its place breaks when that is another."""
    texts = [
        f"class Client:\n    def call(self, {one}) -> None: ...\n" for one in ("*, a: int, b: int", "*, b: int, a: int")
    ]
    positional = [one.replace("*, ", "") for one in texts]

    def told(before: str, after: str) -> list[bool]:
        sides = [signatures({"facade.py": one}) for one in (before, after)]
        return [change.breaking for change in changes(sides[0], sides[1], [], [])]

    assert [] == told(*texts)
    assert [True] == told(*positional)
