-- Bytes of a block of the file in use, and how many blocks it has.
SELECT block_size, total_blocks FROM pragma_database_size() WHERE database_name = current_database()
