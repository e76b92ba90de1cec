"""habeas: the record of people held out of sight, kept as attributed statements."""
