from django.urls import path

from luoshi.desk.notices import reading_views, views

app_name = "notices"

urlpatterns = [
    path("", views.list_notices, name="list"),
    path("upload/", views.upload, name="upload"),
    path("<int:notice_id>/", reading_views.detail, name="detail"),
    path("<int:notice_id>/original/", views.original, name="original"),
    path("<int:notice_id>/decide/", reading_views.decide, name="decide"),
    path("<int:notice_id>/offers/", reading_views.offers, name="offers"),
    path("<int:notice_id>/again/", reading_views.read_again, name="read-again"),
    path("<int:notice_id>/plan/", reading_views.make_plan, name="plan"),
]
