"""Pages for the tests of metadata: a head and a few lines."""

from extractor.model import Block, Document, Head, Kind, Label, LineLayout, Role

NO_HEAD = Head()


def document(*lines: str, head: Head = NO_HEAD, url: str = "", levels: dict[int, int] | None = None) -> Document:
    """A page of lines; `levels` gives the headings by index."""
    marked = levels or {}

    def build(index: int) -> Block:
        kind = Kind.HEADING if index in marked else Kind.PARAGRAPH
        return Block(index, kind, lines[index], level=marked.get(index, 0), line=index + 1)

    return Document(list(lines), LineLayout([0] * len(lines), [0] * len(lines)), build, head, url)


def labels(*roles: Role) -> tuple[Label, ...]:
    """One label a role."""
    return tuple(Label(role, 0.5, "the test says so", "test") for role in roles)


PARAGRAPH = "The council met on Tuesday to hear what the river had done to the lower town. " * 5
