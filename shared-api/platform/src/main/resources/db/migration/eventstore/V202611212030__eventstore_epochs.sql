-- Where a database lost some of its history, the positions of what was lost are left to it. How many
-- were given out after the last one that was published, nobody can tell any more; so the next thousand
-- million begins. With the owner's rights, because the applications' role may draw numbers and no more.
CREATE FUNCTION eventstore.leave_room(beyond bigint) RETURNS bigint
    LANGUAGE sql VOLATILE
    SECURITY DEFINER
    SET search_path = pg_catalog
    RETURN (
        SELECT setval(
            'eventstore.global_index'::regclass,
            (greatest(beyond, s.last_value) / 1000000000 + 1) * 1000000000
        )
        FROM eventstore.global_index s
    );

REVOKE EXECUTE ON FUNCTION eventstore.leave_room(bigint) FROM PUBLIC;
