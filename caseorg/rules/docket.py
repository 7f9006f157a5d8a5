"""What courts print on filings, read: docket numbers, page stamps, text states and names of downloaded files."""

from __future__ import annotations

from caseorg.rules.docket_numbers import docket_number_of, same_docket
from caseorg.rules.file_names import file_name_of
from caseorg.rules.stamps import stamp_of
from caseorg.rules.text_states import strip_stamp, text_state

__all__ = ["docket_number_of", "file_name_of", "same_docket", "stamp_of", "strip_stamp", "text_state"]
