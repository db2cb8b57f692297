"""Each rule finds the one thing that is wrong, says where, and says what to write instead."""

import itertools
from pathlib import Path

import pytest

from scripts.problem import Failed, Problem
from scripts.regenerate import lint
from tests.lint.echo import ECHO, broken, line_of

ROOT = Path(__file__).parents[2]

# What is wrong: the text in the contract, what it becomes, then the rule, the line's text and words of the remedy.
HOUSE_RULES = {
    "a fallback answer without source": (
        ("components:\n", "x-fallback-responses:\n  '404':\n    description: Nowhere.\n\ncomponents:\n"),
        ("source", "  '404':", "add `x-source:`"),
    ),
    "a key twice": (
        ("      summary: Create an echo\n", "      summary: Create an echo\n      summary: Again\n"),
        ("duplicate-key", "summary: Again", "keep one of the two"),
    ),
    "an unquoted phone number": (
        (
            "                  word: hello\n                x-s",
            "                  word: 01000000000\n                x-s",
        ),
        ("unquoted-scalar", "word: 01000000000", "quote it, '01000000000'"),
    ),
    "an unquoted date": (
        (
            "                  word: hello\n                x-s",
            "                  word: 2018-11-20\n                x-s",
        ),
        ("unquoted-scalar", "word: 2018-11-20", "quote it"),
    ),
    "an unquoted status": (("        '400':\n", "        400:\n"), ("text-key", "        400:", "quote it, '400'")),
    "a pattern that only ECMA 262 knows": (
        ("          maxLength: 20\n", "          pattern: ^\\p{L}+$\n"),
        ("pattern", "          pattern:", "write it without what only ECMA 262 knows"),
    ),
    "a named group of ECMA 262": (
        ("          maxLength: 20\n", "          pattern: (?<y>a)\n"),
        ("pattern", "          pattern:", "such as `\\p{L}` or `(?<name>...)`"),
    ),
    "a pattern that only Python knows": (
        ("          maxLength: 20\n", "          pattern: a\\Z\n"),
        ("pattern", "          pattern:", "write it by what every reader of JSON Schema knows"),
    ),
    "a pattern that backtracks for ever": (
        ("          maxLength: 20\n", "          pattern: ^(l+)+$\n"),
        ("pattern", "          pattern:", "so that each character can be matched by one part only"),
    ),
    "a dangling reference": (
        ("#/components/schemas/CreateEcho", "#/components/schemas/CreatEcho"),
        ("reference", "CreatEcho", "write `#/components/schemas/CreateEcho`"),
    ),
    "a reference to another file": (
        ("'#/components/schemas/CreateEcho'", "'other.yaml#/CreateEcho'"),
        ("reference", "other.yaml", "copy what it leads to into this contract"),
    ),
    "a free text that may be anybody's": (
        (
            "          type: string\n          x-personal: text\n        volume",
            "          type: string\n        volume",
        ),
        ("personal", "        word:\n          type: string\n        volume", "add one of phone-number, identifier"),
    ),
    **{
        f"OpenAPI {text}": (("openapi: 3.1.0", f"openapi: {text}"), ("version", f"openapi: {text}", "write `3.1.0`"))
        for text in ("3.0.3", "3.2.0", "3.1")
    },
    "an error whose reference leads nowhere": (
        ("#/components/schemas/Error'", "#/components/schemas/Eror'"),
        ("reference", "                $ref: '#/components/schemas/Eror'", "write `#/components/schemas/Error`"),
    ),
    "a reference to itself": (
        ("    Volume:\n      type: string\n", "    Volume:\n      $ref: '#/components/schemas/Volume'\n"),
        ("reference", "    Volume:", "write out what it stands for"),
    ),
    "keys out of order": (
        (
            "      summary: Create an echo\n\n      description: |\n        Repeats a word. Idempotent.\n",
            "      description: |\n        Repeats a word. Idempotent.\n\n      summary: Create an echo\n",
        ),
        ("operation-layout", "      description: |", "order its keys operationId, summary, description, tags"),
    ),
    "blocks that touch": (
        ("      summary: Create an echo\n\n", "      summary: Create an echo\n"),
        ("operation-layout", "      description: |", "put a blank line between"),
    ),
    "first blocks that touch": (
        ("operationId: createEcho\n\n", "operationId: createEcho\n"),
        ("operation-layout", "      summary: Create an echo", "put a blank line between"),
    ),
    "a response without source": (
        ("          x-source: emulator\n        '400'", "        '400'"),
        ("source", "        '200':", "add `x-source:`"),
    ),
    "an example without source": (
        ("                x-source: emulator\n\n      responses", "\n      responses"),
        ("source", "              word:", "add `x-source:`"),
    ),
    "a constraint without source": (
        ('          x-source: "emulator: long enough"\n', ""),
        ("source", "        word:\n          type: string\n          maxLength", "add `x-source:`"),
    ),
    "an enum without source": (
        ("        - LOW\n      x-source: emulator\n", "        - LOW\n"),
        ("source", "    Volume:", "add `x-source:`"),
    ),
    "a parameter's constraint without source": (
        ("      x-invalid: InvalidWord\n      x-source: emulator\n", "      x-invalid: InvalidWord\n"),
        ("source", "      schema:\n        type: integer", "add `x-source:`"),
    ),
    "an unknown source": (
        ("emulator: long enough", "hearsay: long enough"),
        ("source", "hearsay", "with one of emulator, then"),
    ),
    "no sources": (
        ("x-sources:\n  emulator: made up\n\n", ""),
        ("source", "openapi: 3.1.0", "map at its root each name to what it is"),
    ),
    "a source of which nothing is said": (
        ("  emulator: made up\n", "  emulator: ''\n"),
        ("source", "x-sources:", "map at its root each name to what it is"),
    ),
    "an error without roles": (
        ("      x-error:\n        code: errorCode\n        message: errorMessage\n", ""),
        ("error-body", "              schema:\n                $ref: '#/components/schemas/Error'", "add `x-error:"),
    ),
    "a role without property": (
        ("        message: errorMessage\n", "        message: text\n"),
        ("error-body", "message: text", "name one of its properties: errorCode, errorMessage"),
    ),
    "an unknown role": (
        ("        message: errorMessage\n", "        message: errorMessage\n        colour: errorCode\n"),
        ("error-body", "colour: errorCode", "use one of code, message, field"),
    ),
    "an error without a message": (
        ("        message: errorMessage\n", ""),
        ("error-body", "      x-error:", "add `message:"),
    ),
    "an example named unlike its code": (
        ("                InvalidWord:\n", "                BadWord:\n"),
        ("error-name", "                BadWord:", "name it `InvalidWord`"),
    ),
    "an error with two statuses": (
        (
            "        '400':\n",
            "        '409':\n          $ref: '#/paths/~1echoes~1{echoId}/post/responses/400'\n        '400':\n",
        ),
        ("error-status", "        '400':", "tell the two apart by `x-eras`"),
    ),
    "a method of the client itself": (
        ("operationId: createEcho", "operationId: close"),
        ("method-name", "operationId: close", "choose another operationId"),
    ),
    "a method that is the name of a constant": (
        ("operationId: createEcho", "operationId: typeChecking"),
        ("method-name", "operationId: typeChecking", "choose another operationId"),
    ),
    "an error that is a list": (
        (
            "value:\n                    errorCode: InvalidWord\n                    errorMessage: Say something",
            "value:\n                    - Say something",
        ),
        ("no-invalid-media-type-examples", "                  value:\n                    - Say", "make the example"),
    ),
    "an unknown era": (
        ("            - '2026'\n", "            - '2027'\n"),
        ("extension", "x-eras:", "'2018', '2019', '2026'"),
    ),
    "an era that is a list": (
        ("            - '2026'\n", "            - - '2026'\n"),
        ("extension", "x-eras:", "'2018', '2019', '2026'"),
    ),
    "roles that are no mapping": (
        ("      x-error:\n        code: errorCode\n        message: errorMessage\n", "      x-error: errorCode\n"),
        ("extension", "      x-error: errorCode", "write it as openapi/README.md shows"),
    ),
    "an answer to no operation that is none": (
        ("      description: A token.\n", "      description: A token.\n\nx-fallback-responses:\n  '404': text\n"),
        ("extension", "  '404': text", "write it as openapi/README.md shows"),
    ),
    "an error for a violation that is a list": (
        ("x-invalid: InvalidWord", "x-invalid: [InvalidWord]"),
        ("extension", "x-invalid: [", "write it as openapi/README.md shows"),
    ),
    "an unknown error for a violation": (
        ("x-invalid: InvalidWord", "x-invalid: Nonsense"),
        ("extension", "x-invalid: Nonsense", "name one of InvalidWord"),
    ),
}

REDOCLY_RULES = {
    "an operationId in another case": (
        ("operationId: createEcho", "operationId: create_echo"),
        ("rule/operation-id", "operationId: create_echo", "such as createNumber"),
    ),
    "no operationId": (
        ("      operationId: createEcho\n\n", ""),
        ("rule/operation-id", "    post:", "such as createNumber"),
    ),
    "a summary with a full stop": (
        ("summary: Create an echo\n", "summary: Create an echo.\n"),
        ("rule/operation-summary", "summary: Create an echo.", "without a full stop"),
    ),
    "no description": (
        ("      description: |\n        Repeats a word. Idempotent.\n\n", ""),
        ("rule/operation-description", "    post:", "whether it is idempotent"),
    ),
    "no tag": (
        ("      tags:\n        - echoes\n\n", ""),
        ("rule/operation-one-tag", "    post:", "keep the one that names its module"),
    ),
    "no security": (
        ("      security:\n        - bearer: []\n\n", ""),
        ("rule/operation-security", "    post:", "an empty list for none"),
    ),
    "a default response": (
        ("        '400':\n", "        default:\n"),
        ("rule/response-status", "        default:", "document each status by itself"),
    ),
    "a nameless example": (
        (
            "            examples:\n              word:\n                value:\n                  word: hello\n"
            "                x-source: emulator\n",
            "            example:\n              word: hello\n",
        ),
        ("rule/named-examples", "            example:", "put it under `examples:`"),
    ),
    "no example": (
        (
            "            examples:\n              word:\n                value:\n                  word: hello\n"
            "                x-source: emulator\n",
            "",
        ),
        ("rule/answer-has-examples", "          application/json:", "add a named one"),
    ),
    "a parameter without description": (
        ("      description: The number of the echo.\n", ""),
        ("rule/parameter-description", "    EchoId:", "say what it identifies"),
    ),
    "an example that is not valid": (
        ("                    volume: LOUD\n", "                    volume: SHRILL\n"),
        ("no-invalid-media-type-examples", "volume: SHRILL", "make the example or the schema right"),
    ),
    "a schema example that is not valid": (
        ("        examples:\n          - 7\n", "        examples:\n          - 0\n"),
        ("no-invalid-schema-examples", "          - 0", "make the example or the schema right"),
    ),
    "a component that nobody uses": (
        ("    Volume:\n", "    Noise:\n      type: string\n\n    Volume:\n"),
        ("no-unused-components", "    Noise:", "use the component or remove it"),
    ),
    "a path parameter that is not declared": (
        ("      parameters:\n        - $ref: '#/components/parameters/EchoId'\n\n", ""),
        ("path-parameters-defined", "    post:", "name the parameter alike"),
    ),
    "an unknown security scheme": (
        ("        - bearer: []\n", "        - basic: []\n"),
        ("security-defined", "        - basic: []", "name a scheme of `components.securitySchemes`"),
    ),
    "a misspelt keyword": (
        ("          maxLength: 20\n", "          maxLenght: 20\n"),
        ("struct", "maxLenght: 20", "write `maxLength`"),
    ),
}

ECHO_SCHEMA = """    Echo:
      type: object
      x-source: emulator
      required:
        - word
        - volume
"""

# Whatever narrows an object or a word says where it comes from.
CONSTRAINTS = {
    f"{constraint} without source": (
        (ECHO_SCHEMA, f"    Echo:\n      type: object\n      {constraint}\n"),
        ("source", "    Echo:", "add `x-source:`"),
    )
    for constraint in ("minProperties: 1", "maxProperties: 9", "additionalProperties: false", "required: [word]")
} | {
    f"{constraint} without source": (
        ('          maxLength: 20\n          x-source: "emulator: long enough"\n', f"          {constraint}\n"),
        ("source", "        word:\n          type: string\n          " + constraint, "add `x-source:`"),
    )
    for constraint in (
        "default: hello",
        "const: hello",
        "pattern: h",
        "minLength: 1",
        "format: hostname",
        "enum: [hello]",
    )
}

# A number, a truth or nothing to some reader of YAML.
SCALARS = {
    f"an unquoted {word}": (
        ("                  word: hello\n", f"                  word: {word}\n"),
        ("unquoted-scalar", f"word: {word}", f"quote it, '{word}'"),
    )
    for word in ("1e3", ".5", "0o17", "0x1F", "+7", "1.", "yes", "~", "1_000", "0b1", "12:30:45")
}

RULES = HOUSE_RULES | CONSTRAINTS | SCALARS | REDOCLY_RULES


def problems(folder: Path, *texts: str) -> list[Problem]:
    """What lint says of contracts with these texts."""
    contracts = [folder / f"{number}.yaml" for number in range(len(texts))]
    for contract, text in zip(contracts, texts, strict=True):
        contract.write_text(text, encoding="utf-8")
    try:
        lint.lint(contracts, root=folder)
    except Failed as failed:
        return failed.problems
    return []


def with_a_twin() -> str:
    """With an operation whose id differs in spelling alone."""
    start, end = ECHO.index("  /echoes/{echoId}:\n"), ECHO.index("components:")
    twin = broken("/echoes/{echoId}", "/more/{echoId}", ECHO[start:end]).replace("createEcho", "createECHO")
    return ECHO[:end] + twin + ECHO[end:]


def with_another_error() -> str:
    """With a second schema of errors, in which a role has another name."""
    start, end = ECHO.index("    Error:\n"), ECHO.index("  securitySchemes:")
    other = ECHO[start:end].replace("Error:", "OtherError:", 1).replace("errorMessage", "text")
    return ECHO[:end] + other + ECHO[end:]


# What can't be said by one change: the contract, and the rules that find something in it.
WHOLE = {
    "two operations of one method name": (with_a_twin(), ["method-name"]),
    "two names for one role": (with_another_error(), ["error-body", "no-unused-components"]),
    "an error without code, not in PascalCase": (
        broken("        code: errorCode\n", "").replace("InvalidWord", "invalid_word"),
        ["error-name"],
    ),
    "no paths": ("openapi: 3.1.0\n", ["no-empty-servers", "struct", "struct"]),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """What lint says of each broken contract; Redocly starts once for them all."""
    texts = {what: broken(*change) for what, (change, _) in RULES.items()}
    texts |= {what: text for what, (text, _) in WHOLE.items()}
    everything = problems(tmp_path_factory.mktemp("lint"), *texts.values())
    return {
        what: [problem for problem in everything if problem.path == Path(f"{number}.yaml")]
        for number, what in enumerate(texts)
    }


@pytest.mark.parametrize("what", RULES)
def test_one_thing_wrong_is_found(found: dict[str, list[Problem]], what: str) -> None:
    """The problem has the line and the rule, and ends with what to do."""
    change, (rule, place, remedy) = RULES[what]
    text = broken(*change)

    by_rule = [problem for problem in found[what] if problem.rule == rule]

    assert [line_of(place, text)] == [problem.line for problem in by_rule]
    assert remedy in str(by_rule[0]).partition(" Do this: ")[2]


@pytest.mark.parametrize("what", WHOLE)
def test_nothing_else_is_found(found: dict[str, list[Problem]], what: str) -> None:
    """In a contract with more than one place that is not as it was."""
    assert WHOLE[what][1] == sorted(problem.rule for problem in found[what])


def test_broken_yaml_is_found(tmp_path: Path) -> None:
    """A contract that can't be read is named with the line where reading ended."""
    found = problems(tmp_path, broken("      type: object\n", "      type: [object\n"))

    assert ["yaml"] == [problem.rule for problem in found]
    assert found[0].line is not None


@pytest.mark.parametrize(
    ("content", "rule", "line", "words"),
    [
        (ECHO.encode("utf-16"), "text", 1, "save it as UTF-8 text"),
        (
            ECHO.replace("what is said", "ce qui est r\xe9p\xe9t\xe9").encode("latin-1"),
            "text",
            6,
            "save it as UTF-8 text",
        ),
        (broken("maxLength: 20", f"maxLength: {'9' * 100_000}").encode(), "yaml", line_of("maxLength"), "quote it"),
        (
            broken("maxLength: 20", "maxLength: 2018-13-40").encode(),
            "unquoted-scalar",
            line_of("maxLength"),
            "quote it",
        ),
        (broken("Repeat what", "a\0b").encode(), "yaml", None, "control characters are not allowed"),
    ],
    ids=["UTF-16", "Latin-1", "a number of 100,000 digits", "a date that can't be", "a zero byte"],
)
def test_file_that_is_no_text_is_found(tmp_path: Path, content: bytes, rule: str, line: int | None, words: str) -> None:
    """With words and, where it can be told, the line; not with a traceback."""
    (tmp_path / "echo.yaml").write_bytes(content)

    with pytest.raises(Failed) as failed:
        lint.lint([tmp_path / "echo.yaml"], root=tmp_path)

    (found,) = failed.value.problems
    assert (rule, line) == (found.rule, found.line)
    assert words in str(found)


def test_aliases_that_stand_for_too_much_are_found(tmp_path: Path) -> None:
    """Counted before they are expanded: 300 bytes can stand for more than a machine holds."""
    names = "abcdefgh"
    bomb = "x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
        f"x-{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in itertools.pairwise(names)
    )

    (found,) = problems(tmp_path, f"{ECHO}\n{bomb}")

    assert "its aliases stand for too much. Do this: write out what they stand for" in str(found)


@pytest.mark.parametrize("text", ["", "- a list\n"], ids=["empty", "a list"])
def test_what_is_no_contract_is_found(tmp_path: Path, text: str) -> None:
    """A file without the form of OpenAPI is a problem with a line, not a traceback."""
    assert problems(tmp_path, text)


def test_every_contract_in_a_folder_is_found(tmp_path: Path) -> None:
    """All but the settings of Redocly."""
    for name in ("b.yaml", "redocly.yaml", "a.yaml"):
        (tmp_path / name).touch()

    assert ["a.yaml", "b.yaml"] == [path.name for path in lint.contracts_in(tmp_path)]


def test_contracts_of_this_project_are_clean() -> None:
    """`make regenerate` and `make check` begin with this."""
    assert lint.lint(lint.contracts_in(ROOT / "openapi"))


@pytest.mark.parametrize(("text", "status"), [(ECHO, 0), ("", 1)], ids=["right", "wrong"])
def test_exit_status_tells(tmp_path: Path, text: str, status: int) -> None:
    """For whoever lints one contract alone; what the other tests break is whole."""
    (tmp_path / "echo.yaml").write_text(text, encoding="utf-8")

    assert status == lint.main([str(tmp_path / "echo.yaml")])
