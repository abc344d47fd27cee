"""What a worker and the dispatcher say to each other: the Python twins of the records in `contracts`.

The fields are the records' components in snake_case; `codec` makes the camelCase JSON of them and reads it.
"""
