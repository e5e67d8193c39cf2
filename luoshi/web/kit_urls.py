"""The kit's own pages; the project mounts them at /kit/ when DEBUG or the demonstration is on."""

from django.urls import path

from luoshi.web import kit, offline

urlpatterns = [
    path("", kit.show_kit, name="kit"),
    path("phone/", kit.show_phone, name="kit-phone"),
    path("receipt/", kit.show_receipt, name="kit-receipt"),
    path("units/", kit.list_units, name="kit-units"),
    path("offline.js", offline.show_worker, name="kit-offline"),
    path("branches/", kit.list_branches, name="kit-branches"),
]
