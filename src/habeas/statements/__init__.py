"""The words of the record: sources, passages, tellers, claims and dates, as plain typed data.

Nothing here reads a file, a clock or a database. What a value means for a case (who is held, since
when) is worked out in `register`; here it is only said.
"""
