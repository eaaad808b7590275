"""text -> what stands around its prose: headings, captions, tables, and the boilerplate of sites, wires and offices."""
