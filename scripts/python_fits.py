"""Says what is missing when the Python that make found can't carry the project; must run on any Python 3."""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This project needs Python 3.11 or later; {} is {}.{}.\nName another: make PYTHON=python3.12".format(
            sys.executable, *sys.version_info[:2]
        )
    )

try:
    import ensurepip  # noqa: F401
    import venv  # noqa: F401
except ImportError:
    sys.exit(
        "{} can't make a virtual environment: its venv and ensurepip modules are missing.\n"
        "On Debian and Ubuntu: apt install python3-venv".format(sys.executable)
    )
