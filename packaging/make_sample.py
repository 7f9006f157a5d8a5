"""Makes the filings of the sample case: `python packaging/make_sample.py`; the same bytes every time.

    python packaging/make_sample.py [--into FOLDER]    writes the PDFs, by default to resources/sample/filings
    python packaging/make_sample.py --scan             also photographs the pages that are kept as scans anew

The prose is in sample_case/text, one file a filing; sample_case/filings.toml lists them with their stamps. The scanned
pages are kept as JPEGs in sample_case/scans, since another version of MuPDF may draw them differently.
Everything in it is made up: parties, officials, judges, lawyers, agencies and addresses.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from sample_case.filings import make_all

HERE = Path(__file__).resolve().parent
FILINGS = HERE.parent / "resources" / "sample" / "filings"


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the filings of the sample case.")
    parser.add_argument("--into", type=Path, default=FILINGS, metavar="FOLDER", help="where the PDFs go")
    parser.add_argument("--scan", action="store_true", help="draw the scanned pages anew")
    arguments = parser.parse_args()
    made = make_all(HERE / "sample_case", scan=arguments.scan)
    if arguments.into == FILINGS:
        remove_others(FILINGS, made)
    for name, data in made.items():
        path = arguments.into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{len(made)} filings, {sum(map(len, made.values())) / 1000:.0f} kB, in {arguments.into}")


def remove_others(folder: Path, made: Mapping[str, bytes]) -> None:
    """Removes filings of an earlier list."""
    for path in folder.rglob("*.pdf"):
        if path.relative_to(folder).as_posix() not in made:
            path.unlink()


if __name__ == "__main__":
    main()
