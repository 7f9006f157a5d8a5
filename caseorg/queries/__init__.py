"""Everything that asks: (reader, …) → records. SQL is allowed here, writing is impossible."""
