"""The people of this desk: who may come in, and what it remembers for them. Ordinary Django, encrypted as a whole.

It holds nothing of what sources say, with one exception that lasts until it is taken in: the draft of a call.
"""
