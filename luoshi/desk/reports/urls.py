from django.urls import path

from luoshi.desk.reports import views

app_name = "reports"

urlpatterns = [
    path("", views.list_, name="list"),
    path("draft/", views.draft, name="draft"),
    path("<uuid:uid>/", views.detail, name="detail"),
    path("<uuid:uid>/edit/", views.edit, name="edit"),
    path("<uuid:uid>/preview/", views.preview, name="preview"),
    path("<uuid:uid>/refresh/", views.refresh, name="refresh"),
    path("<uuid:uid>/issue/", views.issue, name="issue"),
    path("<uuid:uid>/download/", views.download, name="download"),
    path("<uuid:uid>/figures/<slug:code>/", views.figure, name="figure"),
]
