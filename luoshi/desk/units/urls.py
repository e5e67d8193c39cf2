from django.urls import path

from luoshi.desk.units import import_views, views

app_name = "units"

urlpatterns = [
    path("", views.list_units, name="list"),
    path("search/", views.search, name="search"),
    path("import/", import_views.upload, name="import"),
    path("import/table/", import_views.empty_table, name="import-table"),
    path("import/<uuid:uid>/", import_views.preview, name="import-preview"),
    path("<int:org_id>/", views.show_unit, name="detail"),
    path("<int:org_id>/children/", views.list_branches, name="children"),
    path("<int:org_id>/move/", views.move, name="move"),
]
