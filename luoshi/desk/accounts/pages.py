"""What the pages of signing in show."""

from dataclasses import dataclass

from luoshi.desk.accounts.forms import SignInForm
from luoshi.people.models import Post
from luoshi.people.signing_in import list_demo_posts


@dataclass(frozen=True)
class SignInPage:
    """The form, where to go afterwards, and in a demonstration the accounts of one click."""

    form: SignInForm
    next_path: str
    demo_posts: tuple[Post, ...]


def sign_in_page(form: SignInForm, next_path: str) -> SignInPage:
    """The sign-in page; outside a demonstration it offers no accounts."""
    return SignInPage(form, next_path, tuple(list_demo_posts()))
