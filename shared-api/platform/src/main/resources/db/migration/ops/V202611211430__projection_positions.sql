CREATE SCHEMA IF NOT EXISTS ops;

-- Where each version of a projection stands; moved in the transaction that writes its tables.
CREATE TABLE ops.projection_position (
    projection text NOT NULL,
    version int NOT NULL,
    position bigint NOT NULL,
    log_time timestamptz NOT NULL,
    table_set text,
    claimed_by text,
    claimed_at timestamptz,
    moved_at timestamptz,
    CONSTRAINT projection_position_pk PRIMARY KEY (projection, version)
) WITH (fillfactor = 50);

COMMENT ON COLUMN ops.projection_position.position IS 'last position taken in; 0 before the first';
COMMENT ON COLUMN ops.projection_position.log_time IS 'largest recorded_at up to the position';
COMMENT ON COLUMN ops.projection_position.table_set IS 'schema of the live tables; null until first filled, empty for a follower';

-- Every table set that was ever begun, so that no number is used twice.
CREATE TABLE ops.table_set (
    schema_name text NOT NULL,
    projection text NOT NULL,
    version int NOT NULL,
    number int NOT NULL,
    position bigint NOT NULL DEFAULT 0,
    log_time timestamptz NOT NULL DEFAULT 'epoch',
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    retired_at timestamptz,
    dropped_at timestamptz,
    CONSTRAINT table_set_pk PRIMARY KEY (schema_name)
);

-- Events that a projection could not take in, and later ones of the same subject.
CREATE TABLE ops.letter (
    letter_id bigint GENERATED ALWAYS AS IDENTITY,
    projection text NOT NULL,
    version int NOT NULL,
    table_set text NOT NULL,
    position bigint NOT NULL,
    subject text NOT NULL,
    event_type text NOT NULL,
    cause text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT letter_pk PRIMARY KEY (letter_id)
);

CREATE INDEX letter_ix_projection ON ops.letter (projection, table_set, subject);

CREATE TABLE ops.rebuild (
    id uuid NOT NULL,
    projection text NOT NULL,
    version int NOT NULL,
    state text NOT NULL CONSTRAINT rebuild_ck_state CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
    table_set text,
    position bigint NOT NULL DEFAULT 0,
    target bigint NOT NULL DEFAULT 0,
    requested_by text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at timestamptz,
    cause text,
    CONSTRAINT rebuild_pk PRIMARY KEY (id)
);

CREATE INDEX rebuild_ix_projection ON ops.rebuild (projection, started_at DESC);
