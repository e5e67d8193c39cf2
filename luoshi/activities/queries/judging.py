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
    """The content with its kind's own fields parsed, and every fault of it.

    `content.extra` holds what was typed; `served` are the measures that an earlier version already served.
    """
    kind = find_kind(content.kind)
    if kind is None:
        return content, [errors.NotListed(field="kind", found=content.kind)]
    extra, faults = parse_own_fields(kind.fields, content.extra, kind=kind.name)
    content = content.but(extra=extra)
    units = Org.objects.in_bulk(set(content.hosts))
    hosts = [units[host] for host in content.hosts]
    faults += rules.find_faults(content, kind=kind, hosts=hosts, today=clock.today())
    strange = set(content.measures) - set(served)
    if strange:
        known = set(given_measures(org).filter(pk__in=strange).values_list("pk", flat=True))
        titles = Measure.objects.filter(pk__in=strange - known).values_list("title", flat=True)
        faults += [errors.MeasureElsewhere(field="measures", measure=one, unit=org.label) for one in titles]
    return content, faults
