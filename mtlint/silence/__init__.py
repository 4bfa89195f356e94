"""What a document says itself about what is not to be reported in it.

`comments` and `front_matter` find where it does, `directive` reads what is said, `reach` knows
which part of the text is meant, `decide` leaves out the findings there, `complaints` are the
findings about the comments themselves, and `adding` writes comments.
"""
