package lv.atbilstiba.audit.read;

import lv.atbilstiba.institution.api.InstitutionId;

import org.jspecify.annotations.Nullable;

/**
 * What an audit package is about. To judge something again one needs what it depends on: so the
 * package of an institution has everything of its services and staff, and the state's policy.
 *
 * @param institution null for all
 * @param after only events after this position; 0 for all. A package that begins later can be
 *     verified, but nothing can be judged from it
 */
record PackageScope(@Nullable InstitutionId institution, long after) {
    @Override
    public String toString() {
        var what = institution == null ? "everything" : institution.toString();
        return after == 0 ? what : what + " after " + after;
    }
}
