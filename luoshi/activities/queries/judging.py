"""What is wrong with a record, asked before it is kept: by the form while it is filled in, and by the actions."""

from collections.abc import Sequence

from luoshi.activities import errors, rules
from luoshi.activities.content import Content
from luoshi.activities.errors import Fault
from luoshi.activities.own_fields import parse_own_fields
from luoshi.activities.queries.new_form import given_measures
from luoshi.campaigns.models import Measure
from luoshi.catalogue.queries import find_kind
from luoshi.common import clock
from luoshi.orgs.models import Org


def judge(content: Content, *, org: Org, served: Sequence[int] = ()) -> tuple[Content, list[Fault]]:
    """The content as it would be kept, and every fault of it.

    Its kind's own fields are parsed (`content.extra` holds what was typed); an attendance that the kind does not
    count is left out. `served` are the measures that an earlier version already served.
    """
    kind = find_kind(content.kind)
    if kind is None:
        return content, [errors.NotListed(field="kind", found=content.kind)]
    extra, faults = parse_own_fields(kind.fields, content.extra, kind=kind.name)
    uncounted = dict.fromkeys(set(rules.ATTENDANCE) - set(rules.asks_attendance(kind)))
    content = content.but(extra=extra, **uncounted)
    units = Org.objects.in_bulk(set(content.hosts))
    hosts = [units[host] for host in content.hosts]
    faults += rules.find_faults(content, kind=kind, hosts=hosts, today=clock.today())
    return content, [*faults, *_faults_of_measures(set(content.measures) - set(served), org)]


def _faults_of_measures(chosen: set[int], org: Org) -> list[Fault]:
    if not chosen:
        return []
    given = given_measures(org).filter(pk__in=chosen).values_list("pk", flat=True)
    titles = Measure.objects.filter(pk__in=chosen - set(given)).values_list("title", flat=True)
    return [errors.MeasureElsewhere(field="measures", measure=title, unit=org.label) for title in titles]
