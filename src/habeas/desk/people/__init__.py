"""The people of this desk: who may come in, and what it remembers for them. Ordinary Django, encrypted as a whole.

It holds nothing of what sources say, with two exceptions: the draft of a call, until it is taken in; and the name of a
partner with the words above the columns of its lists (desk.partners), of lists that everybody here may see, until one
of that partner's lists is erased or kept from somebody.
"""
