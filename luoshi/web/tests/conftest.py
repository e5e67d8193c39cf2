"""A page to render tags on, and a browser that looks at pages served by the kit alone."""

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.test.testcases import LiveServerThread


@pytest.fixture
def rendered():
    """Render a template text with the kit loaded: `rendered("{% amount 3 %}", address="/?sort=name")`."""

    def render(text: str, /, *, address: str = "/", **values: object) -> str:
        request: HttpRequest = RequestFactory().get(address)
        context = RequestContext(request, {"request": request, **values})
        return Template("{% load i18n kit %}" + text).render(context).strip()

    return render


@pytest.fixture
def kit_site(settings, request):
    """The kit's own pages and nothing else of the product, under the product's security policy."""
    settings.ROOT_URLCONF = "luoshi.web.tests.site"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "luoshi.desk" not in name]
    template = {**settings.TEMPLATES[0], "OPTIONS": {"context_processors": []}}
    template["OPTIONS"]["context_processors"] = [
        "django.template.context_processors.request",
        "django.contrib.messages.context_processors.messages",
    ]
    settings.TEMPLATES = [template]
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
    return settings


@pytest.fixture
def address(kit_site):
    """The kit's pages on a port of their own; unlike `live_server` it needs no database, and is quick."""
    server = LiveServerThread("localhost", StaticFilesHandler, {})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://localhost:{server.port}"
    server.terminate()


@pytest.fixture
def device(chromium, address):
    """A phone: a browser context of its own, 390 px wide, whose storage begins empty."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", base_url=address)
    context.set_default_timeout(8000)
    yield context
    context.close()


@pytest.fixture
def until():
    """Wait until a script says yes. Playwright's own wait_for_function needs eval, which the policy forbids."""

    def wait(page, script: str) -> None:
        for _ in range(100):
            if page.evaluate(f"async () => Boolean(await ({script}))"):
                return
            page.wait_for_timeout(50)
        raise AssertionError(f"Never became true: {script}")

    return wait


@pytest.fixture
def faults():
    """What pages complained about on the console; `faults(page)` begins to listen."""
    heard: list[str] = []

    def listen(page) -> list[str]:
        page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: heard.append(str(error)))
        return heard

    return listen
