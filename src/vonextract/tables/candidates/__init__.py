"""Where tables may stand and how they may be read: proposed generously, judged elsewhere."""
