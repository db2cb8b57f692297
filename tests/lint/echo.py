"""A contract as small as the house rules allow, for tests to break."""

ECHO = """\
openapi: 3.1.0

info:
  title: Echo
  version: 0.1.0
  summary: Repeat what is said.
  license:
    name: MIT
    identifier: MIT

x-sources:
  emulator: made up

servers:
  - url: https://echo.invalid
    description: Nowhere

tags:
  - name: echoes
    description: What comes back.

paths:
  /echoes/{echoId}:
    post:
      operationId: createEcho

      summary: Create an echo

      description: |
        Repeats a word. Idempotent.

      tags:
        - echoes

      parameters:
        - $ref: '#/components/parameters/EchoId'

      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/CreateEcho'
            examples:
              word:
                value:
                  word: hello
                x-source: emulator

      responses:
        '200':
          description: The echo.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Echo'
              examples:
                loud:
                  value:
                    word: hello
                    volume: LOUD
                  x-source: emulator
          x-source: emulator
        '400':
          description: The word can't be repeated.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Error'
              examples:
                InvalidWord:
                  value:
                    errorCode: InvalidWord
                    errorMessage: Say something else.
                  x-source: emulator
          x-source: emulator

      security:
        - bearer: []

components:
  parameters:
    EchoId:
      name: echoId
      in: path
      required: true
      description: The number of the echo.
      schema:
        type: integer
        minimum: 1
        examples:
          - 7
      x-invalid: InvalidWord
      x-source: emulator

  schemas:
    CreateEcho:
      type: object
      x-source: emulator
      required:
        - word
      properties:
        word:
          type: string
          maxLength: 20
          x-source: "emulator: long enough"
          x-personal: text

    Echo:
      type: object
      x-source: emulator
      required:
        - word
        - volume
      properties:
        word:
          type: string
          x-personal: text
        volume:
          $ref: '#/components/schemas/Volume'
        mood:
          type: string
          x-personal: none
          x-eras:
            - '2026'

    Volume:
      type: string
      enum:
        - LOUD
        - LOW
      x-source: emulator

    Error:
      type: object
      x-source: emulator
      required:
        - errorCode
        - errorMessage
      properties:
        errorCode:
          type: string
          x-personal: none
        errorMessage:
          type: string
          x-personal: text
      x-error:
        code: errorCode
        message: errorMessage

  securitySchemes:
    bearer:
      type: http
      scheme: bearer
      description: A token.
"""


def broken(old: str, new: str, text: str = ECHO) -> str:
    """The contract with one place changed."""
    assert old in text
    return text.replace(old, new, 1)


def changed_in(text: str, base: str = ECHO) -> int:
    """The first line that is not as in the base."""
    pairs = zip(text.splitlines(), base.splitlines(), strict=False)
    return next(number for number, (line, before) in enumerate(pairs, 1) if line != before)


def line_of(part: str, text: str = ECHO) -> int:
    """The line that `part` begins in."""
    return text[: text.index(part)].count("\n") + 1
