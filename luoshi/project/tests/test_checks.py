from luoshi.project.checks import a_real_installation_is_reachable_and_encrypted, demo_stays_at_home


def codes(messages) -> list[str]:
    return [message.id for message in messages]


def test_one_click_accounts_are_refused_under_a_public_name(settings):
    settings.DEMO, settings.ALLOWED_HOSTS = True, ["luoshi.example.org", "localhost"]
    assert codes(demo_stays_at_home()) == ["luoshi.E001"]


def test_a_demonstration_at_home_and_a_real_installation_are_both_fine(settings):
    settings.DEMO, settings.ALLOWED_HOSTS = True, ["localhost"]
    assert codes(demo_stays_at_home()) == []
    settings.DEMO, settings.ALLOWED_HOSTS = False, ["luoshi.example.org"]
    assert codes(demo_stays_at_home()) == []


def test_a_real_installation_needs_a_name_and_encryption(settings):
    settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE = [], False
    assert codes(a_real_installation_is_reachable_and_encrypted()) == ["luoshi.E002", "luoshi.W001"]
    settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE = ["luoshi.example.org"], True
    assert codes(a_real_installation_is_reachable_and_encrypted()) == []
