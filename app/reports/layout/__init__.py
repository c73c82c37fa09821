"""The layout layer over reportlab that all papers share: the measures of Decree 30/2020, text, tables, pictures."""
