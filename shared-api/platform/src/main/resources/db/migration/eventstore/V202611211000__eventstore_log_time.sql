-- Log time in two steps. A function's settings hold for the functions that it calls, and finding the
-- event at a position wants the primary key, while finding what is later than it wants the BRIN index.

-- The largest recorded_at of the events up to a position, of those not before an instant.
CREATE FUNCTION eventstore.latest_recorded(since timestamptz, up_to bigint) RETURNS timestamptz
    LANGUAGE sql STABLE
    SET enable_seqscan = off
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
BEGIN ATOMIC
    SELECT max(e.recorded_at)
    FROM eventstore.domain_event e
    WHERE e.global_index <= up_to AND e.recorded_at >= since;
END;

DROP FUNCTION eventstore.log_time(bigint);
DROP FUNCTION eventstore.recorded_at(bigint);

-- The largest recorded_at up to a position.
CREATE FUNCTION eventstore.log_time(up_to bigint) RETURNS timestamptz
    LANGUAGE plpgsql STABLE
AS $$
DECLARE
    recorded timestamptz;
BEGIN
    SELECT e.recorded_at INTO recorded
    FROM eventstore.domain_event e
    WHERE e.global_index <= up_to
    ORDER BY e.global_index DESC
    LIMIT 1;
    RETURN eventstore.latest_recorded(recorded, up_to);
END
$$;
