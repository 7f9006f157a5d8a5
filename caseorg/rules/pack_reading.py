"""The TOML of a pack of rules as plain values, refused where it is too large or nested too deep to be one."""

from __future__ import annotations

import tomllib
from typing import Any

from caseorg.base.errors import BadInput

MOST_BYTES = 2_000_000
"""The largest shipped pack has 60,000."""


def pack_written(toml_text: str, what: str = "The pack") -> dict[str, Any]:
    """The values written in a TOML text. Raises BadInput with what is wrong and what to do."""
    if len(toml_text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise BadInput(f"{what} is larger than {MOST_BYTES // 1_000_000} MB. Split it into several files.")
    try:
        return tomllib.loads(toml_text)
    except RecursionError as error:
        raise BadInput(f"{what} is nested too deep to be one. Write it anew by the example in the help.") from error
    except ValueError as error:  # not TOML, or a number of more digits than can be read
        said = " ".join(str(error).split())[:200]
        raise BadInput(f"{what} is not TOML ({said}). Mend that place and try again.") from error
