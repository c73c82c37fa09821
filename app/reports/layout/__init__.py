"""The layout layer over reportlab that all papers share: measures of Decree 30/2020, text, tables, letterheads, pictures."""
