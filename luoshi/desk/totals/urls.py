from django.urls import path

from luoshi.desk.totals import views

app_name = "totals"

urlpatterns = [
    path("", views.show, name="show"),
    path("entries/", views.entries, name="entries"),
]
