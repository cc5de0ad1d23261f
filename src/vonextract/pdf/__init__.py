"""A file to pages: characters, rules, fills, images and structure tags, whoever read them."""
