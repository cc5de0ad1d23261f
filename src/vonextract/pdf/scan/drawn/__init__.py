"""What is drawn on a picture: rules, shaded bands and marks that are none."""
