"""Lists: a spreadsheet, a CSV file or a pasted table to rows of texts, or a refusal in plain words."""

from habeas.intake.tables.read import read_pasted, read_table
from habeas.intake.tables.table import MAX_COLUMNS, MAX_ROWS, Sheet, Table

__all__ = ["MAX_COLUMNS", "MAX_ROWS", "Sheet", "Table", "read_pasted", "read_table"]
