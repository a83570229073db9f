package lv.atbilstiba.compliance.read;

/** What institutions are, and under whom: questions to the table {@code membership}. */
final class Memberships {
    private Memberships() {}

    /**
     * Of each institution what holds on a day: its {@code kind}, and {@code under} whom it is. Of
     * what was recorded, that stands which was recorded last in each place.
     *
     * @param day an expression
     * @param known a condition on {@code membership m}: what is known, and of whom is asked
     */
    static String on(String day, String known) {
        return """
        SELECT DISTINCT ON (institution) institution, kind, under
        FROM (
            SELECT DISTINCT ON (m.place) m.*
            FROM {tables}.membership m
            WHERE %s
            ORDER BY m.place, m.position DESC) standing
        WHERE effective_on <= %s
        ORDER BY institution, effective_on DESC, place DESC
        """
                .formatted(known, day);
    }
}
