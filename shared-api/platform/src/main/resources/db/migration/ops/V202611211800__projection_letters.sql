ALTER TABLE ops.table_set ADD COLUMN live_at timestamptz;
COMMENT ON COLUMN ops.table_set.live_at IS 'when it took its place as the live one of its version';

ALTER TABLE ops.letter ADD COLUMN closed_at timestamptz;
COMMENT ON COLUMN ops.letter.closed_at IS 'when it was taken in or let go; null while it waits';

-- What somebody decided about a letter, and what came of it.
CREATE TABLE ops.letter_act (
    act_id bigint GENERATED ALWAYS AS IDENTITY,
    letter_id bigint NOT NULL,
    kind text NOT NULL CONSTRAINT letter_act_ck_kind CHECK (kind IN ('RETRY', 'DISMISSAL')),
    reason text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome text NOT NULL DEFAULT 'PENDING'
        CONSTRAINT letter_act_ck_outcome CHECK (outcome IN ('PENDING', 'DONE', 'FAILED')),
    ended_at timestamptz,
    cause text,
    CONSTRAINT letter_act_pk PRIMARY KEY (act_id)
);

CREATE INDEX letter_act_ix_letter ON ops.letter_act (letter_id);
CREATE INDEX letter_act_ix_pending ON ops.letter_act (act_id) WHERE outcome = 'PENDING';
