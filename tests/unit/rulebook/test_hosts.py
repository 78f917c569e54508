import pytest

from extractor.rulebook.hosts import host_fits, host_names, path_fits, split_address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.Example.com/a/b?c=d#e", ("example.com", "/a/b")),
        ("http://user:secret@example.com:8080", ("example.com", "/")),
        ("example.com/news", ("example.com", "/news")),
        ("https://münchen.example/", ("xn--mnchen-3ya.example", "/")),
        ("https://example.com./x", ("example.com", "/x")),
        ("https://[::1", ("", "")),
        ("https://../../etc/passwd", ("", "")),
        ("not an address", ("", "")),
        ("", ("", "")),
    ],
)
def test_an_address_has_a_host_and_a_path(url, address):
    assert split_address(url) == address


def test_a_host_too_long_for_a_name_is_none():
    assert split_address(f"https://{'a' * 251}/") == ("", "")
    assert split_address(f"https://{'a' * 250}/")[0] == "a" * 250


def test_parents_of_a_host_come_longest_first_without_the_top_level():
    assert list(host_names("a.b.example.com")) == ["a.b.example.com", "b.example.com", "example.com"]


@pytest.mark.parametrize(
    ("host", "patterns", "fits"),
    [
        ("example.com", ["example.com"], True),
        ("example.com", ["www.example.com"], True),
        ("news.example.com", ["example.com"], False),
        ("a.b.example.com", ["*.example.com"], True),
        ("example.com", ["*.example.com"], False),
        ("badexample.com", ["*.example.com"], False),
        ("live.example.com", ["*.example.com", "!live.example.com"], False),
        ("example.com", ["!live.example.com"], False),
    ],
)
def test_a_rule_names_its_hosts(host, patterns, fits):
    assert host_fits(host, patterns) is fits


@pytest.mark.parametrize(
    ("path", "patterns", "fits"),
    [
        ("/news/x", [], True),
        ("/news/x", ["/news/*"], True),
        ("/news/x/y", ["/news/*"], False),
        ("/news/x/y", ["/news/**"], True),
        ("/news", ["/news"], True),
        ("/news/", ["/news"], False),
        ("/a/b/c/story-1", ["/**/story-*"], True),
        ("/a/story-1/c", ["/**/story-*"], False),
        ("/live/x", ["!/live/**"], False),
        ("/news/x", ["!/live/**"], True),
        ("/podcasts/1", ["/**", "!/podcasts/**"], False),
        ("/a/c", ["/a/*b/*"], False),
        ("/ab", ["/ab*b"], False),
    ],
)
def test_a_rule_names_its_paths(path, patterns, fits):
    assert path_fits(path, patterns) is fits
