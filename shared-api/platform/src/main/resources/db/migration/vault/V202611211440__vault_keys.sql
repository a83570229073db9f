-- Keys of persons (wrapped by the master key, which is not in the database), and which login is
-- whose. Erasing a person's key erases what was sealed with it, wherever it is.
CREATE SCHEMA IF NOT EXISTS vault;

CREATE TABLE vault.person_key (
    person uuid NOT NULL,
    key_id uuid NOT NULL,
    wrapped_key bytea,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    erased_at timestamptz,
    CONSTRAINT person_key_pk PRIMARY KEY (person),
    CONSTRAINT person_key_uq_key_id UNIQUE (key_id),
    CONSTRAINT person_key_ck_erased CHECK ((wrapped_key IS NULL) = (erased_at IS NOT NULL))
);

CREATE TABLE vault.login (
    subject text NOT NULL,
    staff_id uuid NOT NULL,
    linked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT login_pk PRIMARY KEY (subject),
    CONSTRAINT login_uq_staff_id UNIQUE (staff_id)
);

-- Who looked at whose personal data; rows are added, and never changed or taken away.
CREATE SCHEMA IF NOT EXISTS access;

CREATE TABLE access.looked (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    person uuid NOT NULL,
    field text NOT NULL,
    request uuid,
    CONSTRAINT looked_pk PRIMARY KEY (id)
);

CREATE INDEX looked_ix_person ON access.looked (person, at);

CREATE FUNCTION access.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'the record of looking is append only: % refused', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER looked_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON access.looked
    FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();
ALTER TABLE access.looked ENABLE ALWAYS TRIGGER looked_append_only;
