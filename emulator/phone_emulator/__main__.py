"""`python -m phone_emulator` is the command `phone-emulator`."""

import sys

from phone_emulator.cli import main

sys.exit(main())
