"""What people do: take in, accept, refuse, tell, judge, undo. One file an act, each one transaction.

The command line and the desk go through the same acts. Acts join statements and the ledger; the user
and the time are arguments.
"""
