"""What the reader reaches on documents whose truth is known: a corpus, its scores and the gate they pass.

Development only; nothing of it is in the wheel.
"""
