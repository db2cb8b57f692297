"""A wrong `x-look-up` is refused: a client would look for what it can't find, or find another thing."""

from pathlib import Path

import pytest

from scripts import contract
from scripts.regenerate import supported
from scripts.regenerate.errors import ERROR_CLASSES
from tests.lint.echo import broken, line_of

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

# What is wrong: a text of the contract, what it becomes, where the problem is said to be, and what is said.
REFUSED = {
    "no mapping": (WORD, "      x-look-up: listEchoes\n", "      x-look-up:", "`x-look-up` is no mapping"),
    "no operation": ("        operationId: listEchoes\n        p", "        p", "      x-look-up:", "`operationId` of"),
    "an operation that is not there": (
        "operationId: listEchoes\n        p",
        "operationId: listEcho\n        p",
        "        operationId: listEcho\n",
        "`listEcho` is no operation that reads",
    ),
    "an operation that changes": (
        "operationId: listEchoes\n        p",
        "operationId: createEcho\n        p",
        "        operationId: createEcho\n",
        "`createEcho` is no operation that reads",
    ),
    "a parameter that is not there": (
        "          echoId: $request.path.echoId\n",
        "          echoId: $request.path.echoId\n          page: '1'\n",
        "          page: '1'",
        "listEchoes has no parameter `page`",
    ),
    "a parameter that is lacking": (
        "        parameters:\n          echoId: $request.path.echoId\n",
        "",
        "      x-look-up:",
        "lacks the parameter `echoId` of listEchoes",
    ),
    "a parameter of another place": (
        "$request.path.echoId",
        "$request.query.echoId",
        "          echoId: $request.query",
        "`$request.query.echoId` is nothing that a request of createEcho has",
    ),
    "no list of steps": (
        "        find:\n          - in: /all\n",
        "        find:\n            in: /all\n",
        "        find:",
        "`find`",
    ),
    "nothing to find": (
        WORD[WORD.index("        find:") : WORD.index("        answer")],
        "        find: []\n",
        "        find:",
        "compares nothing",
    ),
    "nothing to compare": (
        WORD[WORD.index("            where:") : WORD.index("        answer")],
        "",
        "        find:",
        "compares nothing",
    ),
    "a step that is a text": (
        WORD[WORD.index("          - in:") : WORD.index("        answer")],
        "          - /all\n",
        "          - /all",
        "is no mapping",
    ),
    "a step that leads nowhere": (
        "          - in: /all",
        "          - in: /echoes",
        "          - in: /echoes",
        "`/echoes` leads nowhere in what `x-look-up` of createEcho reads",
    ),
    "no pointer": ("          - in: /all", "          - in: all", "          - in: all", "`all` is no JSON Pointer"),
    "a misspelt property of what is found": (
        "              /word: $request",
        "              /words: $request",
        "          - in: /all",
        "`/words` leads nowhere",
    ),
    "a text in the place of what is equal": (
        WORD[WORD.index("            where:") : WORD.index("            holds")],
        "            where: word\n",
        "            where: word",
        "`where` is no mapping",
    ),
    "a property that no request has": (
        "              /word: $request.body#/word\n",
        "              /word: $request.body#/volume\n",
        "              /word: $request.body#/volume",
        "`$request.body#/volume` is nothing that a request of createEcho has",
    ),
    "an expression of a form that is not known": (
        "            holds: $request.body#/word",
        "            holds: $response.body#/word",
        "            holds: $response",
        "`$response.body#/word` is nothing that a request of createEcho has",
    ),
    "an answer of no kind": ("        answer: item", "        answer: some", "        answer: some", "says nothing"),
    "a whole answer that is another": (
        "        answer: item",
        "        answer: whole",
        "        answer: whole",
        "listEchoes answers otherwise than createEcho",
    ),
    "an item that lacks what is answered": (
        WORD[WORD.index("          - in:") : WORD.index("            holds")],
        "          - in: /last\n",
        "        answer: item",
        "what `x-look-up` finds has no `word`, which createEcho answers with",
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


@pytest.mark.parametrize(("old", "new", "line", "says"), REFUSED.values(), ids=REFUSED)
def test_wrong_one_is_refused(tmp_path: Path, old: str, new: str, line: str, says: str) -> None:
    """At its line, by what is wrong, and with what to do."""
    text = BASE.replace(old, new)
    assert text != BASE

    found = next((one for one in problems(text, tmp_path) if says in one), None)

    assert str(found).startswith(f"echo.yaml:{line_of(line, text)}: unsupported: ")
    assert " Do this: " in str(found)
