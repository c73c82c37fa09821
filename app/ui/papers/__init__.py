"""What is printed: choosing, looking at it, saving, handing it to the printer."""
