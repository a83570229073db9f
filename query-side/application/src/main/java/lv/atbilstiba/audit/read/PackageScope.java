package lv.atbilstiba.audit.read;

import lv.atbilstiba.institution.api.InstitutionId;

import org.jspecify.annotations.Nullable;

/**
 * What an audit package is about. To judge something again one needs what it depends on: so the
 * package of an institution has everything of its services and staff, and the state's policy.
 *
 * @param institution null for all
 * @param period a package that does not begin with the first event can be verified, but nothing can
 *     be judged from it
 */
record PackageScope(@Nullable InstitutionId institution, Period period) {
    @Override
    public String toString() {
        var text = new StringBuilder(institution == null ? "everything" : institution.toString());
        if (!period.fromTheBeginning()) text.append(" after ").append(period.after());
        if (period.to() != null) text.append(" until ").append(period.to());
        return text.toString();
    }
}
