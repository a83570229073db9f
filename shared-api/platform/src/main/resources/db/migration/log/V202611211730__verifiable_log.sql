-- The verifiable log over the register's history: the hashes of its Merkle tree, and what was signed.
-- All of it can be computed again from eventstore.domain_event but the signatures and their times.
CREATE SCHEMA IF NOT EXISTS log;

-- How far each history has come. A history is opened anew only after a roll-back of the database.
CREATE TABLE log.head (
    epoch int NOT NULL,
    size bigint NOT NULL,
    position bigint NOT NULL,
    root bytea NOT NULL,
    CONSTRAINT head_pk PRIMARY KEY (epoch),
    CONSTRAINT head_ck_size CHECK (size >= 0)
);

-- Tiles as wide as they are now; a narrower one is the beginning of a wider one.
CREATE TABLE log.tile (
    epoch int NOT NULL,
    level smallint NOT NULL,
    index bigint NOT NULL,
    first_position bigint,
    hashes bytea NOT NULL,
    CONSTRAINT tile_pk PRIMARY KEY (epoch, level, index),
    CONSTRAINT tile_ck_first_position CHECK ((level = 0) = (first_position IS NOT NULL)),
    CONSTRAINT tile_ck_hashes CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0)
);

CREATE INDEX tile_ix_first_position ON log.tile (epoch, first_position) WHERE level = 0;

COMMENT ON COLUMN log.tile.first_position IS 'Of a tile of leaf hashes: the position of its first event.';

-- Never changed but by the signatures of witnesses, which come later.
CREATE TABLE log.checkpoint (
    epoch int NOT NULL,
    size bigint NOT NULL,
    position bigint NOT NULL,
    log_time timestamptz,
    signed_at timestamptz NOT NULL,
    note text NOT NULL,
    CONSTRAINT checkpoint_pk PRIMARY KEY (epoch, size)
);

COMMENT ON COLUMN log.checkpoint.note IS 'C2SP tlog-checkpoint: what was signed, with its signatures.';

-- The public keys that ever signed a checkpoint.
CREATE TABLE log.verifier_key (
    vkey text NOT NULL,
    signed_since timestamptz NOT NULL,
    CONSTRAINT verifier_key_pk PRIMARY KEY (vkey)
);
