package lv.atbilstiba.platform.write;

import com.github.f4b6a3.uuid.UuidCreator;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One write as it reaches an endpoint: who asks, under which conditions, and the way to the
 * decision. An endpoint takes it as an argument, makes the command, and returns what {@link
 * #create} or {@link #change} answer.
 */
public final class Submission {
    private final Caller caller;
    private final UUID request;
    private final Clock clock;

    Submission(Caller caller, UUID request, Clock clock) {
        this.caller = caller;
        this.request = request;
        this.clock = clock;
    }

    public Caller caller() {
        return caller;
    }

    /** The id of the request: the caller's X-Request-Id if it is a UUID, else a new one. */
    public UUID request() {
        return request;
    }

    /** The day in Riga, by the register's clock. */
    public LocalDate today() {
        return RigaCalendar.dayOf(clock.instant());
    }

    public LocalDate dayOrToday(@Nullable LocalDate given) {
        return given == null ? today() : given;
    }

    /** A new id (UUIDv7) for what the command registers. */
    public UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /**
     * Ends the request with 404, as if it did not exist, unless the caller acts for the
     * institution: it is her own, or she is the state lead.
     */
    public void mustActFor(InstitutionId institution) {}

    /**
     * Registers a new thing: 201 with Location, ETag and Event-Position. Refusals end the request
     * as problems.
     *
     * @param location path of the new thing, in which {@code {}} stands for the variables in turn:
     *     {@code "/api/services/{id}"}
     */
    public ResponseEntity<Accepted> create(Object command, String location, Object... variables) {
        throw new UnsupportedOperationException("not wired yet");
    }

    /** Changes a thing that exists: 200 with ETag and Event-Position. */
    public ResponseEntity<Accepted> change(Object command) {
        throw new UnsupportedOperationException("not wired yet");
    }
}
