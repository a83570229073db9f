-- A key that signs no more stays published: what it signed stays signed.
ALTER TABLE log.verifier_key ADD COLUMN retired_at timestamptz;

-- A signed note of an older key that names a newer one of the same log.
CREATE TABLE log.key_handover (
    note text NOT NULL,
    CONSTRAINT key_handover_pk PRIMARY KEY (note)
);
