"""The table: for every address of the product, what each of the cast is answered.

200 opens a page, 302 does something and leads on to one, 409 and 422 let in and then refuse the act or the form
(every POST here is sent empty), "in" leads to the sign-in page, 404 says no more than that nothing is there.
A method without a line is not there: 405, or what the address answers to everybody whom it does not let in.

Everybody but the stranger, a clerk in another city, belongs to one line of units: province > city > county >
(town >) works. The clerk and the reviewer act for the works, the auditor and the administrator for the province.
`things` makes what an address is asked about: the thing of its path, or, after "?", those of its query.
"""

from dataclasses import dataclass

CAST = (
    "province_officer",
    "city_officer",
    "county_officer",
    "clerk",
    "reviewer",
    "auditor",
    "administrator",
    "stranger",
    "anonymous",
)

TABLE = """
address                about                                how  prov city coun cler revi audi admi stra anon
home                   nothing                              GET   200  200  200  200  200  200  200  200   in
offline-worker         nothing                              GET   200  200  200  200  200  200  200  200  200
set_language           nothing                              GET   302  302  302  302  302  302  302  302  302
set_language           nothing                              POST  302  302  302  302  302  302  302  302  302
accounts:sign-in       nothing                              GET   302  302  302  302  302  302  302  302  200
accounts:sign-in       nothing                              POST  200  200  200  200  200  200  200  200  200
accounts:demo-sign-in  nothing                              POST  404  404  404  404  404  404  404  404  404
accounts:sign-out      nothing                              POST  302  302  302  302  302  302  302  302  302
accounts:choose-post   nothing                              POST  404  404  404  404  404  404  404  404   in
accounts:no-post       nothing                              GET   302  302  302  302  302  302  302  302   in
notices:list           nothing                              GET   200  200  200  200  200  200  200  200   in
notices:upload         nothing                              GET   200  200  200  404  404  404  404  404   in
notices:upload         nothing                              POST  422  422  422  404  404  404  404  404   in
notices:detail         notice                               GET   200  404  404  404  404  200  200  404   in
notices:detail         notice                               POST  422  404  404  404  404  404  404  404   in
notices:original       notice                               GET   200  404  404  404  404  200  200  404   in
notices:decide         notice                               POST  404  404  404  404  404  404  404  404   in
notices:offers         notice                               GET   200  404  404  404  404  404  404  404   in
notices:read-again     notice                               POST  302  404  404  404  404  404  404  404   in
notices:plan           notice                               POST  302  404  404  404  404  404  404  404   in
plans:inbox            nothing                              GET   200  200  200  200  200  200  200  200   in
plans:list             nothing                              GET   200  200  200  200  200  200  200  200   in
plans:detail           plan                                 GET   200  200  200  200  200  200  200  404   in
plans:publish          draft                                GET   200  404  404  404  404  404  404  404   in
plans:publish          draft                                POST  422  404  404  404  404  404  404  404   in
plans:pass-on          plan                                 GET   404  200  200  302  302  404  404  404   in
plans:pass-on          plan                                 POST  404  422  422  302  302  404  404  404   in
plans:count            plan                                 GET   200  200  200  200  200  404  404  404   in
plans:progress         plan                                 GET   200  200  200  200  200  200  200  404   in
plans:sign             plan                                 POST  404  302  302  302  302  404  404  404   in
plans:hang             plan                                 POST  404  422  422  422  422  404  404  404   in
plans:below            plan                                 GET   200  200  200  200  200  200  200  404   in
plans:finish           works_task                           POST  404  404  404  409  409  404  404  404   in
plans:confirm          county_task                          POST  404  409  404  404  404  404  404  404   in
records:list           nothing                              GET   200  200  200  200  200  200  200  200   in
records:new            nothing                              GET   200  200  200  200  200  404  404  200   in
records:new            nothing                              POST  422  422  422  422  422  404  404  422   in
records:review         nothing                              GET   200  200  200  404  200  404  404  404   in
records:accept         nothing                              POST  302  302  302  404  302  404  404  404   in
records:detail         record                               GET   200  200  200  200  200  200  200  404   in
records:receipt        record                               GET   200  200  200  200  200  200  200  404   in
records:correct        record                               GET   404  404  404  200  200  404  404  404   in
records:correct        record                               POST  404  404  404  422  422  404  404  404   in
records:return         record                               POST  422  422  422  404  422  404  404  404   in
records:withdraw       record                               POST  404  404  404  422  422  404  404  404   in
records:photo          record                               GET   200  200  200  200  200  200  200  404   in
reports:list           nothing                              GET   200  200  200  200  200  200  200  200   in
reports:draft          nothing                              GET   200  200  200  200  200  404  404  200   in
reports:draft          nothing                              POST  200  200  200  200  200  404  404  200   in
reports:detail         report                               GET   200  404  404  404  404  200  200  404   in
reports:edit           report                               GET   200  404  404  404  404  404  404  404   in
reports:edit           report                               POST  422  404  404  404  404  404  404  404   in
reports:preview        report                               POST  200  404  404  404  404  404  404  404   in
reports:refresh        report                               POST  302  404  404  404  404  404  404  404   in
reports:issue          report                               POST  302  404  404  404  404  404  404  404   in
reports:download       report                               GET   200  404  404  404  404  200  200  404   in
reports:figure         figure                               GET   200  404  404  404  404  200  200  404   in
totals:show            nothing                              GET   200  200  200  200  200  200  200  200   in
totals:show            ?unit=town                           GET   200  200  200  404  404  200  200  404   in
totals:entries         ?unit=town&indicator=talk.onsite     GET   200  200  200  404  404  200  200  404   in
units:list             nothing                              GET   200  200  200  200  200  200  200  200   in
units:search           nothing                              GET   200  200  200  200  200  200  200  200   in
units:import           nothing                              GET   404  404  404  404  404  404  200  404   in
units:import           nothing                              POST  404  404  404  404  404  404  200  404   in
units:import-table     nothing                              GET   404  404  404  404  404  404  200  404   in
units:import-preview   upload                               GET   404  404  404  404  404  404  200  404   in
units:import-preview   upload                               POST  404  404  404  404  404  404  302  404   in
units:detail           town                                 GET   200  200  200  404  404  200  200  404   in
units:children         town                                 GET   200  200  200  404  404  200  200  404   in
units:move             town                                 GET   404  404  404  404  404  404  200  404   in
units:move             town                                 POST  404  404  404  404  404  404  200  404   in
"""

# Mounted only where DEBUG or the demonstration is on; they show samples, and nothing of anybody.
DEMONSTRATION_ONLY = frozenset(
    {"kit", "kit-phone", "kit-receipt", "kit-units", "kit-offline", "kit-branches"}
)


@dataclass(frozen=True)
class Row:
    """What each of the cast is answered by one method of an address that is asked about something."""

    address: str
    about: str
    method: str
    answers: tuple[str, ...]

    @property
    def subject(self) -> str:
        """The namespace of the address, or its name if it has none."""
        return self.address.partition(":")[0]


def read_rows() -> list[Row]:
    """The lines of the table below its head."""
    lines = [line.split() for line in TABLE.strip().splitlines()[1:]]
    return [Row(address, about, method, tuple(answers)) for address, about, method, *answers in lines]
