from django.urls import path

from luoshi.desk.plans import sending_views, views

app_name = "plans"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("issued/", views.list_plans, name="list"),
    path("<int:plan_id>/", views.detail, name="detail"),
    path("<int:plan_id>/publish/", sending_views.publish, name="publish"),
    path("<int:plan_id>/pass-on/", sending_views.pass_on, name="pass-on"),
    path("<int:plan_id>/count/", sending_views.count, name="count"),
    path("<int:plan_id>/progress/", views.progress, name="progress"),
    path("<int:plan_id>/sign/", views.sign, name="sign"),
    path("<int:plan_id>/hang/", views.hang, name="hang"),
    path("<int:plan_id>/below/", views.below, name="below"),
    path("tasks/<int:task_id>/finish/", views.finish, name="finish"),
    path("tasks/<int:task_id>/confirm/", views.confirm, name="confirm"),
]
