package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.tlog.VerifierKey;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** A key of the register that is not trusted any more, from somewhere on. */
sealed interface Revocation {
    VerifierKey key();

    /**
     * Whether what the key signed is still believed.
     *
     * @param size of the log that it signed
     * @param at when it was signed at the latest, as far as that is known
     */
    boolean spares(long size, Instant at);

    /** From which day or entry on, for people. */
    String since();

    /**
     * @param day the first on which it is not trusted, in Riga; who stole a key can write an older
     *     one, so an entry says more
     */
    record FromDay(VerifierKey key, LocalDate day) implements Revocation {
        @Override
        public boolean spares(long size, Instant at) {
            return at.isBefore(RigaCalendar.startOf(day));
        }

        @Override
        public String since() {
            return day.toString();
        }
    }

    /**
     * @param entry the last one of the log under which its signature is trusted; 0 for none
     */
    record AfterEntry(VerifierKey key, long entry) implements Revocation {
        @Override
        public boolean spares(long size, Instant at) {
            return size <= entry;
        }

        @Override
        public String since() {
            return "> " + entry;
        }
    }

    /**
     * {@code 2026-11-30}, or the number of an entry.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Revocation of(VerifierKey key, String since) {
        try {
            return since.matches("[0-9]{1,18}")
                    ? new AfterEntry(key, Long.parseLong(since))
                    : new FromDay(key, LocalDate.parse(since));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(since, e);
        }
    }
}
