-- The register's history. Rows are added, and never changed or taken away.
--
-- Roles. An open transaction that has written anything, anywhere on this server, holds the safe
-- position back, so nobody may keep one open. Where PostgreSQL is installed by hand, give the
-- applications' role these limits:
--   ALTER ROLE <role> SET idle_in_transaction_session_timeout = '5s';
--   ALTER ROLE <role> SET transaction_timeout = '30s';   -- rebuilds and migrations commit in pieces
--   ALTER ROLE <role> SET lock_timeout = '5s';
-- The command side needs INSERT and SELECT here, the query side SELECT, both EXECUTE.

-- CACHE 1: with more, a connection could use a small number long after larger ones were decided.
CREATE SEQUENCE eventstore.global_index CACHE 1;

-- A transaction has its id before it draws a number: so once every transaction with an id up to X
-- has ended, every number that was drawn before X was given is decided.
CREATE FUNCTION eventstore.next_position() RETURNS bigint
    LANGUAGE sql VOLATILE
    RETURN CASE
        WHEN pg_current_xact_id() IS NOT NULL THEN nextval('eventstore.global_index'::regclass)
    END;

-- The log's clock, the only one that decides anything. A simulation replaces this function.
CREATE FUNCTION eventstore.log_clock() RETURNS timestamptz
    LANGUAGE sql VOLATILE
    RETURN clock_timestamp();

CREATE TABLE eventstore.domain_event (
    global_index bigint NOT NULL DEFAULT eventstore.next_position(),
    sequence_number bigint NOT NULL,
    time_stamp timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT eventstore.log_clock(),
    event_identifier uuid NOT NULL,
    aggregate_identifier text NOT NULL,
    type text NOT NULL,
    payload_type text NOT NULL,
    payload_revision text,
    payload bytea NOT NULL,
    metadata bytea NOT NULL,
    CONSTRAINT domain_event_pk PRIMARY KEY (global_index),
    CONSTRAINT domain_event_uq_aggregate_sequence UNIQUE (aggregate_identifier, sequence_number),
    CONSTRAINT domain_event_ck_sequence CHECK (sequence_number >= 0)
);

-- For log time: the few pages that may hold something recorded after an instant at or before a
-- position. Far smaller than a tree, and next to nothing to keep.
CREATE INDEX domain_event_ix_log_time ON eventstore.domain_event
    USING brin (global_index, recorded_at)
    WITH (pages_per_range = 32, autosummarize = on);

COMMENT ON TABLE eventstore.domain_event IS 'The register''s history: append only.';
COMMENT ON COLUMN eventstore.domain_event.global_index IS 'The one order of the register: rising, with holes.';
COMMENT ON COLUMN eventstore.domain_event.time_stamp IS 'The writer''s clock; decides nothing.';
COMMENT ON COLUMN eventstore.domain_event.recorded_at IS 'The log''s clock at insert.';
COMMENT ON COLUMN eventstore.domain_event.payload IS 'UTF-8 JSON of payload_type at payload_revision; these bytes never change.';
COMMENT ON COLUMN eventstore.domain_event.metadata IS 'UTF-8 JSON: who, for whom, in which request.';

CREATE FUNCTION eventstore.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'the register''s history is append only: % refused', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER domain_event_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON eventstore.domain_event
    FOR EACH STATEMENT EXECUTE FUNCTION eventstore.refuse_change();
ALTER TABLE eventstore.domain_event ENABLE ALWAYS TRIGGER domain_event_append_only;

REVOKE UPDATE, DELETE, TRUNCATE ON eventstore.domain_event FROM PUBLIC;

-- What a load would find after many events; derived, may be deleted at any time.
CREATE TABLE eventstore.snapshot_event (
    sequence_number bigint NOT NULL,
    time_stamp timestamptz NOT NULL,
    event_identifier text NOT NULL,
    aggregate_identifier text NOT NULL,
    type text NOT NULL,
    payload_type text NOT NULL,
    payload_revision text,
    payload bytea NOT NULL,
    metadata bytea NOT NULL,
    CONSTRAINT snapshot_event_pk PRIMARY KEY (aggregate_identifier, sequence_number)
);

-- For people.
CREATE VIEW eventstore.event AS
SELECT
    global_index AS position,
    recorded_at,
    aggregate_identifier AS aggregate,
    sequence_number AS version,
    substring(payload_type FROM '[^.]+$') AS event,
    payload_revision AS revision,
    convert_from(payload, 'UTF8')::jsonb AS facts,
    convert_from(metadata, 'UTF8')::jsonb AS provenance
FROM eventstore.domain_event;

-- One look for the safe position. The order of the three steps is what makes it right: the numbers
-- drawn so far; then an id for this transaction; then the oldest id still running. Nothing is asked
-- for when no number was drawn after the last safe one.
CREATE FUNCTION eventstore.look(
    after bigint, OUT drawn bigint, OUT horizon xid8, OUT oldest xid8
)
    LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
    SELECT CASE WHEN s.is_called THEN s.last_value ELSE 0 END INTO drawn FROM eventstore.global_index s;
    IF drawn > after THEN
        horizon := pg_current_xact_id();
        oldest := pg_snapshot_xmin(pg_current_snapshot());
    END IF;
END
$$;

-- The largest recorded_at up to a position.
CREATE FUNCTION eventstore.log_time(up_to bigint) RETURNS timestamptz
    LANGUAGE plpgsql STABLE
    SET enable_seqscan = off
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
AS $$
DECLARE
    latest timestamptz;
BEGIN
    latest := eventstore.recorded_at(up_to);
    RETURN (
        SELECT max(e.recorded_at)
        FROM eventstore.domain_event e
        WHERE e.global_index <= up_to AND e.recorded_at >= latest
    );
END
$$;

-- When the last event up to a position was recorded.
CREATE FUNCTION eventstore.recorded_at(up_to bigint) RETURNS timestamptz
    LANGUAGE sql STABLE
    SET enable_seqscan = off
BEGIN ATOMIC
    SELECT e.recorded_at
    FROM eventstore.domain_event e
    WHERE e.global_index <= up_to
    ORDER BY e.global_index DESC
    LIMIT 1;
END;

-- The first event after an instant, of those up to a position at which there is one.
CREATE FUNCTION eventstore.first_after(moment timestamptz, up_to bigint) RETURNS bigint
    LANGUAGE sql STABLE
    SET enable_seqscan = off
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
BEGIN ATOMIC
    SELECT min(e.global_index)
    FROM eventstore.domain_event e
    WHERE e.recorded_at > moment AND e.global_index <= up_to;
END;

-- The last position, up to a head, whose log time is not after an instant; 0 if there is none.
-- Halving finds some event after the instant; what lies before that one is then asked exactly.
CREATE FUNCTION eventstore.position_at(moment timestamptz, head bigint) RETURNS bigint
    LANGUAGE plpgsql STABLE
AS $$
DECLARE
    low bigint := 0;
    high bigint := head;
    middle bigint;
    found_at bigint;
    found_time timestamptz;
    first bigint;
BEGIN
    WHILE high - low > 64 LOOP
        middle := low + (high - low) / 2;
        SELECT e.global_index, e.recorded_at INTO found_at, found_time
        FROM eventstore.domain_event e
        WHERE e.global_index > middle AND e.global_index <= high
        ORDER BY e.global_index
        LIMIT 1;
        IF found_at IS NULL THEN
            high := middle;
        ELSIF found_time > moment AND found_at < high THEN
            high := found_at;
        ELSIF found_time > moment THEN
            high := found_at;
            EXIT;
        ELSE
            low := found_at;
        END IF;
    END LOOP;
    first := eventstore.first_after(moment, high);
    IF first IS NULL AND high < head THEN
        first := eventstore.first_after(moment, head);
    END IF;
    RETURN COALESCE(
        (
            SELECT e.global_index
            FROM eventstore.domain_event e
            WHERE e.global_index <= COALESCE(first - 1, head)
            ORDER BY e.global_index DESC
            LIMIT 1
        ),
        0
    );
END
$$;

-- What was answered to a request, so that the same request again is answered the same.
CREATE SCHEMA IF NOT EXISTS write;

CREATE TABLE write.receipt (
    client text NOT NULL,
    key text NOT NULL,
    body_hash bytea NOT NULL,
    status int NOT NULL,
    location text,
    aggregate text,
    version bigint,
    first_position bigint,
    last_position bigint,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT receipt_pk PRIMARY KEY (client, key)
);

CREATE INDEX receipt_ix_recorded_at ON write.receipt
    USING brin (recorded_at) WITH (autosummarize = on);
