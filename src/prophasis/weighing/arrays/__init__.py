"""numbers only: pure functions over arrays with named axes; no hypotheses, no files."""
