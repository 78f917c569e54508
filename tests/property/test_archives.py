"""Archives keep their pages: as many come out as went in, in order, whatever damage there is elsewhere."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Archive
from tests.archives import members, packed, record, response

CONTENTS = st.lists(st.binary(max_size=300), min_size=1, max_size=8)
ENDS = st.sampled_from(["\r\n", "\n"])


@settings(deadline=None)
@given(CONTENTS, ENDS)
def test_records_in_are_records_out(contents, end):
    records = [record(content, f"https://harbour.example/{number}", end=end) for number, content in enumerate(contents)]

    for data in (b"".join(records), packed(b"".join(records)), b"".join(members(records))):
        archive = Archive.open(data)
        pages = list(archive)

        assert [page.content for page in pages] == contents
        assert [page.number for page in pages] == list(range(1, len(contents) + 1))
        assert archive.damaged == 0


@settings(deadline=None)
@given(CONTENTS)
def test_packed_answers_are_unpacked(contents):
    records = [response(packed(content), "https://harbour.example/", content_encoding="gzip") for content in contents]

    assert [page.content for page in Archive.open(b"".join(records))] == contents


@settings(deadline=None)
@given(CONTENTS, st.data())
def test_pages_before_and_after_a_damaged_member_come_out(contents, data):
    packed = members(record(content, "https://harbour.example/") for content in contents)
    number = data.draw(st.integers(0, len(packed) - 1))
    place = data.draw(st.integers(10, len(packed[number]) - 1))
    other = data.draw(st.integers(1, 255))
    bad = bytearray(packed[number])
    bad[place] ^= other
    archive = Archive.open(b"".join([record_of_start(), *packed[:number], bad, *packed[number + 1 :]]))
    found = [page.content for page in archive if page.failure is None]

    assert archive.damaged >= 1 or found == contents  # a bit that fills up the last byte says nothing
    assert found[:number] == contents[:number]
    rest = contents[number + 1 :]
    assert not rest or found[-len(rest) :] == rest


def record_of_start() -> bytes:
    return packed(record(b"software: x", kind="warcinfo"))


@settings(deadline=None)
@given(CONTENTS, st.binary(max_size=2000), st.integers(0, 3000))
def test_nothing_but_pages_comes_of_any_bytes(contents, junk, place):
    data = b"".join(record(content, "https://harbour.example/") for content in contents)
    at = max(place % len(data), 100)
    for _ in Archive.open(data[:at] + junk + data[at:]):
        pass
    for _ in Archive.open(packed(data[:60]) + junk):
        pass
