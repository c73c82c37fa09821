"""A synthetic commune to try the program on: nobody in it exists."""
