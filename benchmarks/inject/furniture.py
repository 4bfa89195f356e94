"""Lines of a site round and inside an article.

One fault is a run of lines. A label that can stand alone in an article ("Highlights") comes only
in company of lines that cannot.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.inject.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from benchmarks.inject.model import Damage

_FIRST = (
    "Amelia",
    "Marco",
    "Priya",
    "Elena",
    "David",
    "Yuki",
    "Omar",
    "Katarina",
    "Luis",
    "Hannah",
)
_LAST = ("James", "Rossi", "Sharma", "Petrova", "Miller", "Tanaka", "Haddad", "Novak", "Ortega")
_SECTIONS = (
    "World",
    "Politics",
    "Sports",
    "Business",
    "Technology",
    "Lifestyle",
    "Health",
    "Opinion",
)
_TOPICS = (
    "Prime Minister Visits Flood-Hit Villages", "New Iphone Rumors: Everything We Know So Far",
    "Earthquake Shakes the Coast, Hundreds Evacuated", "Team Wins Title After Dramatic Final",
    "Gold Price Today: Know the Latest Rate in Your City", "Actress Shares Photo, Fans Are Amazed",
    "Five Foods You Should Never Eat at Night", "Big Decision of the Government on Pensions",
)  # fmt: skip
_MONTHS = ("January", "March", "April", "June", "July", "September", "November")
_NETWORKS = ("Facebook", "Twitter", "WhatsApp", "Telegram", "LinkedIn", "Pinterest", "Instagram")

_LEADS = (
    "Also read: ", "Read also: ", "READ | ", "Must read: ", "Don't miss: ", "Read more: ",
    "ALSO READ | ", "Related: ", "See also: ", "Recommended: ",
)  # fmt: skip

_COMMENT_FORM = (
    "Please enter your comment!", "Please enter your name here", "Leave a Reply", "Leave A Comment",
    "LEAVE A REPLY", "Cancel reply", "Your email address will not be published.",
    "Required fields are marked *", "You have entered an incorrect email address!",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Notify me of new posts by email.", "Post Comment", "No Comments", "Comments are closed.",
    "Log in to leave a comment", "Be the first to comment", "Your comment is awaiting moderation.",
    "Please enter your email address here", "Name:*", "Website:",
)  # fmt: skip
_CONSENT = (
    "We use cookies to ensure that we give you the best experience on our website.",
    "This website uses cookies to improve your experience.", "Accept all cookies", "Reject all",
    "Manage preferences", "Privacy & Cookies Policy", "Necessary Always Enabled",
    "By continuing to use this site you agree to our use of cookies.", "SAVE & ACCEPT",
    "Please enable JavaScript to view the comments powered by Disqus.", "Ad blocker detected!",
)  # fmt: skip
_NEWSLETTER = (
    "Subscribe to our newsletter", "Sign up for our free daily newsletter",
    "Get the top stories delivered to your inbox", "Enter your email address", "Subscribe Now",
    "Thank you for subscribing!", "We don't spam! Read our privacy policy for more info.",
    "Check your inbox or spam folder to confirm your subscription.",
)  # fmt: skip
_THEME = (
    "Exit mobile version", "Back to top button", "View Non-AMP Version", "- Advertisment -",
    "- Advertisement -", "Previous article", "Next article", "RELATED ARTICLES", "MORE FROM AUTHOR",
    "Recent Comments", "Most Popular", "EDITOR PICKS", "POPULAR CATEGORY", "Load more",
    "Proudly powered by WordPress", "Skip to content", "Powered by Blogger.", "Newer Post",
    "Older Post", "Subscribe to: Post Comments (Atom)", "Email ThisBlogThis!Share to Twitter",
    "Post navigation", "Leave a Comment", "Related Posts", "Like Loading...", "Share this:",
)  # fmt: skip
_TRANSLATED = (
    "Leave an answer", "To share", "Also interesting", "Most read", "To the home page",
    "Back to overview", "Continue reading on the next page", "Enlarge image", "Print article",
    "Write comment", "Data protection", "Imprint", "Data protection declaration", "Further links",
    "Do you have a hint for us?", "follow:", "Show more", "Comment (0)", "I like it",
    "Keep me logged in", "To participate in the discussion, log in or register",
)  # fmt: skip


def _person(chance: Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def _date(chance: Random) -> str:
    return f"{chance.choice(_MONTHS)} {chance.randint(1, 28)}, {chance.randint(2018, 2024)}"


def _share(chance: Random) -> list[str]:
    one, two = chance.sample(_NETWORKS, 2)
    return chance.sample((
        f"Click to share on {one} (Opens in new window)", f"Share on {two}", "Share this article",
        f"Follow us on {one} and {two}", f"Join our {two} channel", "Copy link",
        f"Tweet {chance.randint(1, 99)}", f"Share via {one}", f"{chance.randint(2, 900)} SHARES",
    ), chance.randint(2, 4))  # fmt: skip


def _some(lines: Sequence[str]) -> Callable[[Random], list[str]]:
    return lambda chance: chance.sample(lines, chance.randint(2, 5))


def _related(chance: Random) -> list[str]:
    return [chance.choice(_LEADS) + chance.choice(_TOPICS)]


def _author(chance: Random) -> list[str]:
    name = _person(chance)
    trade = chance.choice(("journalist", "writer", "blogger", "content editor", "author"))
    manner = chance.choice(("passionate", "dedicated", "seasoned", "versatile"))
    years = chance.randint(3, 15)
    bio = chance.choice((
        (f"I am {name}, a {manner} {trade} with a keen interest in current affairs and more than "
        f"{years} years of experience."),
        (f"{name} is a {manner} {trade} with over {years} years of experience covering breaking "
        "news for our site."),
    ))  # fmt: skip
    return [chance.choice(("About the author", name, f"View all posts by {name}")), bio]


def _credits(chance: Random) -> list[str]:
    section, other = chance.sample(_SECTIONS, 2)
    return chance.sample((
        f"Tags: {section}, {other}, Breaking News", f"Filed Under: {section}", "Source link",
        f"Last Updated: {_date(chance)}", f"Posted in {section} by {_person(chance)}",
        f"First published on: {_date(chance)} {chance.randint(10, 23)}:30 IST",
        f"Copyright © {chance.randint(2018, 2024)} All rights reserved.",
        "With inputs from agencies", "Photo: Getty Images", f"Tagged with: {section}",
    ), chance.randint(2, 4))  # fmt: skip


def _counters(chance: Random) -> list[str]:
    return chance.sample((
        f"{chance.randint(2, 999)} views", f"{chance.randint(2, 90)} Comments",
        f"{chance.randint(2, 9)} min read", f"Share {chance.randint(2, 99)}",
        f"{chance.randint(2, 99)} likes", "Less than a minute",
        f"Page {chance.randint(1, 3)} of {chance.randint(4, 9)}",
        f"{chance.randint(2, 50)} minutes ago",
    ), chance.randint(2, 4))  # fmt: skip


def _disclosure(chance: Random) -> list[str]:
    language = chance.choice(("German", "Spanish", "Chinese", "Ukrainian", "Portuguese"))
    return [chance.choice((
        f"Translated from {language} by DeepL",
        f"This article has been automatically translated from {language}.",
        f"The text was translated from {language} by artificial intelligence.",
        f"This is a machine-translated version of the original {language} article.",
    ))]  # fmt: skip


def _at_end(make: Callable[[Random], list[str]]) -> Damage:
    return lambda _match, chance: "\n\n" + chance.choice(("\n", "\n\n")).join(make(chance))


def _between(make: Callable[[Random], list[str]]) -> Damage:
    return lambda _match, chance: "\n\n" + "\n".join(make(chance)) + "\n\n"


def _breadcrumb(match: re.Match[str], chance: Random) -> str | None:
    section, headline = chance.choice(_SECTIONS), match["at"]
    trail = chance.choice(
        (f"Home {section} ", f"Home > {section} > ", f"Home{section} News", f"Home » {section} » ")
    )
    return f"{trail}{headline}\n\n{headline}"


def _end(name: str, make: Callable[[Random], list[str]]) -> Kind:
    return Kind(
        "boilerplate", name, re.compile(r"(?<=[.!?”])(?P<at>)\Z"), _at_end(make), running=False
    )


def _middle(name: str, make: Callable[[Random], list[str]]) -> Kind:
    place = re.compile(r"(?<=[a-z][.!?”])(?P<at>\n\n)(?=[A-Z“])")
    return Kind("boilerplate", name, place, _between(make), running=False)


KINDS = (
    _end("comment-form", _some(_COMMENT_FORM)),
    _end("consent", _some(_CONSENT)),
    _end("newsletter", _some(_NEWSLETTER)),
    _end("theme", _some(_THEME)),
    _end("translated", _some(_TRANSLATED)),
    _end("share", _share),
    _end("author", _author),
    _end("credits", _credits),
    _end("counters", lambda chance: [*_counters(chance), chance.choice(_COMMENT_FORM)]),
    _end("disclosure", _disclosure),
    _middle("related-inside", _related),
    _middle("share-inside", _share),
    _middle("newsletter-inside", lambda chance: chance.sample(_NEWSLETTER[:4], 2)),
    Kind(
        "boilerplate",
        "breadcrumb",
        re.compile(r"\A(?P<at>[A-Z][^\n.!?:]{15,90})(?=\n)"),
        _breadcrumb,
        running=False,
        alone=True,
    ),
)
