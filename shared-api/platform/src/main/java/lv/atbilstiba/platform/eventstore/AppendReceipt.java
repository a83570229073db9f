package lv.atbilstiba.platform.eventstore;

import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * What a command's sender learns of the events that it recorded. The sender puts an empty one into
 * the command message's metadata under {@link #KEY}; the storage engine fills it when the events
 * are committed, and writes the idempotency receipt with them if one is asked for.
 *
 * <p>It lives in the command's message only and never reaches an event.
 */
public final class AppendReceipt {
    /** Its key in the command message's metadata. */
    public static final String KEY = "appendReceipt";

    private final @Nullable Idempotency idempotency;
    private volatile @Nullable Appended appended;

    private AppendReceipt(@Nullable Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** Positions and version only. */
    public static AppendReceipt ofPositions() {
        return new AppendReceipt(null);
    }

    /** Writes a row of {@code write.receipt} in the transaction of the events. */
    public static AppendReceipt withIdempotency(Idempotency idempotency) {
        return new AppendReceipt(idempotency);
    }

    /**
     * The answer to remember.
     *
     * @param client who asked
     * @param key the Idempotency-Key
     * @param bodyHash of the request, never the request
     * @param status the HTTP status that was answered
     * @param location the Location that was answered, if any
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    public record Idempotency(
            String client, String key, byte[] bodyHash, int status, @Nullable String location) {}

    /**
     * @param aggregate whose events were recorded (the first one's, should there be several)
     * @param version the number of the aggregate's last event
     * @param firstPosition of the events recorded
     * @param lastPosition of the events recorded
     * @param recordedAt of the last event recorded
     */
    public record Appended(
            String aggregate,
            long version,
            long firstPosition,
            long lastPosition,
            Instant recordedAt) {}

    public Optional<Idempotency> idempotency() {
        return Optional.ofNullable(idempotency);
    }

    /** Empty as long as nothing is committed, and for good if the command had nothing to record. */
    public Optional<Appended> appended() {
        return Optional.ofNullable(appended);
    }

    void fill(Appended value) {
        appended = value;
    }

    /** The receipt of the command being handled, if its sender asked for one. */
    static @Nullable AppendReceipt current() {
        return (AppendReceipt) CurrentCommand.metadata(KEY);
    }

    static @Nullable AppendReceipt in(Message<?> message) {
        return (AppendReceipt) message.getMetaData().get(KEY);
    }
}
