package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Unreadable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An event and what it is about; decoded when somebody first wants it, once for all who do. Most
 * projections pass most events over.
 */
final class Fact {
    private final String subject;
    private final long position;
    private final Instant recordedAt;
    private final Class<?> type;
    private volatile @Nullable Supplier<Recorded<Object>> decoder;
    private volatile @Nullable Recorded<Object> recorded;

    private Fact(
            String subject,
            long position,
            Instant recordedAt,
            Class<?> type,
            @Nullable Supplier<Recorded<Object>> decoder,
            @Nullable Recorded<Object> recorded) {
        this.subject = subject;
        this.position = position;
        this.recordedAt = recordedAt;
        this.type = type;
        this.decoder = decoder;
        this.recorded = recorded;
    }

    /** One that is decoded. */
    static Fact of(String subject, Recorded<Object> recorded) {
        return new Fact(
                subject,
                recorded.position(),
                recorded.recordedAt(),
                recorded.event().getClass(),
                null,
                recorded);
    }

    /** One that is decoded when it is wanted. */
    static Fact of(
            String subject,
            long position,
            Instant recordedAt,
            Class<?> type,
            Supplier<Recorded<Object>> decoder) {
        return new Fact(subject, position, recordedAt, type, decoder, null);
    }

    /** The aggregate's identifier in the event store. */
    String subject() {
        return subject;
    }

    long position() {
        return position;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    /**
     * {@link Unreadable} if not even that can be told: then it may be of anybody's concern. One
     * whose type is known may turn out to be unreadable when it is read.
     */
    Class<?> type() {
        return type;
    }

    /** Whether a projection has to look at it. */
    boolean concerns(Projection projection) {
        return type == Unreadable.class || projection.concerns(type);
    }

    /**
     * The event itself.
     *
     * @throws Undecodable if it cannot be read, though its type is known
     */
    Recorded<Object> recorded() {
        var known = recorded;
        if (known != null) return known;
        var source = decoder;
        if (source == null) return Objects.requireNonNull(recorded); // another thread was quicker
        try {
            known = source.get();
        } catch (RuntimeException e) {
            throw new Undecodable(position, e);
        }
        recorded = known;
        decoder = null;
        return known;
    }

    /** A newer release wrote it: whoever wants it has to stop before it. */
    static final class Undecodable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long position;

        Undecodable(long position, RuntimeException cause) {
            super("event " + position + " cannot be decoded", cause);
            this.position = position;
        }

        long position() {
            return position;
        }
    }
}
