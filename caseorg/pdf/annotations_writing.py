"""Child side: annotations written into a copy of a document, as any PDF reader shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from pymupdf import mupdf

from caseorg.model.external_annotation import ExternalAnnotation, Numbers, PageSpace
from caseorg.pdf.annotation_types import AnnotatedCopy, CopyRequest
from caseorg.pdf.annotations_reading import MARKUP_SUBTYPES, PRIVATE_KEY
from caseorg.pdf.contents import contents_of
from caseorg.pdf.geometry import page_space_of
from caseorg.pdf.opening import OpenPdf, open_pdf, tried
from caseorg.pdf.typesetting import unsigned
from caseorg.rules.pdf_dates import pdf_date_of_instant

_SIGNED = "The filing is signed; what was written into the copy is not covered by it. Send the original along."
_PRINT = 4
_NO_ZOOM_NO_ROTATE = 24
_HIDDEN = 2
_RECT = mupdf.pdf_new_name("Rect")
_LIE_IN_THEIR_BOX = frozenset({"Square", "Circle", "FreeText", "Text", "Caret"})


def annotated_copy(data: bytes | memoryview, request: CopyRequest) -> AnnotatedCopy:
    """The copy: written whole and anew, so that nothing left out is still in it. Raises Refused."""
    opened = open_pdf(data, request.password)
    try:
        skipped = _Writing(opened, request).write()
        if any(signature.signed for signature in contents_of(opened).signatures):
            skipped.insert(0, _SIGNED)
        made = opened.document.tobytes(garbage=1, deflate=True, encryption=mupdf.PDF_ENCRYPT_KEEP)
        return AnnotatedCopy(unsigned(bytes(made)), tuple(skipped))
    finally:
        opened.close()


class _Writing:
    """One copy being made."""

    def __init__(self, opened: OpenPdf, request: CopyRequest) -> None:
        self._pdf = opened.pdf
        self._page_count = opened.page_count
        self._request = request
        self._spaces: dict[int, PageSpace] = {}
        self._objects: dict[str, mupdf.PdfObj] = {}

    def write(self) -> list[str]:
        """Leave out what is to be left out, write the others; why some could not be, a sentence each."""
        for index in range(self._page_count):
            tried(partial(self._leave_out, index), None)
        skipped = []
        drawn: dict[int, dict[int, ExternalAnnotation]] = {}
        for one in self._request.annotations:
            if not 0 <= one.page < self._page_count:
                skipped.append(f"The document has no page {one.page + 1}: an annotation was left out.")
                continue
            kept = self._objects.get(one.key)
            if kept is not None:
                self._tell(kept, one)
                continue
            made = self._add(one)
            self._objects[one.key] = made
            if not one.answers or one.relation == "Group":
                drawn.setdefault(one.page, {})[mupdf.pdf_to_num(made)] = one
        for index, new in drawn.items():
            self._draw(index, new)
        return skipped

    def _leave_out(self, index: int) -> None:
        page = mupdf.pdf_lookup_page_obj(self._pdf, index)
        entries = mupdf.pdf_dict_gets(page, "Annots")
        if not mupdf.pdf_is_array(entries):
            return
        entries = mupdf.pdf_copy_array(entries)  # pages may share one
        mupdf.pdf_dict_puts(page, "Annots", entries)
        gone: set[int] = set()
        left_out: list[int] = []
        count = mupdf.pdf_array_len(entries)
        listed = [mupdf.pdf_array_get(entries, place) for place in range(count)]
        for place, entry in enumerate(listed):
            key = f"{index + 1}.{place + 1}"
            is_markup = _subtype(entry) in MARKUP_SUBTYPES
            if is_markup and (key in self._request.without or not self._request.external):
                gone.add(mupdf.pdf_to_num(entry))
                left_out.append(place)
            elif is_markup:
                self._objects[key] = entry
        for place, entry in enumerate(listed):
            if _subtype(entry) == "Popup" and mupdf.pdf_to_num(mupdf.pdf_dict_gets(entry, "Parent")) in gone - {0}:
                left_out.append(place)
        for place in sorted(left_out, reverse=True):
            mupdf.pdf_array_delete(entries, place)

    def _add(self, one: ExternalAnnotation) -> mupdf.PdfObj:
        page = mupdf.pdf_lookup_page_obj(self._pdf, one.page)
        entry = mupdf.pdf_new_dict(self._pdf, 24)
        mupdf.pdf_dict_puts(entry, "Type", mupdf.pdf_new_name("Annot"))
        mupdf.pdf_dict_puts(entry, "Subtype", mupdf.pdf_new_name(one.subtype))
        made = mupdf.pdf_add_object(self._pdf, entry)
        mupdf.pdf_dict_puts(made, "P", page)
        self._place(made, one)
        self._look(made, one)
        self._tell(made, one)
        self._answer(made, one)
        entries = mupdf.pdf_dict_gets(page, "Annots")
        if not mupdf.pdf_is_array(entries):
            entries = mupdf.pdf_new_array(self._pdf, 8)
            mupdf.pdf_dict_puts(page, "Annots", entries)
        mupdf.pdf_array_push(entries, made)
        return made

    def _place(self, made: mupdf.PdfObj, one: ExternalAnnotation) -> None:
        user = self._user(one.page)
        corners = user((*one.box[:2], *one.box[2:]))
        xs, ys = sorted(corners[0::2]), sorted(corners[1::2])
        mupdf.pdf_dict_puts(made, "Rect", self._numbers((xs[0], ys[0], xs[1], ys[1])))
        if one.quads:
            mupdf.pdf_dict_puts(made, "QuadPoints", self._numbers(n for quad in one.quads for n in user(quad)))
        if one.subtype == "Ink":
            strokes = mupdf.pdf_new_array(self._pdf, len(one.lines))
            for line in one.lines:
                mupdf.pdf_array_push(strokes, self._numbers(user(line)))
            mupdf.pdf_dict_puts(made, "InkList", strokes)
        elif one.lines:
            key = "L" if one.subtype == "Line" else "Vertices"
            mupdf.pdf_dict_puts(made, key, self._numbers(user(one.lines[0])))

    def _look(self, made: mupdf.PdfObj, one: ExternalAnnotation) -> None:
        flags = one.flags or _PRINT | (_NO_ZOOM_NO_ROTATE if one.subtype == "Text" else 0)
        mupdf.pdf_dict_puts(made, "F", mupdf.pdf_new_int(flags | (_HIDDEN if one.state else 0)))
        for key, color in (("C", one.color), ("IC", one.interior)):
            if color:
                mupdf.pdf_dict_puts(made, key, self._numbers(_rgb(color)))
        if one.opacity < 1:
            mupdf.pdf_dict_puts(made, "CA", mupdf.pdf_new_real(one.opacity))
        if one.width is not None:
            style = mupdf.pdf_new_dict(self._pdf, 1)
            mupdf.pdf_dict_puts(style, "W", mupdf.pdf_new_real(one.width))
            mupdf.pdf_dict_puts(made, "BS", style)
        if len(one.line_ends) == 2 and one.subtype in ("Line", "PolyLine"):
            ends = mupdf.pdf_new_array(self._pdf, 2)
            for end in one.line_ends:
                mupdf.pdf_array_push(ends, mupdf.pdf_new_name(end))
            mupdf.pdf_dict_puts(made, "LE", ends)
        for key, name in (("IT", one.intent), ("Name", one.icon)):
            if name:
                mupdf.pdf_dict_puts(made, key, mupdf.pdf_new_name(name))
        if one.subtype == "FreeText":
            self._write_default_look(made, one)

    def _write_default_look(self, made: mupdf.PdfObj, one: ExternalAnnotation) -> None:
        size = one.font_size or 11.0
        mupdf.pdf_dict_puts(made, "DA", mupdf.pdf_new_text_string(f"/Helv {size:g} Tf 0 0 0 rg"))
        rotation = self._space(one.page).rotation
        if rotation:
            mupdf.pdf_dict_puts(made, "Rotate", mupdf.pdf_new_int(rotation))

    def _tell(self, made: mupdf.PdfObj, one: ExternalAnnotation) -> None:
        texts = {
            "NM": one.name,
            "Contents": one.contents,
            "RC": one.rich,
            "T": one.author,
            "Subj": one.subject,
            "CreationDate": pdf_date_of_instant(one.created),
            "M": pdf_date_of_instant(one.modified),
            "StateModel": one.state_model,
            "State": one.state,
            PRIVATE_KEY: one.private,
        }
        for key, text in texts.items():
            if text:
                mupdf.pdf_dict_puts(made, key, mupdf.pdf_new_text_string(text))
            else:
                mupdf.pdf_dict_dels(made, key)

    def _answer(self, made: mupdf.PdfObj, one: ExternalAnnotation) -> None:
        answered = self._objects.get(one.answers)
        if answered is None:
            return
        mupdf.pdf_dict_puts(made, "IRT", answered)
        mupdf.pdf_dict_puts(made, "RT", mupdf.pdf_new_name(one.relation))
        if one.relation == "R":
            self._show_nothing(made)

    def _show_nothing(self, made: mupdf.PdfObj) -> None:
        """An answer is read in its thread; on the page only what it answers is seen."""
        resources, box = mupdf.pdf_new_dict(self._pdf, 1), mupdf.FzRect(0, 0, 1, 1)
        form = mupdf.pdf_new_xobject(self._pdf, box, mupdf.FzMatrix(), resources, mupdf.FzBuffer(1))
        looks = mupdf.pdf_new_dict(self._pdf, 1)
        mupdf.pdf_dict_puts(looks, "N", form)
        mupdf.pdf_dict_puts(made, "AP", looks)

    def _draw(self, index: int, new: Mapping[int, ExternalAnnotation]) -> None:
        """Give the new annotations of a page their looks."""
        page = mupdf.pdf_load_page(self._pdf, index)
        annotation = mupdf.pdf_first_annot(page)
        while annotation.m_internal:
            entry = mupdf.pdf_annot_obj(annotation)
            one = new.get(mupdf.pdf_to_num(entry))
            if one is not None:
                given = mupdf.pdf_dict_get_rect(entry, _RECT)
                mupdf.pdf_annot_request_synthesis(annotation)
                mupdf.pdf_update_annot(annotation)
                if _subtype(entry) in _LIE_IN_THEIR_BOX:  # MuPDF makes room for the border
                    mupdf.pdf_dict_put_rect(entry, _RECT, given)
                    mupdf.pdf_dict_dels(entry, "RD")
                if one.border:
                    self._draw_border(entry, one.border)
            annotation = mupdf.pdf_next_annot(annotation)

    def _draw_border(self, entry: mupdf.PdfObj, color: str) -> None:
        """Give a text box a white ground and a border of its color: MuPDF takes that of the letters."""
        form = mupdf.pdf_dict_gets(mupdf.pdf_dict_gets(entry, "AP"), "N")
        box = mupdf.pdf_dict_get_rect(form, mupdf.pdf_new_name("BBox"))
        red, green, blue = (f"{share:.4g}" for share in _rgb(color))
        ground = f"q 1 g {box.x0:g} {box.y0:g} {box.x1 - box.x0:g} {box.y1 - box.y0:g} re f Q\n"
        drawn = bytes(mupdf.fz_buffer_extract_copy(mupdf.pdf_load_stream(form)))
        drawn = drawn.replace(b"0 0 0 RG", f"{red} {green} {blue} RG".encode(), 1)
        looks = mupdf.fz_new_buffer_from_copied_data(ground.encode() + drawn)
        mupdf.pdf_update_stream(self._pdf, form, looks, 0)

    def _space(self, index: int) -> PageSpace:
        if index not in self._spaces:
            self._spaces[index] = page_space_of(self._pdf, index)
        return self._spaces[index]

    def _user(self, index: int) -> Callable[[Numbers], Numbers]:
        """Turns page points x, y, x, y, … into user space."""
        space = self._space(index)

        def turned(numbers: Numbers) -> Numbers:
            pairs = zip(numbers[0::2], numbers[1::2], strict=True)
            return tuple(number for pair in pairs for number in space.user(*pair))

        return turned

    def _numbers(self, numbers: Iterable[float]) -> mupdf.PdfObj:
        listed = list(numbers)
        array = mupdf.pdf_new_array(self._pdf, len(listed))
        for number in listed:
            mupdf.pdf_array_push_real(array, number)
        return array


def _subtype(entry: mupdf.PdfObj) -> str:
    value = mupdf.pdf_dict_gets(entry, "Subtype") if mupdf.pdf_is_dict(entry) else None
    return str(mupdf.pdf_to_name(value)) if value is not None and mupdf.pdf_is_name(value) else ""


def _rgb(color: str) -> tuple[float, ...]:
    return tuple(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
