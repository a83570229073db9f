-- The record of looking, link by link: each hash is SHA-256 over the hash before (32 zeros before the
-- first) and the row's canonical JSON (RFC 8785). Checkpoints of the log say the last number and hash.
CREATE TABLE access.link (
    number bigint NOT NULL,
    kind text NOT NULL,
    id bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT link_pk PRIMARY KEY (number),
    CONSTRAINT link_uq_kind_id UNIQUE (kind, id),
    CONSTRAINT link_ck_kind CHECK (kind IN ('looked', 'exported')),
    CONSTRAINT link_ck_hash CHECK (length(hash) = 32)
);

COMMENT ON COLUMN access.link.kind IS 'The table that the row is in.';

CREATE TRIGGER link_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON access.link
    FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();
ALTER TABLE access.link ENABLE ALWAYS TRIGGER link_append_only;
