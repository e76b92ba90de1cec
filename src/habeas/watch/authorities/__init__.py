"""What authorities were asked, what they answered and promised, and what came of it. Nothing here decides that a
promise was kept or broken: somebody says so, or its day has passed and nobody says anything."""
