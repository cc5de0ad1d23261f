"""What is written on a picture: from blots of ink to letters, words and lines."""
