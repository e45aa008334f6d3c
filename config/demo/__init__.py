"""The demo case: three firms, their words, and the marks that follow from them."""
