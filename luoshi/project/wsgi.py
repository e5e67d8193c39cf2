"""The application as the web server calls it; an installation that breaks a deployment rule serves no page."""

import os

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.project.settings")
application = get_wsgi_application()
call_command("check", "--tag", "security", verbosity=0)
