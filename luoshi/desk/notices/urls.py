from django.urls import path

from luoshi.desk.notices import views

app_name = "notices"

urlpatterns = [
    path("", views.list_notices, name="list"),
    path("upload/", views.upload, name="upload"),
    path("<int:notice_id>/", views.detail, name="detail"),
    path("<int:notice_id>/original/", views.original, name="original"),
    path("<int:notice_id>/decide/", views.decide, name="decide"),
    path("<int:notice_id>/offers/", views.offers, name="offers"),
    path("<int:notice_id>/again/", views.read_again, name="read-again"),
    path("<int:notice_id>/plan/", views.make_plan, name="plan"),
]
