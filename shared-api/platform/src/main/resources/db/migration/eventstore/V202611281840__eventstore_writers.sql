-- Who may still make a number decided: the transactions that can write an event. An INSERT takes
-- its lock on the table before it draws a number, and keeps it until its transaction has ended and
-- what came of it is to be seen; so once everybody who held that lock after a number was drawn has
-- let go of it, the number is decided. Transactions that write elsewhere, an index being built
-- among them, hold up nobody.
--
-- A lock of a session is first in the session's own short list and may move from there to the
-- shared one, never back; pg_locks reads them in this order, so a lock that is held all the while is
-- always seen. A prepared transaction holds its locks under another name than before: whoever looks
-- waits for every one of them.
CREATE FUNCTION eventstore.writers() RETURNS text[]
    LANGUAGE sql VOLATILE
    RETURN ARRAY(
        SELECT DISTINCT
            CASE WHEN l.pid IS NULL THEN 'prepared' ELSE l.virtualtransaction END
        FROM pg_locks l
        WHERE l.locktype = 'relation'
          AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
          AND l.relation = 'eventstore.domain_event'::regclass
          AND l.mode = 'RowExclusiveLock'
          AND l.granted
    );

-- One look for the safe position. The order of the two steps is what makes it right: the numbers
-- drawn so far; then who may not have decided about them. A database in recovery is not the primary,
-- whose numbers count.
CREATE FUNCTION eventstore.look_for_writers(after bigint, OUT drawn bigint, OUT writers text[])
    LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
    IF pg_is_in_recovery() THEN
        RAISE EXCEPTION 'this is not the primary' USING ERRCODE = 'read_only_sql_transaction';
    END IF;
    drawn := coalesce(pg_sequence_last_value('eventstore.global_index'::regclass), 0);
    IF drawn > after THEN
        writers := eventstore.writers();
    END IF;
END
$$;
