import pytest
from typer.testing import CliRunner

from luoshi.people.models import Person, Post
from luoshi.project.commands.data import app


@pytest.mark.parametrize("password", ["short", "1234567890"])
def test_a_weak_password_is_said_and_makes_nobody(cast, password):
    asked = CliRunner().invoke(
        app, ["appoint", "zhang", "--unit", cast.works.code], input=f"{password}\n{password}\n"
    )
    assert isinstance(asked.exception, SystemExit), asked.exception
    assert asked.exit_code == 1
    assert "✗" in asked.stdout
    assert not Person.objects.filter(username="zhang").exists()


def test_a_new_account_gets_its_post(cast):
    asked = CliRunner().invoke(
        app,
        ["appoint", "zhang", "--name", "张三", "--unit", cast.works.code, "--role", "clerk"],
        input="three plain words\nthree plain words\n",
    )
    assert asked.exit_code == 0, asked.stdout
    post = Post.objects.get(person__username="zhang")
    assert (post.org, post.role, post.person.name) == (cast.works, "clerk", "张三")
    assert post.person.check_password("three plain words")
