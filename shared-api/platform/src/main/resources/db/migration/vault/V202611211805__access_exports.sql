-- Who took history away, and how much of it; rows are added, and never changed or taken away.
CREATE TABLE access.exported (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    what text NOT NULL,
    up_to bigint NOT NULL,
    request uuid,
    CONSTRAINT exported_pk PRIMARY KEY (id)
);

COMMENT ON COLUMN access.exported.what IS 'The package''s scope: everything, an institution, a subject, or a span of positions.';
COMMENT ON COLUMN access.exported.up_to IS 'The last position that it could hold.';

CREATE TRIGGER exported_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON access.exported
    FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();
ALTER TABLE access.exported ENABLE ALWAYS TRIGGER exported_append_only;
