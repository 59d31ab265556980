"""Behind a proxy that serves https, browsers are told to stay there; without one they are told nothing of the kind."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import django
django.setup()
from django.test import Client
answer = Client().get("/sprak/", headers={"host": "localhost", "x-forwarded-proto": "https"})
print(answer.headers.get("Strict-Transport-Security", "-"))
"""


@pytest.mark.parametrize(("behind", "told"), [("1", "max-age=31536000"), ("0", "-")])
def test_browsers_stay_on_https(tmp_path, behind: str, told: str):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STEGVIS_")}
    environment |= {"STEGVIS_DATA_DIR": str(tmp_path), "STEGVIS_BEHIND_PROXY": behind}
    environment |= {"DJANGO_SETTINGS_MODULE": "stegvis.web.settings"}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    assert done.stdout.strip() == told
