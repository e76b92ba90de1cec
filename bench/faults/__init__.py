"""What becomes of a case when things go wrong under it: kills, power cuts, full disks, damage, others, clocks."""
