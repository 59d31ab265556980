"""What SQLite knows of its tables is gathered when the server starts, and afterwards; connections are kept."""

import pytest
from django.db import connection, connections

from stegvis.store.configuration import database
from stegvis.store.models import Intervention
from stegvis.store.tables.statistics import gather_statistics

ADDRESS = "postgresql://anna@db/stegvis"


@pytest.mark.django_db(transaction=True)
def test_rows_are_counted_for_each_index(cast):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite is told")
    with connection.cursor() as cursor:
        gather_statistics()
        told = cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'store_intervention'").fetchone()
    assert told[0].split()[0] == str(Intervention.objects.count())


def test_a_connection_is_kept_from_one_page_to_the_next(tmp_path):
    assert database({"STEGVIS_DATA_DIR": str(tmp_path)})["CONN_MAX_AGE"] > 0
    stated = database({"STEGVIS_DATABASE_URL": ADDRESS})
    assert stated["CONN_MAX_AGE"] > 0 and stated["CONN_HEALTH_CHECKS"]
    assert connections["default"].settings_dict["CONN_MAX_AGE"] > 0
