"""Tables whole over their pages: parts joined, spreadsheets put together."""
