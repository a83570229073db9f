-- Logins by keyed hash: no subject stays in the database. vault.login, which held them in clear, is
-- emptied by the first process of this release that has the master key.
CREATE TABLE vault.hash_key (
    only_one boolean NOT NULL DEFAULT true,
    wrapped_key bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT hash_key_pk PRIMARY KEY (only_one),
    CONSTRAINT hash_key_ck_only_one CHECK (only_one)
);

COMMENT ON TABLE vault.hash_key IS 'The key of keyed hashes, wrapped by the master key.';

CREATE TABLE vault.linked_login (
    login text NOT NULL,
    staff_id uuid NOT NULL,
    held_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    before_hashes boolean NOT NULL DEFAULT false,
    CONSTRAINT linked_login_pk PRIMARY KEY (login)
);

CREATE INDEX linked_login_ix_staff_id ON vault.linked_login (staff_id);

COMMENT ON TABLE vault.linked_login IS 'Whose history to ask about a login; what that does not bear out counts for nothing.';
COMMENT ON COLUMN vault.linked_login.before_hashes IS 'Linked when the history did not yet say which login it was.';

CREATE TABLE vault.login_code (
    staff_id uuid NOT NULL,
    selector text NOT NULL,
    secret bytea NOT NULL,
    given_by text NOT NULL,
    given_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    tries_left integer NOT NULL,
    used_by text,
    CONSTRAINT login_code_pk PRIMARY KEY (staff_id),
    CONSTRAINT login_code_uq_selector UNIQUE (selector)
);

COMMENT ON TABLE vault.login_code IS 'Codes with which persons claim their logins: the first letters, and a keyed hash of the whole.';
