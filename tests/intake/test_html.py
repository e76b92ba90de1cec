"""Web pages: all the article, nothing of the frame around it, and what the page says about itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake import Refused, read_bytes

PAGE = """<!DOCTYPE html>
<html lang="ru"><head><meta charset="windows-1251"><title>Держат в подвале — Газета</title>
<script type="application/ld+json">{"@graph": [{"datePublished": "2022-07-21T23:30:00+03:00"}]}</script>
<style>p { color: red }</style></head>
<body>
<header><a href="/">Газета</a><h1>Держат в&nbsp;подвале</h1></header>
<nav><ul><li>Новости</li></ul></nav>
<div class="cookie-banner">Мы используем cookie</div>
<article>
 <header><p>Лид &amp; <i>подпись</i></p></header>
 <p>Мать Петра
    говорит:<br>&laquo;Он жив&raquo;.</p><!-- черновик -->
 <script>track()</script>хвост без абзаца
 <aside>Читайте также</aside>
 <h2>Кто там</h2>
 <ol start="16"><li>Иванов<li>Петров<ul><li>брат</li></ul></li></ol>
 <table><caption>Список</caption><tr><th>Имя</th><th>Год</th><th>База</th></tr>
 <tr><td><p>Пётр</p></td><td></td><td>первая<br>вторая</td></tr></table>
 <figure><img src="x.jpg" alt="фото"><figcaption>Снимок 2022 года</figcaption></figure>
 <p hidden>Тайный абзац</p><p style="display: none">И этот</p>
 <pre>а
   б</pre>
 <footer>Записала Анна</footer>
</article>
<form><input value="x"><button>Подписаться</button></form>
<footer>Все права защищены</footer>
</body></html>"""

SEEN = """Держат в\N{NO-BREAK SPACE}подвале

Лид & подпись

Мать Петра говорит:
«Он жив».

хвост без абзаца

Кто там

16. Иванов
17. Петров
брат

Список

Имя\tГод\tБаза
Пётр\t\tпервая вторая

Снимок 2022 года

а
   б

Записала Анна"""


def test_the_article_comes_out_whole_and_alone() -> None:
    """Headings, lists, tables and captions stay; the frame of the page goes."""
    extracted = read_bytes(PAGE.encode("cp1251"), "article.html")
    assert extracted.text == SEEN
    assert (extracted.media_type, extracted.version) == ("text/html", "html/1")
    assert (extracted.title, extracted.language) == ("Держат в подвале — Газета", "ru")
    assert extracted.published_hint == "2022-07-21"
    assert extracted.warnings == ()


def test_a_page_saved_as_utf8_that_still_declares_windows_1251_is_read_right() -> None:
    """Browsers save pages so: the letters decide, not the declaration."""
    assert read_bytes(PAGE.encode(), "article.htm").text == SEEN


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2022-07-20T09:00Z">', "2022-07-20"),
        ('<meta name="date" content="2022-02-31">', None),
        ('<meta itemprop="datePublished" content="2022-07-19">', "2022-07-19"),
        ('<time datetime="2022-07-18T10:00">вчера</time>', "2022-07-18"),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
    ],
)
def test_the_day_of_publication_is_a_hint_taken_from_what_the_page_declares(
    head: str, day: str | None
) -> None:
    """Only well-formed days count, as they are written."""
    page = f"<html><head>{head}</head><body><p>Текст</p></body></html>"
    assert read_bytes(page.encode(), "a.html").published_hint == day


def test_a_page_in_one_big_form_or_with_a_small_article_keeps_all_its_paragraphs() -> None:
    """What looks like a frame but holds the text is not one; an unclear article is not cut out."""
    words = "Их держат в подвале. " * 30
    form = f'<html><body><form id="aspnetForm"><p>{words}</p></form></body></html>'
    assert read_bytes(form.encode(), "a.html").text == words.strip()
    teaser = f"<html><body><article>Тизер</article><div><p>{words}</p></div></body></html>"
    assert read_bytes(teaser.encode(), "a.html").text == f"Тизер\n\n{words.strip()}"


def test_what_stands_outside_a_clear_article_is_left_out_with_a_warning() -> None:
    """The person is told how much, so that a wrong cut is noticed."""
    page = f"<html><body><main><p>{'слово ' * 400}</p></main><div>{'чужое ' * 100}</div></body></html>"
    extracted = read_bytes(page.encode(), "a.html")
    assert "чужое" not in extracted.text
    assert "outside the article were left out" in extracted.warnings[0]


def test_a_page_laid_out_by_tables_reads_as_paragraphs() -> None:
    """Old pages and mail put whole articles into cells."""
    page = "<html><table><tr><td>Меню</td><td><h2>Он жив</h2><p>Один.</p><p>Два.</p></td></tr></table></html>"
    assert read_bytes(page.encode(), "a.html").text == "Меню\n\nОн жив\n\nОдин.\n\nДва."


def test_entities_of_the_page_s_own_making_fetch_and_expand_nothing() -> None:
    """HTML knows no such entities: what the page defines stays unread, files are not opened."""
    bomb = '<!DOCTYPE html [<!ENTITY a "ха"><!ENTITY f SYSTEM "file:///etc/passwd">]><html><p>&a;&f; текст'
    text = read_bytes(bomb.encode(), "a.html").text
    assert "root:" not in text
    assert "текст" in text


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<html><body><script>render()</script></body></html>", "filled in by a script"),
        ("<html>" + "<div>" * 400 + "глубоко", "nested too deeply"),
        ("<html><p>" + "а" * 11_000_000, "too large"),
        ("<html>" + "<p>" * 500_001, "500,000 pieces"),
        ("<html><p " + " ".join(f"a{n}" for n in range(100_000)) + ">", "endless length"),
    ],
)
def test_a_page_that_cannot_be_read_whole_is_refused(page: str, why: str) -> None:
    """lxml would drop the rest silently, or take minutes: both are said instead."""
    with pytest.raises(Refused, match=f"{why}.*Nothing was stored"):
        read_bytes(page.encode(), "a.html")


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
WRAPS = st.lists(
    st.sampled_from(["div", "section", "article", "blockquote", "b", "main", "ul", "form"]), max_size=4
)


@given(st.lists(st.tuples(WRAPS, WORDS), min_size=1, max_size=6))
def test_no_paragraph_is_ever_lost_from_a_body(paragraphs: list[tuple[list[str], str]]) -> None:
    """However paragraphs are wrapped, each stands in the text, in its order (short ones in forms apart)."""
    body, kept = "", []
    for wraps, words in paragraphs:
        body += "".join(f"<{tag}>" for tag in wraps) + f"<p>{words}</p>"
        body += "".join(f"</{tag}>" for tag in reversed(wraps))
        if "form" not in wraps:
            kept.append(words)
    page = f"<html><body>{body}<p>{'конец ' * 99}</p></body></html>"
    sole = {"main", "article"} & {tag for wraps, _ in paragraphs for tag in wraps}
    text = read_bytes(page.encode(), "a.html").text
    if not sole:
        at = 0
        for words in kept:
            at = text.index(words, at) + len(words)
    assert all(words in text for words in kept)
