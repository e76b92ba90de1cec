"""Today: what needs somebody's attention, the most pressing first, each where it can be dealt with."""
