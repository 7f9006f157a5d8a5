"""The dialog that makes a deadline: by a rule, as an order says, or by hand."""
