"""What the addresses of the permission table are asked about: made when it is first asked for, at the cast's units."""

import uuid
from functools import cached_property
from urllib.parse import urlencode

from django.core.files.base import ContentFile
from django.urls import reverse

from luoshi.activities.actions import record_activity
from luoshi.activities.models import Activity
from luoshi.campaigns.actions import draft_plan
from luoshi.campaigns.models import Notice, Plan, Task
from luoshi.campaigns.tests import stories
from luoshi.catalogue.models import Kind
from luoshi.common import clock
from luoshi.conftest import Cast
from luoshi.orgs.importing.actions import keep_upload
from luoshi.orgs.tests.tables import HEADER, WORKS, changed, csv_file
from luoshi.reports.actions import draft_report


class Things:
    """Each property gives the arguments of an address: `reverse(name, args=things.plan)`."""

    nothing: tuple[object, ...] = ()

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def path_of(self, address: str, about: str) -> str:
        """The path of an address about a thing, or with a query such as "?unit=town&by=month": a thing, a word."""
        if not about.startswith("?"):
            return reverse(address, args=getattr(self, about))
        asked = [part.partition("=") for part in about[1:].split("&")]
        query = {name: getattr(self, word)[0] if hasattr(self, word) else word for name, _, word in asked}
        return f"{reverse(address)}?{urlencode(query)}"

    @property
    def town(self) -> list[object]:
        """A unit of the county that no post of the cast belongs to."""
        return [self.cast.town.pk]

    @property
    def upload(self) -> list[object]:
        """A file of units that the province's administrator has uploaded."""
        content = csv_file([HEADER, changed(WORKS, parent="900101")])
        by = self.cast.administrator.person.pk
        kept = keep_upload(
            uuid.uuid4(), under=self.cast.province, content=content, file_name="单位.csv", by=by
        )
        return [kept.uid]

    @property
    def notice(self) -> list[object]:
        """A notice of the province, not yet made into a plan."""
        return [self._notice.pk]

    @property
    def draft(self) -> list[object]:
        """A plan that the province has not issued yet."""
        officer = self.cast.province_officer
        return [draft_plan(officer, stories.receive(officer, content="另一份文件".encode())).pk]

    @property
    def plan(self) -> list[object]:
        """A plan that the province sent to the cities, a city to its counties, a county to the works."""
        return [self._plan.pk]

    @property
    def works_task(self) -> list[object]:
        return [self._task(self.cast.works).pk]

    @property
    def county_task(self) -> list[object]:
        """A task that the city sent to the county."""
        return [self._task(self.cast.county).pk]

    @property
    def record(self) -> list[object]:
        """A talk with a photo that the works' clerk has recorded."""
        return [self._record.uid]

    @property
    def report(self) -> list[object]:
        """A draft of the province."""
        acting = self.cast.province_officer
        return [draft_report(acting, self._plan, uid=uuid.uuid4()).uid]

    @property
    def figure(self) -> list[object]:
        report = draft_report(self.cast.province_officer, self._plan, uid=uuid.uuid4())
        return [report.uid, report.figures.order_by("code").values_list("code", flat=True)[0]]

    @cached_property
    def _notice(self) -> Notice:
        return stories.receive(self.cast.province_officer)

    @cached_property
    def _plan(self) -> Plan:
        plan = stories.issue(self.cast)
        stories.pass_on(self.cast.city_officer, plan)
        stories.pass_on(self.cast.county_officer, plan, f"unit:{self.cast.works.pk}")
        return plan

    def _task(self, org: object) -> Task:
        return Task.objects.filter(delivery__plan=self._plan, org=org).order_by("pk")[0]

    @cached_property
    def _record(self) -> Activity:
        activity = record_activity(
            self.cast.clerk,
            uid=uuid.uuid4(),
            kind=Kind.objects.get(code="talk"),
            title="安全生产专题宣讲",
            held_on=clock.today(),
            place="一车间",
            attendance_onsite=80,
        ).activity
        activity.photo.save("photo.jpg", ContentFile(b"\xff\xd8\xff"))
        return activity
