"""Where this computer keeps the data files of text recognition (OCR); the program never downloads any."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from caseorg.base.errors import BadInput, UserError

_LANGUAGES = re.compile(r"[A-Za-z]\w*(?:\+[A-Za-z]\w*)*")
_LINUX = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tesseract-ocr/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)
_MAC = tuple(f"{root}/share/tessdata" for root in ("/opt" "/homebrew", "/usr/local", "/opt" "/local"))


def data_folder(languages: str, chosen: str = "", environment: Mapping[str, str] = os.environ) -> str:
    """The folder with the data of all these languages ("eng", "eng+spa"): the chosen one, else TESSDATA_PREFIX, else
    where the platform has it. Raises BadInput for what is no language, UserError with what to install."""
    if _LANGUAGES.fullmatch(languages) is None:
        raise BadInput(f"“{languages}” is no language for text recognition. Give a code like eng, or several: eng+spa.")
    wanted = [f"{language}.traineddata" for language in languages.split("+")]
    for folder in [Path(chosen)] if chosen else _usual_folders(environment):
        if all(os.path.isfile(folder / name) for name in wanted):  # unlike Path.is_file never raises
            return str(folder)
    raise UserError(_missing(languages, chosen))


def _usual_folders(environment: Mapping[str, str]) -> Iterator[Path]:
    prefix = environment.get("TESSDATA_PREFIX")
    if prefix:
        yield from (Path(prefix), Path(prefix) / "tessdata")
    if sys.platform == "win32":
        for name in ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"):
            if environment.get(name):
                yield Path(environment[name]) / "Tesseract-OCR" / "tessdata"
                yield Path(environment[name]) / "Programs" / "Tesseract-OCR" / "tessdata"
    else:
        yield from map(Path, _MAC if sys.platform == "darwin" else _LINUX)


def _missing(languages: str, chosen: str) -> str:
    if chosen:
        return f"The folder {chosen} has no data of text recognition for “{languages}”. Choose another in the settings."
    packages = " ".join(f"tesseract-ocr-{language.lower().replace('_', '-')}" for language in languages.split("+"))
    return (
        f"Text recognition needs language data for “{languages}” that this computer does not have. "
        f"Install Tesseract with them (Debian: apt-get install tesseract-ocr {packages}) and try again."
    )
