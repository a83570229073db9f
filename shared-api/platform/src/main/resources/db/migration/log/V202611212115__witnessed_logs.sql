-- What the register, as a witness, cosigned last of each of the logs that it witnesses. A witness that
-- forgets may cosign two histories of one log: who restores this table from a backup takes a new key.
CREATE TABLE log.witnessed (
    origin text NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    note text,
    cosigned_at timestamptz,
    CONSTRAINT witnessed_pk PRIMARY KEY (origin),
    CONSTRAINT witnessed_ck_size CHECK (size >= 0)
);

COMMENT ON COLUMN log.witnessed.note IS 'The checkpoint as the log signed it; none before the first.';
