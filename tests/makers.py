"""Makes small PDFs for the tests, in memory and without a PDF library: the same call gives the same bytes.

Texts are Helvetica in WinAnsi, so accents, section signs and curly quotes can be extracted. Only `encrypted_pdf` needs
pikepdf. The pages are US Letter (612 × 792 points) unless said otherwise.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import textwrap
import zlib
from collections.abc import Sequence

import pikepdf

LETTER = (612, 792)
STAMP = "Case 1:26-cv-00417-RML     Document 8     Filed 03/02/26     Page {page} of {count}"
Outline = Sequence[tuple[int, str, int]]


class PdfWriter:
    """The objects of a PDF, numbered from 1 as they are added. Object 1 is the catalog."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.catalog = self.reserve()
        self.pages = self.reserve()
        self.info: bytes = b""

    def reserve(self) -> int:
        """The number of an object that is filled in later."""
        self.bodies.append(b"null")
        return len(self.bodies)

    def fill(self, number: int, body: bytes) -> int:
        self.bodies[number - 1] = body
        return number

    def add(self, body: bytes) -> int:
        return self.fill(self.reserve(), body)

    def add_stream(self, data: bytes, entries: bytes = b"", *, deflate: bool = True) -> int:
        if deflate:
            data, entries = zlib.compress(data, 9), entries + b" /Filter /FlateDecode"
        return self.add(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries.strip(), data))

    def add_page(
        self, content: bytes, resources: bytes, *, size: tuple[float, float] = LETTER, more: bytes = b""
    ) -> int:
        """A page with one content stream; `more` are further entries of its dictionary."""
        box = b"/MediaBox [0 0 %g %g]" % size
        stream = self.add_stream(content)
        return self.add(
            b"<< /Type /Page /Parent %d 0 R %s /Resources << %s >> /Contents %d 0 R %s >>"
            % (self.pages, box, resources, stream, more)
        )

    def finish(self, page_numbers: Sequence[int], *, catalog: bytes = b"", shift: int = 0) -> bytes:
        """The file. `shift` is added to every offset of the cross-reference table, to break it."""
        self.fill(
            self.pages, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(page_numbers), references(page_numbers))
        )
        return self.file(catalog=catalog, shift=shift)

    def file(self, *, catalog: bytes = b"", shift: int = 0) -> bytes:
        """The file, where the page tree was filled in already."""
        self.fill(self.catalog, b"<< /Type /Catalog /Pages %d 0 R %s >>" % (self.pages, catalog))
        trailer = b"/Size %d /Root %d 0 R" % (len(self.bodies) + bool(self.info) + 1, self.catalog)
        if self.info:
            trailer += b" /Info %d 0 R" % self.add(self.info)
        count = len(self.bodies)
        parts = {0: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"}
        # the page tree and the catalog come last, so that a file cut short has lost them
        for number in (*range(3, count + 1), self.pages, self.catalog):
            parts[number] = b"%d 0 obj\n%s\nendobj\n" % (number, self.bodies[number - 1])
        *starts, end = itertools.accumulate(map(len, parts.values()))
        offsets = dict(zip(list(parts)[1:], starts, strict=True))
        rows = b"".join(b"%010d 00000 n \n" % (offsets[number] + shift) for number in range(1, count + 1))
        body = b"".join(parts.values())
        name = hashlib.md5(body, usedforsecurity=False).hexdigest().encode()
        table = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n" % (count + 1, rows)
        trailer += b" /ID [<%s> <%s>]" % (name, name)
        return body + table + b"<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, end + shift)


def references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def literal(text: str) -> bytes:
    """A PDF string in WinAnsi; a character outside of it raises UnicodeEncodeError."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return b"(%s)" % escaped.encode("cp1252")


def unicode_literal(text: str) -> bytes:
    """A PDF text string in UTF-16, lone surrogates included."""
    return b"<%s>" % (b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass")).hex().encode()


def text_lines(text: str, *, left: float = 72, top: float = 712, leading: float = 14, size: float = 11) -> bytes:
    """The operators that print a text, its lines wrapped at 90 characters."""
    lines = [part for line in text.split("\n") for part in (textwrap.wrap(line, 90) or [""])]
    shows = b"".join(b"%s Tj T*\n" % literal(line) for line in lines)
    return b"BT /F1 %g Tf %g TL 1 0 0 1 %g %g Tm\n%sET\n" % (size, leading, left, top, shows)


def stamp_line(text: str, *, left: float = 90, top: float = 772) -> bytes:
    """The operators of a court's blue stamp."""
    return b"q 0 0 1 rg BT /F1 11 Tf 1 0 0 1 %g %g Tm %s Tj ET Q\n" % (left, top, literal(text))


def font(writer: PdfWriter) -> bytes:
    """The resources of a page that prints Helvetica as /F1."""
    number = writer.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    return b"/Font << /F1 %d 0 R >>" % number


def stamps_for(count: int, *, form: str = STAMP, first: int = 1) -> list[str]:
    """One stamp a page, `{page}` and `{count}` filled in."""
    return [form.format(page=page, count=count + first - 1) for page in range(first, count + first)]


def pdf(
    pages: Sequence[str],
    *,
    stamps: Sequence[str | None] | None = None,
    labels: Sequence[str] | None = None,
    title: str | None = None,
    rotation: int = 0,
    crop: tuple[float, float, float, float] | None = None,
    outline: Outline | None = None,
) -> bytes:
    """A PDF with one page a text.

    `stamps` and `labels` have one item a page. `crop` is the CropBox in PDF user space (x0, y0, x1, y1 from the
    lower left corner). `outline` has (level from 1, title, page from 1) items.
    """
    writer = PdfWriter()
    resources = font(writer)
    more = b"/Rotate %d" % rotation + (b" /CropBox [%g %g %g %g]" % crop if crop else b"")
    numbers = []
    for text, stamp in zip(pages, stamps or [None] * len(pages), strict=True):
        content = text_lines(text) + (stamp_line(stamp) if stamp else b"")
        numbers.append(writer.add_page(content, resources, more=more))
    if title is not None:
        writer.info = b"<< /Title %s >>" % unicode_literal(title)
    return writer.finish(numbers, catalog=page_labels(labels) + add_outline(writer, numbers, outline or ()))


def page_labels(labels: Sequence[str] | None) -> bytes:
    """The catalog entry that gives each page its own label."""
    if labels is None:
        return b""
    items = b" ".join(b"%d << /P %s >>" % (index, literal(label)) for index, label in enumerate(labels))
    return b"/PageLabels << /Nums [%s] >> " % items


def add_outline(writer: PdfWriter, pages: Sequence[int], outline: Outline) -> bytes:
    """Adds the outline's objects and gives its catalog entry."""
    if not outline:
        return b""
    root = writer.reserve()
    numbers = [writer.reserve() for _ in outline]
    parents, path = [], [root]
    for number, (level, _, _) in zip(numbers, outline, strict=True):
        del path[level:]
        parents.append(path[-1])
        path.append(number)
    children = {parent: [n for n, p in zip(numbers, parents, strict=True) if p == parent] for parent in parents}

    def ends(number: int) -> bytes:
        kids = children.get(number)
        return b"/First %d 0 R /Last %d 0 R /Count %d" % (kids[0], kids[-1], len(kids)) if kids else b""

    for number, parent, (_, title, page) in zip(numbers, parents, outline, strict=True):
        siblings = children[parent]
        place = siblings.index(number)
        body = b"<< /Title %s /Parent %d 0 R /Dest [%d 0 R /Fit]" % (unicode_literal(title), parent, pages[page - 1])
        body += b" /Prev %d 0 R" % siblings[place - 1] if place else b""
        body += b" /Next %d 0 R" % siblings[place + 1] if place + 1 < len(siblings) else b""
        writer.fill(number, b"%s %s >>" % (body, ends(number)))
    writer.fill(root, b"<< /Type /Outlines %s >>" % ends(root))
    return b"/Outlines %d 0 R /PageMode /UseOutlines" % root


def scan_image(writer: PdfWriter) -> bytes:
    """The resources of a page with a 100 dpi black and white image /I1 that looks like printed lines."""
    width, height = 850, 1100
    blank, words = b"\xff" * 107, b"\xff" * 13 + (b"\x00" * 5 + b"\xff") * 13 + b"\xff" * 16
    rows = b"".join(words if 100 <= y < 1000 and y % 20 < 6 else blank for y in range(height))
    entries = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1 /ColorSpace /DeviceGray"
    return b"/XObject << /I1 %d 0 R >>" % writer.add_stream(rows, entries % (width, height))


def scan_pdf(page_count: int = 1, *, stamps: Sequence[str | None] | None = None) -> bytes:
    """Scanned pages: an image each and no text, but for `stamps` where given."""
    writer = PdfWriter()
    resources = font(writer) + scan_image(writer)
    pages = [
        writer.add_page(b"q 612 0 0 792 0 0 cm /I1 Do Q\n" + (stamp_line(stamp) if stamp else b""), resources)
        for stamp in stamps or [None] * page_count
    ]
    return writer.finish(pages)


def stamped_scan_pdf(page_count: int = 1, *, form: str = STAMP) -> bytes:
    """Scanned pages whose only text is the court's stamp."""
    return scan_pdf(stamps=stamps_for(page_count, form=form))


def garbled_pdf(pages: Sequence[str], *, shift: int = -29) -> bytes:
    """Pages that look right and whose ASCII characters extract shifted by a constant."""
    writer = PdfWriter()
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Shifted def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"1 beginbfrange <20> <7e> <{0x20 + shift:04x}> endbfrange\nendcmap end end\n"
    )
    to_unicode = writer.add_stream(cmap.encode())
    number = writer.add(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode %d 0 R >>"
        % to_unicode
    )
    resources = b"/Font << /F1 %d 0 R >>" % number
    return writer.finish([writer.add_page(text_lines(text), resources) for text in pages])


def pleading_paper_pdf(pages: Sequence[str], *, stamps: Sequence[str | None] | None = None) -> bytes:
    """Pages with line numbers 1 to 28 at the left, printed first as their own column, and at most 28 lines of text."""
    writer = PdfWriter()
    resources = font(writer)
    rules = b"0.5 w 68 0 m 68 792 l 71 0 m 71 792 l 590 0 m 590 792 l S\n"
    margin = "\n".join(str(number) for number in range(1, 29))
    numbers = []
    for text, stamp in zip(pages, stamps or [None] * len(pages), strict=True):
        content = rules + text_lines(margin, left=46, leading=24) + text_lines(text, left=80, leading=24)
        numbers.append(writer.add_page(content + (stamp_line(stamp) if stamp else b""), resources))
    return writer.finish(numbers)


def double_stamp_pdf(pages: Sequence[str], *, inner: Sequence[str], outer: Sequence[str]) -> bytes:
    """A filing filed again in another case: `inner` stamps were there, `outer` ones, the document's own, were printed
    later on the same line, so that their words interleave."""
    writer = PdfWriter()
    resources = font(writer)
    numbers = []
    for text, first, last in zip(pages, inner, outer, strict=True):
        content = stamp_line(first, left=84, top=770) + text_lines(text) + stamp_line(last, left=96, top=773)
        numbers.append(writer.add_page(content, resources))
    return writer.finish(numbers)


def linked_pdf(pages: Sequence[str], *, uri: str = "https://example.org/docket") -> bytes:
    """Pages whose first line links to the next page (the last one to page 1) and whose second line links to `uri`."""
    writer = PdfWriter()
    resources = font(writer)
    numbers = [writer.add_page(text_lines(text), resources) for text in pages]
    for index, number in enumerate(numbers):
        target = numbers[(index + 1) % len(numbers)]
        kind = b"<< /Type /Annot /Subtype /Link /Border [0 0 0]"
        inside = b"%s /Rect [72 708 300 722] /Dest [%d 0 R /Fit] >>" % (kind, target)
        outside = b"%s /Rect [72 694 300 708] /A << /S /URI /URI %s >> >>" % (kind, literal(uri))
        body = writer.bodies[number - 1].removesuffix(b">>")
        writer.fill(number, b"%s /Annots [%s %s] >>" % (body, inside, outside))
    return writer.finish(numbers)


def encrypted_pdf(password: str, *, text: str = "Filed under seal.") -> bytes:
    """A PDF that cannot be opened without `password`; with an empty one it opens, encrypted all the same."""
    output = io.BytesIO()
    # RC4 and a fixed /ID, since AES and newer revisions are salted at random
    rules = pikepdf.Encryption(owner=password or "owner", user=password, R=3, aes=False, metadata=False)
    with pikepdf.open(io.BytesIO(pdf([text]))) as document:
        document.save(output, encryption=rules, static_id=True)
    return output.getvalue()


def zero_page_pdf() -> bytes:
    """A well-formed PDF without a page."""
    return PdfWriter().finish([])


def truncated_pdf(*, keep: float = 0.5) -> bytes:
    """The first part of a PDF, as a broken download leaves it: its page tree is lost and no reader can repair it."""
    whole = pdf(["The rest of this file was never downloaded."] * 3)
    return whole[: int(len(whole) * keep)]


def broken_xref_pdf(pages: Sequence[str] = ("Repaired.",)) -> bytes:
    """A PDF whose cross-reference table points beside every object; readers repair it."""
    writer = PdfWriter()
    resources = font(writer)
    return writer.finish([writer.add_page(text_lines(text), resources) for text in pages], shift=7)


def huge_page_pdf(points: float = 36_000) -> bytes:
    """One page of `points` × `points`, with a line of text at its lower left."""
    writer = PdfWriter()
    return writer.finish([writer.add_page(text_lines("A huge page."), font(writer), size=(points, points))])


def many_pages_pdf(count: int, *, form: str = "Page {page} of {count}.") -> bytes:
    """`count` pages of one line each, in a balanced page tree of a hundred kids a node."""
    writer = PdfWriter()
    resources = writer.add(b"<< %s >>" % font(writer))
    nodes, spans = [], range(0, count, 100)
    for start in spans:
        node, kids = writer.reserve(), []
        for page in range(start + 1, min(start + 100, count) + 1):
            content = writer.add_stream(text_lines(form.format(page=page, count=count)), deflate=False)
            kids.append(writer.add(b"<< /Type /Page /Parent %d 0 R /Contents %d 0 R >>" % (node, content)))
        writer.fill(
            node,
            b"<< /Type /Pages /Parent %d 0 R /Count %d /Kids [%s] >>" % (writer.pages, len(kids), references(kids)),
        )
        nodes.append(node)
    shared = b"/MediaBox [0 0 612 792] /Resources %d 0 R" % resources
    writer.fill(writer.pages, b"<< /Type /Pages /Count %d /Kids [%s] %s >>" % (count, references(nodes), shared))
    return writer.file()


def slow_pdf(*, depth: int = 30) -> bytes:
    """A legal page that no one waits for: each of `depth` nested forms prints the next one ten times."""
    writer = PdfWriter()
    resources = font(writer)
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>"
    form = writer.add_stream(text_lines("again"), entries % resources)
    for _ in range(depth):
        form = writer.add_stream(b"/X1 Do\n" * 10, entries % (b"/XObject << /X1 %d 0 R >>" % form))
    return writer.finish([writer.add_page(b"/X1 Do\n", b"/XObject << /X1 %d 0 R >>" % form)])


def bomb_pdf(megabytes: int = 1024) -> bytes:
    """A page whose content stream inflates to `megabytes` of spaces, while the file stays about a thousandth of it."""
    block = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = block.compress(b" " * (1 << 20)) + block.flush(zlib.Z_FULL_FLUSH)
    start = zlib.compress(b"", 9)[:2]
    writer = PdfWriter()
    # the checksum is left out: readers stop at the last, empty block
    stream = writer.add_stream(start + body * megabytes + b"\x03\x00", b"/Filter /FlateDecode", deflate=False)
    page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] /Resources << >> /Contents %d 0 R >>"
    return writer.finish([writer.add(page % (writer.pages, stream))])


def surrogate_metadata_pdf() -> bytes:
    """A PDF whose title ends in a lone surrogate, which PyMuPDF hands on, and whose author holds a NUL."""
    writer = PdfWriter()
    page = writer.add_page(text_lines("Odd metadata."), font(writer))
    title, author = unicode_literal("Motion to Dismiss \ud800"), unicode_literal("Lena\x00 Ortiz")
    writer.info = b"<< /Title %s /Author %s >>" % (title, author)
    return writer.finish([page])
