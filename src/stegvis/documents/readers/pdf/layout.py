"""What the whole document tells about its type: body size, line pitch, right margins, whether spaces are printed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from stegvis.documents.readers.pdf.print import PagePrint, PrintedLine

NO_SPACE_AFTER = "-–—/\\]"


class Layout:
    """Measured once over all lines, asked for every line."""

    def __init__(self, lines: Sequence[PrintedLine], headings_tagged: bool = False) -> None:
        self.headings_tagged = headings_tagged
        self.body_size = _body_size(lines)
        self._pitches = _pitches(lines)
        self._rights = _rights(lines)
        self._trailing = False
        self._trailing = self._prints_trailing_spaces(lines)
        self.left = _left(lines)
        self.mostly_bold = sum(line.bold for line in lines) > 0.5 * len(lines)

    def pitch(self, size: float) -> float:
        """The distance between two lines of one paragraph set in `size`."""
        return self._pitches.get(round(size), size * self._pitches.get(0, 1.25))

    def right(self, page: int) -> float:
        """Where the lines of a page end at the most."""
        return self._rights.get(page, self._rights[0])

    def fits(self, line: PrintedLine, after: PrintedLine) -> bool:
        """True when the break between the lines was meant: the first word of `after` would have had room on `line`."""
        word = after.words[0]
        end = line.x1 + 0.25 * line.size
        if end + (word.x1 - word.x0) < self.right(line.page) - 0.5:
            return True
        # Some programs print the space at which they broke a line, when it has room: none there, none broken.
        last = line.words[-1]
        if not self._trailing or last.trails or last.text[-1] in NO_SPACE_AFTER:
            return False
        return line.x1 + 0.65 * line.size < self.right(line.page)

    def _prints_trailing_spaces(self, lines: Sequence[PrintedLine]) -> bool:
        broken = trailing = 0
        for above, below in pairwise(lines):
            close = 0 < below.base - above.base <= 1.1 * self.pitch(below.size) and above.page == below.page
            room = above.x1 + 0.65 * above.size < self.right(above.page)
            if close and room and len(above.segments) == 1 and not self.fits(above, below):
                broken += 1
                trailing += above.words[-1].trails
        return broken >= 8 and trailing >= 0.8 * broken


def prints_spaces(pages: Iterable[PagePrint]) -> bool:
    """True when the file prints the spaces between its words, as nearly all do."""
    with_space = without = 0
    for page in pages:
        for left, right in pairwise(page.words):
            if abs(left.base - right.base) < 1 and right.x0 > left.x1:
                if right.spaces:
                    with_space += 1
                else:
                    without += 1
    return with_space >= without


def _body_size(lines: Iterable[PrintedLine]) -> float:
    weight: Counter[float] = Counter()
    for line in lines:
        weight[line.size] += len(line.text)
    return weight.most_common(1)[0][0] if weight else 11.0


def _pitches(lines: Sequence[PrintedLine]) -> dict[int, float]:
    """For each font size (rounded; 0 holds pitch divided by size) the smallest pitch that is common."""
    seen: dict[int, Counter[float]] = {}
    for above, below in pairwise(lines):
        pitch = below.base - above.base
        if above.page == below.page and abs(above.size - below.size) < 0.5 and above.size <= pitch < 2.3 * above.size:
            seen.setdefault(round(above.size), Counter())[round(pitch * 2) / 2] += 1
    found: dict[int, float] = {}
    for size, counts in seen.items():
        least = max(2, 0.06 * counts.total())
        usual = [pitch for pitch, count in counts.items() if count >= least]
        found[size] = min(usual or counts)
    if found:
        ratios = sorted(pitch / size for size, pitch in found.items() if size)
        found[0] = ratios[len(ratios) // 2]
    return found


def _rights(lines: Sequence[PrintedLine]) -> dict[int, float]:
    """The right margin of each page, and under 0 that of most pages.

    Only lines of running text count; a margin needs three lines that come near it.
    """
    ends: dict[int, list[float]] = {}
    for line in lines:
        if len(line.segments) == 1 and len(line.words) > 4:
            ends.setdefault(line.page, []).append(line.x1)
    everywhere = sorted((x for page in ends.values() for x in page), reverse=True)
    rights = {0: _supported(everywhere, max(3, len(everywhere) // 100))}
    for page, own in ends.items():
        own.sort(reverse=True)
        if len(own) >= 8:
            rights[page] = max(_supported(own, 2), min(rights[0], own[0]))
        if own[0] > rights[0] + 60:  # a page turned on its side
            rights[page] = own[0]
    return rights


def _left(lines: Sequence[PrintedLine]) -> float:
    """The left margin to a tenth of a point: the leftmost start that is common."""
    starts = Counter(round(line.x0, 1) for line in lines)
    least = max(2, 0.02 * len(lines))
    return min((start for start, count in starts.items() if count >= least), default=min(starts, default=0.0))


def _supported(ends: Sequence[float], count: int) -> float:
    """The largest end (ends fall) that `count` lines come within a word of."""
    for at, end in enumerate(ends):
        if at + count <= len(ends) and ends[at + count - 1] > end - 40:
            return end
    return ends[0] if ends else 500.0
