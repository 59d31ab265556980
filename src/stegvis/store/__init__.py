"""The only door to the database: models, migrations, importing, queries. It holds no person's answers."""
