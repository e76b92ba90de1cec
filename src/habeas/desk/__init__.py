"""The newsroom's application: pages that lead from every fact to the words it rests on.

Shows what the core works out and passes acts on to `acts`; decides nothing about anybody by itself.
"""
