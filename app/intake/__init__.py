"""What comes in from paper and files: lists, scans."""
