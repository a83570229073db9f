package lv.atbilstiba.platform.write;

import com.github.f4b6a3.uuid.UuidCreator;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One write as it reaches an endpoint: who asks, under which conditions, and the way to the
 * decision. An endpoint takes it as an argument, makes the command, and returns what {@link
 * #create} or {@link #change} answer.
 */
public final class Submission {
    private final Envelope envelope;
    private final Clock clock;
    private final Dispatch dispatch;
    private @Nullable UUID made;
    private boolean baseline;

    Submission(Envelope envelope, Clock clock, Dispatch dispatch) {
        this.envelope = envelope;
        this.clock = clock;
        this.dispatch = dispatch;
    }

    /**
     * What came with the body.
     *
     * @param callerRequest the caller's own name for the request
     * @param conditional whether the method asks for If-Match (PUT, DELETE)
     * @param repeatable what a repetition will be recognised by
     * @param bulk id of the bulk submission it came in
     */
    record Envelope(
            Caller caller,
            UUID request,
            @Nullable String callerRequest,
            UUID correlation,
            @Nullable UUID bulk,
            boolean conditional,
            IfMatch ifMatch,
            Receipts.@Nullable Key repeatable) {

        Envelope by(Caller other) {
            return new Envelope(
                    other,
                    request,
                    callerRequest,
                    correlation,
                    bulk,
                    conditional,
                    ifMatch,
                    repeatable);
        }

        Provenance provenance(@Nullable Correction corrects) {
            var institution = caller.institution();
            return new Provenance(
                    caller.actor(),
                    null, // nobody can delegate anything yet
                    institution == null ? null : institution.registrationNumber(),
                    request,
                    correlation,
                    null,
                    bulk,
                    corrects,
                    callerRequest,
                    null);
        }
    }

    public Caller caller() {
        return envelope.caller();
    }

    /** The same write, recorded as another actor's: for who has just shown who she is. */
    public Submission actingAs(String actor) {
        var caller = caller();
        return new Submission(
                envelope.by(
                        new Caller(
                                actor,
                                caller.client(),
                                caller.person(),
                                caller.institution(),
                                caller.roles())),
                clock,
                dispatch);
    }

    /** The id that the register gave the request. */
    public UUID request() {
        return envelope.request();
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
        var id = UuidCreator.getTimeOrderedEpoch();
        made = id;
        return id;
    }

    /**
     * Ends the request with 404, as if it did not exist, unless the caller acts for the
     * institution: it is her own, or she is the state lead.
     */
    public void mustActFor(InstitutionId institution) {
        if (caller().is(Role.STATE_LEAD) || institution.equals(caller().institution())) return;
        throw new ProblemException(Problem.outOfReach());
    }

    /**
     * Registers a new thing: 201 with Location, ETag and Event-Position. Refusals end the request
     * as problems.
     *
     * @param location path of the new thing, in which each {@code {name}} stands for the next
     *     variable: {@code "/api/services/{id}"}
     */
    public ResponseEntity<Accepted> create(Object command, String location, Object... variables) {
        var path =
                UriComponentsBuilder.fromPath(location)
                        .encode()
                        .buildAndExpand(variables)
                        .toUriString();
        return dispatch.send(command, envelope, 201, path, made, baseline);
    }

    /**
     * @param said whether what is recorded was there before the register knew of its subject; then
     *     its day may lie as far back as it does, for as long as the policy lets it be said
     */
    public Submission baseline(boolean said) {
        baseline = said;
        return this;
    }

    /** Changes a thing that exists: 200 with ETag and Event-Position. */
    public ResponseEntity<Accepted> change(Object command) {
        return dispatch.send(command, envelope, 200, null, null, baseline);
    }
}
