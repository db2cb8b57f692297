"""What a contract needs as a whole: an address, operations, and names that nothing else has."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from openapi_python_client.strings import ClassName, PythonIdentifier

from scripts.contract import Contract, Pointer
from scripts.problem import Problem
from scripts.regenerate import grammar, prepared
from scripts.regenerate.conveniences import method_name
from scripts.regenerate.supported.view import LONGEST_NAME, View

# What modules of a client import.
MODULE_NAMES = frozenset(
    (
        *("Any", "AsyncIterator", "Awaitable", "Callable", "Iterator", "Find", "LookUp", "NamedTuple", "Pages", "Step"),
        *("Callable", "ClassVar", "Final", "Literal", "Mapping", "Self", "Sequence"),
        *("Api", "AsyncClient", "Attempt", "Client", "Created", "OpenEnum", "Operation", "Options", "Parameter"),
        *(
            "IO",
            "FileForm",
            "Upload",
            "IntEnum",
            "PhoneForm",
            "RawResponse",
            "Retries",
            "SignatureAuth",
            "SyncClient",
            "Unset",
        ),
        *("API", "TIMEOUT", "UNSET"),
    )
)


# Of a class for an inline schema, which is called after all that it stands in.
LONGEST_CLASS = 80  # which has at most three bytes each, and a suffix in the name of its module


class Whole(View):
    """A contract whose client has the class of this name."""

    def __init__(self, contract: Contract, class_name: str) -> None:
        super().__init__(contract)
        self._class_name = class_name

    def problems(self) -> Iterator[Problem]:
        yield from self._whole()
        yield from self._servers()
        yield from self._classes()

    def _whole(self) -> Iterator[Problem]:
        if not re.fullmatch(r"[0-9]+(\.[0-9]+){0,3}((a|b|rc)[0-9]+)?", str(self.contract.data["info"]["version"])):
            remedy = "write one such as `1.2.0`, or `1.2.0rc1` for what may still change"
            yield self.problem(("info", "version"), "a version that no package of Python can have", remedy)
        if not list(self.contract.operations()):
            yield self.problem(("paths",), "no operation", "describe one, or remove the settings of the client")
        constants: dict[str, str] = {}
        for pointer, response in self.contract.error_responses():
            for media_type, content in response.get("content", {}).items():
                for name in content.get("examples", {}):
                    constant = str(PythonIdentifier(name, prefix="code_")).upper()
                    if constants.setdefault(constant, name) != name:
                        what = f"the errors `{constants[constant]}` and `{name}` would both be `Code.{constant}`"
                        where = (*pointer, "content", media_type, "examples", name)
                        yield self.problem(where, what, "name one of them otherwise")

    def _servers(self) -> Iterator[Problem]:
        servers = self.contract.data.get("servers", [])
        if not servers:
            yield self.problem((), "no server", "add `servers:` with the address that most callers use")
        for index, server in enumerate(servers):
            url = str(server.get("url", ""))
            if not _is_address(url):
                what = f"the server `{url}` is no address"
                remedy = "write it out, such as `https://api.example.com`, without variables or credentials"
                yield self.problem(("servers", index, "url"), what, remedy)

    def _named(self) -> Iterator[tuple[Pointer, str]]:
        """Where the schemas stand that become classes, and what those are called."""
        for kind, pointer, part in grammar.parts("document", self.contract.data):
            if kind != "schema" or not isinstance(part, dict) or "$ref" in part:
                continue
            if len(pointer) == 3:
                yield pointer, str(ClassName(str(part.get("title", pointer[-1])), "field_"))
            elif {"enum", "properties"} & part.keys() and not prepared.PASSED_OVER & set(pointer):
                yield pointer, prepared.class_name(self.contract.data, pointer)

    def _classes(self) -> Iterator[Problem]:
        """The names of classes, each of which is the name of a module, too."""
        own = self._class_name
        taken = dict.fromkeys(MODULE_NAMES, "what the client imports")
        taken |= dict.fromkeys((own, f"Async{own}", f"{own}WithRawResponse"), "the client")
        taken |= {str(method_name(one)).upper(): "an operation" for one in self.contract.operations()}
        modules: dict[str, str] = {}
        for name, schema in self.contract.data.get("components", {}).get("schemas", {}).items():
            if len(str(schema.get("title", ""))) > LONGEST_NAME:
                yield self.too_long(str(schema["title"]), ("components", "schemas", name, "title"))
        for where, class_name in self._named():
            name, module = str(where[-1]), _alike(class_name)
            if len(class_name) > LONGEST_CLASS:
                yield self.too_long(class_name, where)
            if class_name in taken:
                what = f"the class `{class_name}` of {name} would be named as {taken[class_name]}"
                yield self.problem(where, what, "give it another name, or a `title`")
            elif module in modules:
                what = f"{modules[module]} and {name} would both become the class `{class_name}`"
                yield self.problem(where, what, "rename one of them")
            modules[module] = name


def _is_address(url: str) -> bool:
    try:
        urlsplit(url).port  # noqa: B018 - which raises where it is none
    except ValueError:
        return False
    return re.fullmatch(r"https?://([\w-]+(\.[\w-]+)*\.?|\[[0-9a-fA-F:.]+\])(:[0-9]+)?(/[^\s?#{}]*)?", url) is not None


def _alike(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
