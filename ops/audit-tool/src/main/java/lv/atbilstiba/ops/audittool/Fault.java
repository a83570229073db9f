package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What is wrong with a package, or with the register that made it. */
sealed interface Fault {
    /** What the texts call it. */
    default String key() {
        return getClass().getSimpleName();
    }

    /** What the texts say of it, in their order. */
    List<Object> details();

    /** The checkpoint is signed by none of the keys that are trusted. */
    record NotSigned(String origin) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(origin);
        }
    }

    /** What only a key signed that was revoked by then. */
    record SignedByRevoked(long size, VerifierKey signer, String since) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(size, signer, since);
        }
    }

    /** A witness that is asked for has not cosigned. */
    record NotWitnessed(String witness) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(witness);
        }
    }

    /** The older checkpoint is of another log, or signed by no trusted key. */
    record OtherLog(String origin) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(origin);
        }
    }

    /** The history is shorter than it was: it was rolled back. */
    record RolledBack(long was, long is) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(was, is);
        }
    }

    /** The history up to an older checkpoint is not what that checkpoint signed. */
    record Rewritten(long size) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(size);
        }
    }

    /**
     * The older checkpoint covers entries that were lost: the history was rolled back, and the
     * register says so itself.
     */
    record LostSince(long was, long kept, int epoch, Instant at, long position, String reason)
            implements Fault {
        @Override
        public List<Object> details() {
            return List.of(was, kept, epoch, at, position, reason);
        }
    }

    /** As {@link Rewritten}, and the register says so itself. */
    record RewrittenAndDeclared(long size, int epoch, Instant at, long position, String reason)
            implements Fault {
        @Override
        public List<Object> details() {
            return List.of(size, epoch, at, position, reason);
        }
    }

    /** The log is another epoch's than the older checkpoint, and no event says why. */
    record UndeclaredEpoch(String was, String is) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(was, is);
        }
    }

    /** The leaf hashes do not give the root that was signed. */
    record OtherRoot(long size) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(size);
        }
    }

    /** An event is not the one that was signed at its place. */
    record Changed(long position, long leaf) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(position, leaf);
        }
    }

    /** An event that was signed is missing; the last one before it. */
    record Missing(long afterPosition, long leaf) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(afterPosition, leaf);
        }
    }

    /** An event that was never signed. */
    record Inserted(long position) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(position);
        }
    }

    /** An event that does not follow the one before it of the same thing. */
    record OutOfOrder(long position, String aggregate) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(position, aggregate);
        }
    }

    /** An event that cannot be understood. */
    record NotUnderstood(long position, String why) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(position, why);
        }
    }

    /** Nothing that is wrong, but something of which this tool cannot tell. */
    sealed interface NotJudged extends Fault permits Unread, Unjudged {}

    /**
     * An event whose content cannot be read: an older release recorded it. Nothing that was
     * recorded of the same thing later is judged, here and in the register.
     */
    record Unread(long position, String type, String aggregate) implements NotJudged {
        @Override
        public List<Object> details() {
            return List.of(position, type, aggregate);
        }
    }

    /** A subject that could not be judged after an event: from it on nothing is told of it. */
    record Unjudged(long position, String subject, String why) implements NotJudged {
        @Override
        public List<Object> details() {
            return List.of(position, subject, why);
        }
    }

    /** The register found something else than the rules do. */
    record OtherFinding(
            String subject,
            String rule,
            long fromPosition,
            Instant from,
            @Nullable String said,
            @Nullable String found)
            implements Fault {
        @Override
        public List<Object> details() {
            return List.of(
                    subject,
                    rule,
                    fromPosition,
                    from,
                    said == null ? "-" : said,
                    found == null ? "-" : found);
        }
    }

    /** The package ends before it should. */
    record CutOff(long events) implements Fault {
        @Override
        public List<Object> details() {
            return List.of(events);
        }
    }
}
