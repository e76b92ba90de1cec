"""How well the reader reads: reports with gold made by hand, the scorer and its peers."""
