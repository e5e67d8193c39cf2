from django.urls import path

from luoshi.desk.records import views

app_name = "records"

urlpatterns = [
    path("", views.list_, name="list"),
    path("new/", views.new, name="new"),
    path("review/", views.review, name="review"),
    path("accept/", views.accept, name="accept"),
    path("<uuid:uid>/", views.detail, name="detail"),
    path("<uuid:uid>/receipt/", views.receipt, name="receipt"),
    path("<uuid:uid>/correct/", views.correct, name="correct"),
    path("<uuid:uid>/return/", views.return_, name="return"),
    path("<uuid:uid>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:uid>/photo/", views.photo, name="photo"),
]
