"""Where the file, read again, says something else than a person's correction."""

from dataclasses import dataclass

from luoshi.campaigns.corrections import LISTS
from luoshi.desk.notices.history import name_place
from luoshi.desk.notices.traces import Traces


@dataclass(frozen=True)
class Disagreement:
    """Something that a person corrected and that the file, read again, gives otherwise.

    `target` is the id of its field or row, `from_line` its line, 0 for a field of the head.
    """

    where: str
    target: str
    from_line: int


def list_disagreements(traces: Traces) -> list[Disagreement]:
    """All of them, in the order in which they were corrected."""
    return [_disagreement(path) for path, trace in traces.by_path.items() if trace.keys]


def _disagreement(path: str) -> Disagreement:
    number, name, *item = path.split("/")
    if name not in LISTS:
        return Disagreement(name_place(path), f"id_p{number}-{_field_of(name)}", 0)
    line = item[0].partition("-")[0]
    target = f"p{number}-{name}-{item[0]}"
    return Disagreement(name_place(path), target, int(line) if line.isdigit() else 0)


def _field_of(name: str) -> str:
    return "report_what" if name == "report_to" else name
