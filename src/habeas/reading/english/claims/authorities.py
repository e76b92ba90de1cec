"""What authorities were asked, what they answered and promised, and what came of it: the group "authorities"."""

from habeas.reading.english.claims.answers import answered
from habeas.reading.english.claims.approaches import approached, petitioned
from habeas.reading.english.claims.heard import Rule
from habeas.reading.english.claims.outcomes import outcome
from habeas.reading.english.claims.promises import promised, undertaken

RULES: tuple[Rule, ...] = (approached, petitioned, promised, answered, outcome, undertaken)
