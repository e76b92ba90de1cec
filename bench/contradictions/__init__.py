"""How many contradictions are found, and how many alarms are false, by kind, beside a naive peer in the same run."""
