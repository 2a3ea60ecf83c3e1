"""What tests share: Hypothesis' profiles, a browser that is watched, and the running app."""

import re
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from tests.browser import ARGUMENTS, JOURNEYS, PROJECT, REMEDY, Visit, serving, system_browser

# The quick run judges every change by the same cases; searching for new ones is the long run's.
settings.register_profile("default", deadline=None, max_examples=50, derandomize=True)
settings.register_profile(
    "long",
    deadline=None,
    max_examples=2_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("default")

RESULTS = PROJECT / "test-results"
REPORTS = pytest.StashKey[dict]()
BROWSER_FIXTURES = {"browser", "page", "open_page"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark the tests that use a browser, and run them after the quick ones.

    Playwright keeps an event loop running in this thread; what comes before it is spared.
    """
    for item in items:
        if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Keep each phase's report, so that a fixture knows at the end whether its test failed."""
    report = yield
    item.stash.setdefault(REPORTS, {})[report.when] = report
    if report.failed:
        for server in servers_used_by(item):
            report.sections.append((f"log of {server.url}", server.log))
    return report


def servers_used_by(item):
    """The running apps that a test's fixtures handed to it."""
    fixtures = getattr(item, "funcargs", {})
    started = getattr(fixtures.get("app_server"), "started", [])
    shared = fixtures.get("shipped_app")
    return [*started, *([shared] if shared else [])]


def results_folder(item):
    """Where the traces and pictures of one failed test are kept."""
    folder = RESULTS / re.sub(r"[^\w.-]+", "-", item.nodeid).strip("-")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def browser():
    """Chromium, headless, with an empty profile; without one the test fails and says what helps."""
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(
                executable_path=system_browser(), args=list(ARGUMENTS)
            )
        except PlaywrightError as error:
            pytest.fail(f"{REMEDY}\n\n{error.message}", pytrace=False)
        yield chromium
        chromium.close()


@pytest.fixture
def visit():
    """What the pages of this test asked for and logged."""
    return Visit()


@pytest.fixture
def open_page(browser, visit, request):
    """Open a watched page: `open_page(url, width=1280, height=800, dark=False, **context)`.

    At the end no request may have left 127.0.0.1 and nothing may have been logged as an error.
    If the test failed, its traces and last pictures lie in test-results/.
    """
    contexts = []

    def opened(url=None, *, width=1280, height=800, dark=False, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            **options,
        )
        contexts.append(context)
        visit.watch(context)
        context.tracing.start(screenshots=True, snapshots=True, sources=True)
        page = context.new_page()
        if url is not None:
            page.goto(url)
        return page

    yield opened

    report = request.node.stash.get(REPORTS, {}).get("call")
    problems = visit.problems()
    for number, context in enumerate(contexts, start=1):
        if problems or report is None or report.failed:
            folder = results_folder(request.node)
            for page in context.pages:
                page.screenshot(path=folder / f"page-{number}.png")
            context.tracing.stop(path=folder / f"trace-{number}.zip")
        context.close()
    if problems:
        pytest.fail("\n".join(["the page is not clean:", *problems]), pytrace=False)


@pytest.fixture
def page(open_page):
    """One watched page, 1280 by 800, light."""
    return open_page()


@pytest.fixture
def app_server(tmp_path_factory):
    """Start the app on a folder of journeys: `app_server(folder)`; ended with the test."""
    with ExitStack() as running:

        def start(folder=None):
            server = running.enter_context(serving(folder, tmp_path_factory.mktemp("home")))
            start.started.append(server)
            return server

        start.started = []
        yield start


@pytest.fixture(scope="session")
def shipped_app(tmp_path_factory):
    """The app on the shipped journeys, one for all tests that only look at it."""
    with serving(JOURNEYS, tmp_path_factory.mktemp("home")) as server:
        yield server
