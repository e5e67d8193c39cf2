from django.urls import path

from luoshi.desk.home import views

urlpatterns = [path("", views.home, name="home")]
