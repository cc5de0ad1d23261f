"""Pages that are pictures: an image of paper to characters, rules and fills in the page's own points."""
