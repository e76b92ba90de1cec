"""From statements to people: status, place, since, last proof of life, voices. Pure functions; every value
carries `because`, the ids of the statements it rests on. Death, release and identity are never derived."""
