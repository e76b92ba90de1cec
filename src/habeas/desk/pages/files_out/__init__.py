"""Files that leave for a reader: what goes in and what stays out is seen before anything is made."""
