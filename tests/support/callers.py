"""Who calls in tests: the accounts and the token that the emulator accepts without settings."""

from phone_emulator import Account, Settings, Token

FIRST: Account
SECOND: Account
FIRST, SECOND = Settings().accounts
TOKEN = Settings().tokens[0].token

BOUND = Token("token-of-account-123", account_id=123)
DOCUMENT = "DOC20181030105615MMXDST163SYMMX3"
