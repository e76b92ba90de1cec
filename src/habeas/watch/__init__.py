"""What needs a person's eye: contradictions, promises, silence, deadlines. Pure functions of what is known and a day.

Everything here is a suggestion with its reasons; only a person's signed decision settles anything.
"""
