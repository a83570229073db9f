-- What one process of all does: a lease by this database's clock, which its holder renews.
CREATE TABLE ops.claim (
    name text NOT NULL,
    owner text,
    fence bigint NOT NULL DEFAULT 0,
    renewed_at timestamptz NOT NULL DEFAULT 'epoch',
    backend_pid int,
    backend_start timestamptz,
    CONSTRAINT claim_pk PRIMARY KEY (name)
) WITH (fillfactor = 50);

COMMENT ON COLUMN ops.claim.owner IS 'the process that has it; null while it is free';
COMMENT ON COLUMN ops.claim.fence IS 'rises with each holder; 0 before the first';
COMMENT ON COLUMN ops.claim.backend_pid IS 'the holder''s session, with backend_start: ended by who takes over';

-- The number of the holder that may move it: compared by every commit.
ALTER TABLE ops.projection_position ADD COLUMN fence bigint NOT NULL DEFAULT 0;

-- Whether a claim is to be had: nobody has it, its holder has not renewed it, or its session ended.
-- Of a session of another role the start is not to be seen; then its number has to do.
CREATE FUNCTION ops.is_free(held ops.claim, lease interval) RETURNS boolean
    LANGUAGE sql VOLATILE
    RETURN held.owner IS NULL
        OR held.backend_pid IS NULL
        OR held.renewed_at < clock_timestamp() - lease
        OR NOT EXISTS (
            SELECT FROM pg_stat_get_activity(held.backend_pid) a
            WHERE a.backend_start IS NULL OR a.backend_start = held.backend_start);

-- Takes a claim for this session, if it is to be had, and ends the session of its former holder.
-- Answers the fencing number, or 0.
CREATE FUNCTION ops.take_claim(wanted text, node text, lease interval) RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
    held ops.claim;
BEGIN
    SELECT * INTO held FROM ops.claim c WHERE c.name = wanted;
    IF NOT FOUND THEN
        INSERT INTO ops.claim (name) VALUES (wanted) ON CONFLICT DO NOTHING;
    ELSIF NOT ops.is_free(held, lease) THEN
        RETURN 0;
    END IF;
    SELECT * INTO held FROM ops.claim c WHERE c.name = wanted FOR UPDATE SKIP LOCKED;
    IF NOT FOUND OR NOT ops.is_free(held, lease) THEN
        RETURN 0;
    END IF;
    UPDATE ops.claim c
    SET owner = node, fence = held.fence + 1, renewed_at = clock_timestamp(),
        backend_pid = pg_backend_pid(),
        backend_start = (SELECT a.backend_start FROM pg_stat_get_activity(pg_backend_pid()) a)
    WHERE c.name = wanted;
    IF held.backend_pid IS NOT NULL AND held.backend_pid <> pg_backend_pid() THEN
        PERFORM pg_terminate_backend(a.pid)
        FROM pg_stat_get_activity(held.backend_pid) a
        WHERE a.backend_start = held.backend_start;
    END IF;
    RETURN held.fence + 1;
END
$$;
