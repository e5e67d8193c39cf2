"""What a frame shows around a page. The desk and the portal supply it as the context variable `frame`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """One entry of the main navigation; `badge` is a count that waits for the person."""

    title: str
    url: str
    is_current: bool = False
    badge: int | None = None


@dataclass(frozen=True)
class PostChoice:
    """One post (a role at a unit) that the person may act in."""

    id: str
    label: str
    is_current: bool = False


@dataclass(frozen=True)
class Frame:
    """Who is at the screen, where, and what they can reach.

    `switch_post_url` receives POST `post` (a PostChoice id) and `next`; `sign_out_url` receives POST.
    `as_of` is text ready to show; `next_url` is where switching post or language returns to.
    `owner_key` is an opaque text for this person in this post; drafts and unsent records on a device
    belong to it.
    An empty text leaves its part of the frame out.
    """

    product_name: str = "落实"
    is_demo: bool = False
    unit_name: str = ""
    person_name: str = ""
    role_name: str = ""
    sections: tuple[Section, ...] = ()
    posts: tuple[PostChoice, ...] = ()
    as_of: str = ""
    language: str = "zh-hans"
    next_url: str = ""
    owner_key: str = ""
    home_url: str = "/"
    switch_post_url: str = ""
    sign_in_url: str = ""
    sign_out_url: str = ""

    @property
    def may_switch_post(self) -> bool:
        """Whether there is another post to act in."""
        return len(self.posts) > 1 and bool(self.switch_post_url)
