"""Damaged archives: reading goes on at the next record, and the damage is counted."""

import base64
import hashlib

import pytest

from extractor import Archive
from extractor.archives.pages import ArchivedPage
from tests.archives import members, packed, record

SEA = "https://harbour.example/"
WORDS = [f"ferry{number * number % 4001}" for number in range(12_000)]
TEXTS = [" ".join(WORDS[number * 1000 : number * 1000 + 1000]).encode() for number in range(12)]
RECORDS = [record(text, f"{SEA}{number}") for number, text in enumerate(TEXTS)]
MEMBERS = members(RECORDS)


def read(data: bytes) -> tuple[Archive, list[ArchivedPage]]:
    archive = Archive.open(data)
    return archive, list(archive)


def whole(pages: list[ArchivedPage]) -> list[bytes]:
    return [page.content for page in pages if page.failure is None]


def codes(page: ArchivedPage) -> list[str]:
    return [notice.code for notice in page.notices]


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]


@pytest.mark.parametrize("number", [0, 5, 11])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_damaged_member_is_a_failure_of_its_page_alone(number: int, share: float) -> None:
    broken = flipped(MEMBERS[number], int(share * len(MEMBERS[number])))
    archive, pages = read(b"".join([*MEMBERS[:number], broken, *MEMBERS[number + 1 :]]))

    assert archive.damaged == 1
    assert whole(pages) == TEXTS[:number] + TEXTS[number + 1 :]
    assert [page.url for page in pages if page.failure] == [f"{SEA}{number}"]
    assert "damaged" in str(pages[number].failure)


@pytest.mark.parametrize(("number", "place"), [(0, 3), (5, 0), (5, 2), (5, 3), (11, 1)])
def test_a_member_whose_header_is_damaged_is_counted(number: int, place: int) -> None:
    broken = flipped(MEMBERS[number], place)
    archive, pages = read(b"".join([*MEMBERS[:number], broken, *MEMBERS[number + 1 :]]))

    assert archive.damaged == 1
    assert whole(pages) == TEXTS[:number] + TEXTS[number + 1 :]


def test_bytes_between_members_are_counted_and_passed_over() -> None:
    archive, pages = read(b"".join([*MEMBERS[:3], b"\x1f\x8b\x08 no member" * 50, *MEMBERS[3:]]))

    assert archive.damaged == 1
    assert whole(pages) == TEXTS


def test_zeros_behind_the_last_member_are_no_damage() -> None:
    archive, pages = read(b"".join(MEMBERS) + bytes(100_000))

    assert (archive.damaged, whole(pages)) == (0, TEXTS)


@pytest.mark.parametrize("lost", [1, 8, 100, 2000])
def test_a_file_that_ends_inside_a_member_keeps_what_is_there(lost: int) -> None:
    archive, pages = read(b"".join(MEMBERS)[:-lost])

    assert archive.damaged == 1
    assert [page.content for page in pages[:-1]] == TEXTS[:-1]
    assert TEXTS[-1].startswith(pages[-1].content)
    assert len(pages[-1].content) > 100
    assert codes(pages[-1]) == ["record_cut"]


def test_a_plain_file_that_ends_inside_a_record_keeps_what_is_there() -> None:
    archive, pages = read(b"".join(RECORDS)[:-1000])

    assert archive.damaged == 1
    assert [page.content for page in pages] == [*TEXTS[:-1], TEXTS[-1][:-996]]
    assert codes(pages[-1]) == ["record_cut"]


def test_one_member_for_the_whole_file_gives_what_stands_before_the_damage() -> None:
    data = packed(b"".join(RECORDS))
    archive, pages = read(data[: len(data) // 2] + bytes(300) + data[len(data) // 2 + 300 :])

    assert archive.damaged >= 1
    assert whole(pages)[:4] == TEXTS[:4]
    assert all(content in TEXTS for content in whole(pages))


@pytest.mark.parametrize("stated", ["5", "1", "6000", "50000000000", "x", "-1", "", "²"])
def test_a_record_of_another_length_than_it_says_ends_where_the_next_begins(stated: str) -> None:
    wrong = record(TEXTS[1], SEA + "1", content_length=stated)
    archive, pages = read(b"".join([RECORDS[0], wrong, *RECORDS[2:]]))

    assert archive.damaged == 1
    assert [page.content for page in pages] == TEXTS
    assert codes(pages[1]) == ["record_length"]


def test_a_length_just_beyond_the_line_ends_does_no_harm() -> None:
    _, pages = read(record(b"One", SEA, content_length="5") + record(b"Two", SEA))

    assert [page.content.rstrip() for page in pages] == [b"One", b"Two"]


def test_a_page_that_quotes_records_is_not_cut_at_them() -> None:
    quoting = b"How a record looks:\r\n\r\n" + record(b"Example", SEA + "example") + b"\r\n\r\nThat is all."
    archive, pages = read(record(quoting, SEA + "1") + RECORDS[0])

    assert (archive.damaged, [page.content for page in pages]) == (0, [quoting, TEXTS[0]])


def test_bytes_that_belong_to_no_record_are_counted() -> None:
    archive, pages = read(RECORDS[0] + b"\r\n\r\nWARC/9.9 nonsense\r\n" * 3 + RECORDS[1])

    assert archive.damaged == 1
    assert [page.content for page in pages] == TEXTS[:2]


def test_line_feeds_alone_and_several_blank_lines_are_read() -> None:
    records = [record(text, SEA, end="\n") for text in TEXTS]
    archive, pages = read(b"\n\n\n".join(records))

    assert (archive.damaged, [page.content for page in pages]) == (0, TEXTS)


def test_line_ends_that_an_editor_changed_lose_no_page() -> None:
    archive, pages = read(b"".join(RECORDS).replace(b"\r\n", b"\n"))

    assert (archive.damaged, [page.content for page in pages]) == (0, TEXTS)


def test_a_record_that_unpacks_beyond_measure_fails_and_the_next_is_read() -> None:
    bomb = packed(record(bytes(3_000_000), SEA + "bomb"))
    archive = Archive.open(b"".join([MEMBERS[0], bomb, MEMBERS[1]]), max_bytes=100_000)
    pages = list(archive)

    assert whole(pages) == TEXTS[:2]
    assert [page.url for page in pages if page.failure] == [SEA + "bomb"]
    assert "500 times" in str(pages[1].failure)


def digest_of(text: bytes, *, base: int) -> str:
    made = hashlib.sha1(text, usedforsecurity=False).digest()
    return "sha1:" + (base64.b32encode(made).decode() if base == 32 else made.hex())


@pytest.mark.parametrize("base", [16, 32])
def test_bytes_that_do_not_fit_their_digest_are_told(base: int) -> None:
    right = record(TEXTS[0], SEA, warc_block_digest=digest_of(TEXTS[0], base=base))
    wrong = record(TEXTS[1].upper(), SEA, warc_block_digest=digest_of(TEXTS[1], base=base))
    archive, pages = read(right + wrong)

    assert archive.damaged == 1
    assert [codes(page) for page in pages] == [[], ["record_digest"]]
    assert pages[1].content == TEXTS[1].upper()


@pytest.mark.parametrize(
    "digest", ["", "sha1", "sha1:", "sha1:short", "crc32:AAAA", "sha1:" + "!" * 32, "blake3:" + "A" * 32]
)
def test_a_digest_that_cannot_be_read_says_nothing(digest: str) -> None:
    archive, pages = read(record(TEXTS[0], SEA, warc_block_digest=digest) + RECORDS[1])

    assert (archive.damaged, [page.content for page in pages]) == (0, TEXTS[:2])
