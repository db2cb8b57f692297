"""What the words need that conveniences are made of: that what they name is there, and can be what it is taken for."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from scripts.contract import Contract, Operation, Pointer
from scripts.problem import Problem
from scripts.regenerate import checkup, conveniences, expressions, grammar, patterns, rules
from scripts.regenerate.supported.view import View, parameters, python_name, resolved

# What the schemes of credentials take.
TAKEN = ("key", "secret", "token")
README = "openapi/README.md shows how it is written"
NOTHING: Mapping[str, type] = MappingProxyType({})


class Words(View):
    """The words of our own in the operations of a contract."""

    def __init__(self, contract: Contract) -> None:
        super().__init__(contract)
        self._methods = {operation.id: operation for operation in contract.operations()}

    def problems(self) -> Iterator[Problem]:
        found = [problem for operation in self._methods.values() for problem in self._operation(operation)]
        found += self._files()
        found += self._check() if "x-check" in self.contract.data else []
        found += self._tokens()
        yield from found
        if not found:
            yield from self._names()

    def _operation(self, operation: Operation) -> Iterator[Problem]:
        for word, check in (("x-pages", self._pages), ("x-steps", self._steps), ("x-look-up", self._look_up)):
            if word in operation.data:
                yield from check(operation, (*operation.pointer, word), operation.data[word])

    def _check(self) -> Iterator[Problem]:
        pointer, word = ("x-check",), self.contract.data["x-check"]
        needed: dict[str, type] = dict.fromkeys(("operationId", "list", "key", "state"), str)
        needed |= {"good": dict, "states": list, "absent": dict}
        if wrong := self._keys(pointer, word, needed, {"before": list, "lapses": dict, "forms": dict}):
            yield from wrong
            return
        read = self._methods.get(word["operationId"])
        if read is None or read.method != "get" or "x-pages" in read.data:
            what = f"`{word['operationId']}` is no operation that reads all at once"
            yield self.problem((*pointer, "operationId"), what, "name one that is a GET without `x-pages`")
            return
        for _, one in parameters(self.contract, read):
            if one.get("required") and one["in"] != "path":
                what = f"{read.id} needs `{one['name']}`, which no check knows"
                yield self.problem((*pointer, "operationId"), what, "name an operation that needs its path alone")
        item = resolved(self.contract, checkup.listed(self.contract, word)).get("properties", {})
        if not item:
            what = f"the answer of {read.id} has no list of objects at `{word['list']}`"
            yield self.problem((*pointer, "list"), what, "write a JSON Pointer to one, '' for the answer itself")
            return
        yield from self._of_items(read, item, word)
        for name, form in word.get("forms", {}).items():
            if name not in TAKEN or not isinstance(form, str):
                what = f"`{name}` of `forms` is no credential with a pattern"
                yield self.problem((*pointer, "forms", name), what, f"write a pattern of one of {', '.join(TAKEN)}")
            elif fault := patterns.problem(form):
                yield self.problem((*pointer, "forms", name), *fault)

    def _of_items(self, read: Operation, item: Mapping[str, Any], word: Mapping[str, Any]) -> Iterator[Problem]:
        lapses = [(("lapses", "at"), word["lapses"].get("at"))] if "lapses" in word else []
        before = [(("before", index), name) for index, name in enumerate(word.get("before", ()))]
        for place, name in ((("key",), word["key"]), (("state",), word["state"]), *before, *lapses):
            if not isinstance(name, str) or name not in item:
                what = f"`{name}` is no property of what {read.id} lists"
                yield self.problem(("x-check", *place), what, "name one that it has")
        if self.types(item.get(word["key"], {"type": "string"})) != {"string"}:
            yield self.problem(("x-check", "key"), f"the key `{word['key']}` is no text", "name a property that is one")
        states = [(("states", index), one, "is") for index, one in enumerate(word["states"])]
        for part, one, value in ((("good",), word["good"], "is"), *states, (("absent",), word["absent"], "")):
            yield from self._standing(read, item, ("x-check", *part), one, value, word["state"])
        if "lapses" in word:
            yield from self._standing(read, item, ("x-check", "lapses"), word["lapses"], "at", "")

    def _standing(
        self, read: Operation, item: Mapping[str, Any], pointer: Pointer, part: Any, value: str, state: str
    ) -> Iterator[Problem]:
        """What is said of a state, and the call that comes next."""
        if wrong := self._keys(pointer, part, {"says": str}, {"next": object, **({value: object} if value else {})}):
            yield from wrong
            return
        allowed = resolved(self.contract, item.get(state)).get("enum")
        if value == "is" and (part.get("is", ...) is ... or (allowed and part["is"] not in allowed)):
            what = f"`{part.get('is')}` is nothing that `{state}` says"
            yield self.problem((*pointer, "is"), what, "write one of its values")
        if "next" in part:
            yield from self._following(read, item, (*pointer, "next"), part["next"])

    def _following(self, read: Operation, item: Mapping[str, Any], pointer: Pointer, part: Any) -> Iterator[Problem]:
        if wrong := self._keys(pointer, part, {"operationId": str}, {"parameters": object}):
            yield from wrong
            return
        operation = self._methods.get(part["operationId"])
        if operation is None:
            what = f"`{part['operationId']}` is no operation"
            yield self.problem((*pointer, "operationId"), what, "name one by its operationId")
            return
        names = {str(one["name"]) for _, one in parameters(self.contract, operation)}
        names |= set(self._sent(operation).get("properties", {}))
        for name, one in part.get("parameters", {}).items():
            place = (*pointer, "parameters", name)
            if name not in names:
                what = f"{operation.id} takes no `{name}`"
                yield self.problem(place, what, "name a parameter, or a property of its body")
            elif isinstance(one, str) and one.startswith("$item#/"):
                if one.split("/")[1] not in item:
                    yield self.problem(place, f"`{one}` is nothing that {read.id} lists", "name a property of an item")
            elif one != "$key":
                yield from self._expressions(read, place, one)

    def _tokens(self) -> Iterator[Problem]:
        """What can't give tokens to a client."""
        schemes = self.contract.data.get("components", {}).get("securitySchemes", {})
        for name, scheme in schemes.items():
            pointer = ("components", "securitySchemes", name, "x-token")
            if "x-token" not in scheme:
                continue
            keys = {"operationId": str, "key": str, "secret": str, "token": str, "seconds": int}
            if wrong := self._keys(pointer, scheme["x-token"], keys):
                yield from wrong
            else:
                yield from self._token(pointer, scheme)

    def _token(self, pointer: Pointer, scheme: Mapping[str, Any]) -> Iterator[Problem]:
        word = scheme["x-token"]
        if scheme.get("scheme") != "bearer":
            yield self.problem(pointer, "only a bearer token can be created by a call", "take `x-token` out")
        operation = self._methods.get(word["operationId"])
        if operation is None or operation.data.get("security") != []:
            what = f"`{word['operationId']}` is no operation that anybody may call"
            yield self.problem((*pointer, "operationId"), what, "name one that has `security: []`, by its operationId")
            return
        properties = self._sent(operation).get("properties", {})
        if not self.contract.resolve(operation.data.get("requestBody", {})).get("required"):
            what = f"the body of {operation.id} may be left out"
            yield self.problem((*pointer, "operationId"), what, "write `required: true` for it")
        for name in {"cls", "settings"} & {*map(python_name, properties)}:
            what = f"`{name}` is what from_credentials() takes itself"
            yield self.problem((*pointer, "operationId"), what, f"call the property of {operation.id} otherwise")
        for part in ("key", "secret"):
            if word[part] not in properties or self.types(properties[word[part]]) != {"string"}:
                what = f"`{word[part]}` is no text in the body of {operation.id}"
                yield self.problem((*pointer, part), what, "name a property of `type: string`")
        answered = self._answer(operation).get("properties", {})
        if word["token"] not in answered or self.types(answered[word["token"]]) != {"string"}:
            what = f"`{word['token']}` is no text in the answer of {operation.id}"
            yield self.problem((*pointer, "token"), what, "name the property that has the token")
        if word["seconds"] < 1:
            yield self.problem((*pointer, "seconds"), f"no token is good for {word['seconds']} seconds", README)

    def _files(self) -> Iterator[Problem]:
        """Files that are no properties of a body, and what is wrong with the others."""
        places = {where: one for operation in self._methods.values() for where, one in self._sent_files(operation)}
        for kind, pointer, part in grammar.parts("document", self.contract.data):
            if kind != "schema" or not isinstance(part, dict) or "x-file" not in part:
                continue
            if pointer in places:
                yield from self._file(pointer, part, places[pointer])
            else:
                what = f"`{pointer[-1]}` is a file, and no property of the body of a request"
                yield self.problem(
                    (*pointer, "x-file"), what, "take `x-file` out, or put it where a request has the file"
                )
        for operation in self._methods.values():
            several = len([*self._sent_files(operation)])
            if several > 1:
                yield self.problem(operation.pointer, f"{operation.id} takes several files", "leave `x-file` at one")

    def _sent_files(self, operation: Operation) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
        """Where a file in the body of an operation is written, and the properties beside it."""
        pointer, body = self.followed((*operation.pointer, "requestBody"), operation.data.get("requestBody", {}))
        for media_type, content in body.get("content", {}).items():
            where, schema = self.followed((*pointer, "content", media_type, "schema"), content["schema"])
            properties = schema.get("properties", {}) if isinstance(schema, dict) else {}
            for name, one in properties.items():
                place, said = self.followed((*where, "properties", name), one)
                if isinstance(said, dict) and "x-file" in said:
                    yield place, properties

    def _file(self, pointer: Pointer, part: Mapping[str, Any], properties: Mapping[str, Any]) -> Iterator[Problem]:
        place, word = (*pointer, "x-file"), part["x-file"]
        if wrong := self._keys(place, word, {"largest-bytes": int, "types": dict}, {"name": object}):
            yield from wrong
            return
        if self.types(part) != {"string"} or part.get("contentEncoding") != "base64":
            what = f"the file `{pointer[-1]}` is no base64"
            yield self.problem(place, what, "write `type: string` and `contentEncoding: base64`")
        if word["largest-bytes"] < 1:
            yield self.problem((*place, "largest-bytes"), f"no file has {word['largest-bytes']} bytes", README)
        if not word["types"]:
            yield self.problem((*place, "types"), "`types` of `x-file` has none", README)
        for media_type, begun in word["types"].items():
            if (
                not isinstance(begun, list)
                or not begun
                or not all(re.fullmatch("([0-9a-f]{2})+", str(one)) for one in begun)
            ):
                what = f"what files of {media_type} begin with is no list of bytes in hexadecimal"
                yield self.problem((*place, "types", media_type), what, "list some, such as `- ffd8ff`")
        name = word.get("name")
        if name is not None and (name not in properties or self.types(properties[name]) != {"string"}):
            what = f"`{name}`, which is to take the name of the file `{pointer[-1]}`, is no text beside it"
            yield self.problem((*place, "name"), what, "name a property of the same body, or leave `name` out")

    def _names(self) -> Iterator[Problem]:
        """The methods that words make, beside those of the operations."""
        taken = dict.fromkeys(rules.CLIENT_METHODS, "the client itself")
        taken |= {str(conveniences.method_name(one)): one.id for one in self._methods.values()}
        for operation in self._methods.values():
            made = [conveniences.iterator_name(operation)] if "x-pages" in operation.data else []
            made += conveniences.step_names(operation) if "x-steps" in operation.data else []
            for name in made:
                if name in taken:
                    word = "x-pages" if name.startswith("iter_") and "x-pages" in operation.data else "x-steps"
                    what = f"`{word}` of {operation.id} makes a method `{name}`, as {taken[name]} does"
                    yield self.problem((*operation.pointer, word), what, "name one of them otherwise")
                taken[name] = operation.id

    def _keys(
        self, pointer: Pointer, part: Any, needed: Mapping[str, type], optional: Mapping[str, type] = NOTHING
    ) -> list[Problem]:
        """What is wrong with the keys of a part: some are needed, others may be there, and nothing else."""
        if not isinstance(part, dict):
            return [self.problem(pointer, f"`{pointer[-1]}` is no mapping", README)]
        known = {**needed, **{key: kind for key, kind in optional.items() if key in part}}
        found = [
            self.problem((*pointer, key), f"`{key}` is nothing that `{pointer[-1]}` has", README)
            for key in part.keys() - known.keys() - {"x-source"}
        ]
        for key, kind in known.items():
            value = part.get(key)
            if kind is not object and (not isinstance(value, kind) or isinstance(value, bool)):
                what = f"`{key}` of `{pointer[-1]}` is missing, or not as it should be,"
                found.append(self.problem((*pointer, key), what, README))
        return found

    def _pages(self, operation: Operation, pointer: Pointer, word: Any) -> Iterator[Problem]:
        if wrong := self._keys(pointer, word, {"items": str, "next": str, "parameter": str}):
            yield from wrong
            return
        properties = self._answer(operation).get("properties", {})
        for key in ("items", "next"):
            if word[key] not in properties:
                what = f"the answer of {operation.id} has no property `{word[key]}`"
                yield self.problem((*pointer, key), what, "name one that it has, or describe it")
        if word["items"] in properties and "array" not in resolved(self.contract, properties[word["items"]]).get(
            "type", ""
        ):
            what = f"`{word['items']}` of the answer of {operation.id} is no array"
            yield self.problem((*pointer, "items"), what, "name the property that has the items")
        found = [one for _, one in parameters(self.contract, operation) if one["name"] == word["parameter"]]
        if not [one for one in found if one["in"] == "query" and not one.get("required")]:
            what = f"{operation.id} has no optional query parameter `{word['parameter']}`"
            yield self.problem((*pointer, "parameter"), what, "name the one that takes the key of a page")
        elif word["next"] in properties and self.types(properties[word["next"]]) - {"null"} != self.types(
            found[0]["schema"]
        ):
            what = f"`{word['next']}` of the answer of {operation.id} is not what `{word['parameter']}` takes"
            yield self.problem((*pointer, "next"), what, "give the two the same `type`")

    def _steps(self, operation: Operation, pointer: Pointer, word: Any) -> Iterator[Problem]:
        keys = {"parameter": str, "value": dict, "start": dict, "finish": dict, "seconds": int, "attempts": int}
        start = {"name": str, "summary": str, "gives": dict}
        finish = {"name": str, "summary": str, "takes": list}
        wrong = self._keys(pointer, word, keys)
        if not wrong:
            wrong += self._keys((*pointer, "start"), word["start"], start)
            wrong += self._keys((*pointer, "finish"), word["finish"], finish)
        if wrong:
            yield from wrong
            return
        for step in ("start", "finish"):
            if not re.fullmatch("[a-z][A-Za-z0-9]{0,63}", word[step]["name"]):
                what = f"`{word[step]['name']}` can't be the name of a method"
                yield self.problem((*pointer, step, "name"), what, "write it in camelCase, as an operationId")
        found = [one for _, one in parameters(self.contract, operation) if one["name"] == word["parameter"]]
        if not found:
            what = f"{operation.id} has no parameter `{word['parameter']}`"
            yield self.problem((*pointer, "parameter"), what, "name the one that takes the JSON text")
            return
        said = resolved(self.contract, resolved(self.contract, found[0].get("schema", {})).get("contentSchema", {}))
        properties = said.get("properties", {})
        for step, key in (("finish", "takes"), ("start", "gives")):
            for name in word[step][key]:
                if not isinstance(name, str) or self.types(properties.get(name, {})) != {"string"}:
                    what = f"`{name}` is no text in the `contentSchema` of `{word['parameter']}`"
                    yield self.problem((*pointer, step, key), what, "describe it there, with `type: string`")
                elif key == "gives" and not str(word[step][key][name]).startswith("/"):
                    what = f"`{word[step][key][name]}` is no JSON Pointer"
                    yield self.problem((*pointer, step, key, name), what, "begin it with `/`")
                elif key == "gives" and hasattr((), python_name(name)):
                    what = f"`{name}` is what every result of a step has"
                    yield self.problem((*pointer, step, key, name), what, "call it otherwise in the `contentSchema`")
        others = [one["name"] for _, one in parameters(self.contract, operation) if one["name"] != word["parameter"]]
        names = [python_name(str(one)) for one in (*others, *word["finish"]["takes"])]
        if len({*names}) < len(names):
            what = f"two arguments of `{word['finish']['name']}` would have the same name"
            yield self.problem((*pointer, "finish", "takes"), what, "name each once")
        if "requestBody" in operation.data:
            what = f"{operation.id} has a body, which its two calls do not send"
            yield self.problem(pointer, what, "take `x-steps` out, or describe parameters in the place of the body")
        for key in ("seconds", "attempts"):
            if word[key] < 1:
                yield self.problem((*pointer, key), f"nothing is good for {word[key]} {key}", README)
        if not word["start"]["gives"]:
            yield self.problem((*pointer, "start", "gives"), "the first step gives nothing", README)
        yield from self._expressions(operation, (*pointer, "value"), word["value"])

    def _look_up(self, operation: Operation, pointer: Pointer, word: Any) -> Iterator[Problem]:
        keys = {"operationId": str, "find": list, "answer": str}
        if wrong := self._keys(pointer, word, keys, {"parameters": object}):
            yield from wrong
            return
        read = self._methods.get(word["operationId"])
        if read is None or read.method != "get":
            what = f"`{word['operationId']}` is no operation that reads"
            yield self.problem((*pointer, "operationId"), what, "name one that is a GET, by its operationId")
            return
        yield from self._reading(operation, read, pointer, word)
        found = [self._answer(read)]
        for index, step in enumerate(word["find"]):
            wrong = [*self._finding(operation, (*pointer, "find", index), step, found)]
            yield from wrong
            if wrong:
                return
            found = [*self._found(found, step["in"])]
        if not any({"where", "holds"} & step.keys() for step in word["find"]):
            what = f"`x-look-up` of {operation.id} compares nothing"
            yield self.problem((*pointer, "find"), what, "say under `where` what is equal in the one that is meant")
        elif word["answer"] == "item":
            yield from self._item(operation, pointer, found)

    def _reading(self, operation: Operation, read: Operation, pointer: Pointer, word: Any) -> Iterator[Problem]:
        arguments = word.get("parameters", {})
        described = {str(one["name"]): one for _, one in parameters(self.contract, read)}
        for name in arguments.keys() - described.keys():
            what = f"{read.id} has no parameter `{name}`"
            yield self.problem((*pointer, "parameters", name), what, "leave it out, or name one that it has")
        for name in (name for name, one in described.items() if one.get("required") and name not in arguments):
            what = f"`x-look-up` of {operation.id} lacks the parameter `{name}` of {read.id}"
            yield self.problem(pointer, what, "say it under `parameters`, such as `$request.path.accountId`")
        yield from self._expressions(operation, (*pointer, "parameters"), arguments)
        if word["answer"] not in ("whole", "item"):
            what = f"`answer: {word['answer']}` of {operation.id} says nothing"
            yield self.problem((*pointer, "answer"), what, "write `whole` or `item`")
        elif word["answer"] == "whole" and self._answer(read) is not self._answer(operation):
            what = f"{read.id} answers otherwise than {operation.id}"
            yield self.problem((*pointer, "answer"), what, "write `item`, or name an operation with the same answer")
        elif word["answer"] == "whole" and "x-pages" in read.data:
            what = f"{read.id} answers by pages, of which none is what {operation.id} returns"
            yield self.problem((*pointer, "answer"), what, "write `item`")

    def _finding(
        self, operation: Operation, pointer: Pointer, step: Any, found: list[Mapping[str, Any]]
    ) -> Iterator[Problem]:
        """What is wrong with a step into what was found before."""
        wrong = self._keys(pointer, step, {"in": str}, {"where": object, "holds": object})
        if not wrong and not isinstance(step.get("where", {}), dict):
            wrong = self._keys((*pointer, "where"), step["where"], {})
        if wrong:
            yield from wrong
            return
        where = step.get("where", {})
        inner = [*self._found(found, str(step["in"]))]
        for key, leads in [(step["in"], inner), *((key, self._inside(inner, str(key))) for key in where)]:
            if key and not str(key).startswith("/"):
                yield self.problem(pointer, f"`{key}` is no JSON Pointer", "begin it with `/`")
            elif not leads and (inner or key == step["in"]):
                what = f"`{key}` leads nowhere in what `x-look-up` of {operation.id} reads"
                yield self.problem(pointer, what, "name a property that the answer has, or describe it")
        yield from self._expressions(operation, (*pointer, "where"), where)
        yield from self._expressions(operation, (*pointer, "holds"), step.get("holds"))

    def _inside(self, outer: list[Mapping[str, Any]], pointer: str) -> list[Mapping[str, Any]]:
        """The schemas of what a pointer leads to."""
        return [schema for one in outer for schema in expressions.inside(self.contract, one, pointer)]

    def _found(self, outer: list[Mapping[str, Any]], pointer: str) -> Iterator[Mapping[str, Any]]:
        """The same, of a list its items."""
        for schema in self._inside(outer, pointer):
            branches = map(self.contract.resolve, (schema, *schema.get("anyOf", ()), *schema.get("oneOf", ())))
            listed = [resolved(self.contract, branch["items"]) for branch in branches if "items" in branch]
            yield from listed or [schema]

    def _item(self, operation: Operation, pointer: Pointer, found: list[Mapping[str, Any]]) -> Iterator[Problem]:
        """What a call returns and what was found does not have."""
        for name in self._answer(operation).get("required", ()):
            if not self._inside(found, f"/{name}"):
                what = f"what `x-look-up` finds has no `{name}`, which {operation.id} answers with"
                yield self.problem((*pointer, "answer"), what, "describe it there, or write `whole`")

    def _expressions(self, operation: Operation, pointer: Pointer, part: Any) -> Iterator[Problem]:
        """Expressions that say what the request of an operation doesn't have."""
        if isinstance(part, dict):
            for key, one in part.items():
                yield from self._expressions(operation, (*pointer, key), one)
        elif str(part).startswith("$") and expressions.described(self.contract, operation, part) is None:
            remedy = "write such as `$request.path.accountId` or `$request.body#/number`, of what is there"
            yield self.problem(pointer, f"`{part}` is nothing that a request of {operation.id} has", remedy)

    def _answer(self, operation: Operation) -> Mapping[str, Any]:
        """The schema of the first success."""
        for status, part in operation.data["responses"].items():
            if str(status).startswith("2"):
                contents = self.contract.resolve(part).get("content", {}).values()
                return next((resolved(self.contract, one["schema"]) for one in contents), {})
        return {}

    def _sent(self, operation: Operation) -> Mapping[str, Any]:
        body = self.contract.resolve(operation.data.get("requestBody", {}))
        return next((resolved(self.contract, one["schema"]) for one in body.get("content", {}).values()), {})
