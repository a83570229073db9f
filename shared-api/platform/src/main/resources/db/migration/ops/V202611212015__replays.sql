-- How many events a table set was given; with its position it tells how far a fill is.
ALTER TABLE ops.table_set ADD COLUMN events bigint NOT NULL DEFAULT 0;

-- Replays beside the live tables: who asked, how far, and what came of it.
CREATE TABLE ops.replay (
    id bigint GENERATED ALWAYS AS IDENTITY,
    state text NOT NULL DEFAULT 'RUNNING' CONSTRAINT replay_ck_state
        CHECK (state IN ('RUNNING', 'EQUAL', 'DIFFERENT', 'FAILED', 'ABANDONED')),
    as_of_position bigint,
    as_of_instant timestamptz,
    events bigint NOT NULL,
    requested_by text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at timestamptz,
    cause text,
    CONSTRAINT replay_pk PRIMARY KEY (id),
    CONSTRAINT replay_ck_ended CHECK ((state = 'RUNNING') = (ended_at IS NULL)),
    CONSTRAINT replay_ck_as_of CHECK ((as_of_position IS NULL) = (as_of_instant IS NULL))
);

COMMENT ON COLUMN ops.replay.as_of_position IS 'the last position to replay; null for up to where the live views are';
COMMENT ON COLUMN ops.replay.events IS 'how many events there were up to there when it began';

CREATE TABLE ops.replay_view (
    replay bigint NOT NULL,
    projection text NOT NULL,
    version int NOT NULL,
    schema_name text NOT NULL,
    position bigint,
    letters int,
    tables text,
    compared_at timestamptz,
    CONSTRAINT replay_view_pk PRIMARY KEY (replay, projection),
    CONSTRAINT replay_view_uq_schema_name UNIQUE (schema_name),
    CONSTRAINT replay_view_fk_replay FOREIGN KEY (replay) REFERENCES ops.replay (id)
);

COMMENT ON COLUMN ops.replay_view.position IS 'at which it was compared; null until it was';
COMMENT ON COLUMN ops.replay_view.letters IS 'events that the replay could not take in';
COMMENT ON COLUMN ops.replay_view.tables IS 'JSON: what the comparison found, table by table';

-- What was found stays as it was found.
CREATE FUNCTION ops.refuse_change_of_replay() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'what a replay found is kept as it was found: % refused', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER replay_kept
    BEFORE UPDATE ON ops.replay
    FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION ops.refuse_change_of_replay();
CREATE TRIGGER replay_not_deleted
    BEFORE DELETE OR TRUNCATE ON ops.replay
    FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change_of_replay();
CREATE TRIGGER replay_view_kept
    BEFORE UPDATE ON ops.replay_view
    FOR EACH ROW WHEN (OLD.compared_at IS NOT NULL) EXECUTE FUNCTION ops.refuse_change_of_replay();
CREATE TRIGGER replay_view_not_deleted
    BEFORE DELETE OR TRUNCATE ON ops.replay_view
    FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change_of_replay();
ALTER TABLE ops.replay ENABLE ALWAYS TRIGGER replay_kept;
ALTER TABLE ops.replay ENABLE ALWAYS TRIGGER replay_not_deleted;
ALTER TABLE ops.replay_view ENABLE ALWAYS TRIGGER replay_view_kept;
ALTER TABLE ops.replay_view ENABLE ALWAYS TRIGGER replay_view_not_deleted;
