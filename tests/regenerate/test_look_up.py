"""A wrong `x-look-up` is refused: a client would look for what it can't find, or find another thing."""

from pathlib import Path

import pytest

from scripts import contract
from scripts.regenerate import supported
from scripts.regenerate.errors import ERROR_CLASSES
from tests.lint.echo import broken, changed_in, line_of

WORD = """\
      x-look-up:
        operationId: listEchoes
        parameters:
          echoId: $request.path.echoId
        find:
          - in: /all
            where:
              /word: $request.body#/word
              /mood: kind
            holds: $request.body#/word
        answer: item
"""
READER = """\
    get:
      operationId: listEchoes

      summary: List echoes

      description: |
        Lists what was said.

      tags:
        - echoes

      parameters:
        - $ref: '#/components/parameters/EchoId'

      responses:
        '200':
          description: All of them.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Echoes'
          x-source: emulator

      security:
        - bearer: []

"""
ECHOES = """\
    Echoes:
      type: object
      properties:
        all:
          anyOf:
            - type: array
              items:
                $ref: '#/components/schemas/Echo'
            - type: 'null'
        last:
          $ref: '#/components/schemas/Volume'

    Volume:
"""
BASE = broken("    post:\n", READER + "    post:\n", broken("    Volume:\n", ECHOES))
# The second of these is that of createEcho.
BASE = broken("        - bearer: []\n\ncomponents", f"        - bearer: []\n\n{WORD}\ncomponents", BASE)

FIND, ANSWER = WORD.index("        find:"), WORD.index("        answer")
STEP, WHERE, HOLDS = (WORD.index(part) for part in ("          - in:", "            where:", "            holds"))
AT_WORD, AT_FIND, AT_STEP = "      x-look-up:", "        find:", "          - in: /all"

# What is wrong: a text of the word, what it becomes, what is said, and where, if not at the line that is changed.
REFUSED: dict[str, tuple[str, ...]] = {
    "no mapping": (WORD, "      x-look-up: listEchoes\n", "`x-look-up` is no mapping"),
    "no operation": ("        operationId: listEchoes\n", "", "`operationId` of", AT_WORD),
    "an operation that is not there": ("listEchoes", "listEcho", "`listEcho` is no operation that reads"),
    "an operation that changes": ("listEchoes", "createEcho", "`createEcho` is no operation that reads"),
    "a parameter that is not there": ("        find", "          page: '1'\n        find", "has no parameter `page`"),
    "a parameter that is lacking": (
        "        parameters:\n          echoId: $request.path.echoId\n",
        "",
        "lacks the parameter `echoId` of listEchoes",
        AT_WORD,
    ),
    "a parameter of another place": (
        "path.",
        "query.",
        "`$request.query.echoId` is nothing that a request of createEcho",
    ),
    "no list of steps": ("          - in: /all\n", "            in: /all\n", "`find`", AT_FIND),
    "nothing to find": (WORD[FIND:ANSWER], "        find: []\n", "compares nothing"),
    "nothing to compare": (WORD[WHERE:ANSWER], "", "compares nothing", AT_FIND),
    "a step that is a text": (WORD[STEP:ANSWER], "          - /all\n", "is no mapping"),
    "a step that leads nowhere": ("/all", "/echoes", "`/echoes` leads nowhere in what `x-look-up` of createEcho reads"),
    "no pointer": ("in: /all", "in: all", "`all` is no JSON Pointer"),
    "a misspelt property of what is found": ("/word: $", "/words: $", "`/words` leads nowhere", AT_STEP),
    "a text in the place of what is equal": (WORD[WHERE:HOLDS], "            where: word\n", "`where` is no mapping"),
    "a property that no request has": (
        "/word: $request.body#/word",
        "/word: $request.body#/volume",
        "`$request.body#/volume` is nothing that a request of createEcho has",
    ),
    "an expression of a form that is not known": (
        "holds: $request",
        "holds: $response",
        "`$response.body#/word` is nothing that a request of createEcho has",
    ),
    "an answer of no kind": ("answer: item", "answer: some", "says nothing"),
    "a whole answer that is another": ("answer: item", "answer: whole", "listEchoes answers otherwise than createEcho"),
    "an item that lacks what is answered": (
        WORD[STEP:HOLDS],
        "          - in: /last\n",
        "what `x-look-up` finds has no `word`, which createEcho answers with",
        "        answer: item",
    ),
}


def problems(text: str, folder: Path) -> list[str]:
    path = folder / "echo.yaml"
    path.write_text(text, encoding="utf-8")
    read = contract.read(path, Path("echo.yaml"))
    return [*map(str, supported.problems(read, "EchoClient", ERROR_CLASSES))]


def test_right_one_is_supported(tmp_path: Path) -> None:
    """The one that the others change."""
    assert [] == problems(BASE, tmp_path)


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
def test_wrong_one_is_refused(tmp_path: Path, refused: tuple[str, ...]) -> None:
    """At its line, by what is wrong, and with what to do."""
    old, new, says, *where = refused
    text = broken(WORD, broken(old, new, WORD), BASE)

    found = next((one for one in problems(text, tmp_path) if says in one), None)

    line = line_of(where[0], text) if where else changed_in(text, BASE)
    assert str(found).startswith(f"echo.yaml:{line}: unsupported: ")
    assert " Do this: " in str(found)
