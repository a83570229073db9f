package lv.atbilstiba.platform.write;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.platform.eventstore.AppendReceipt;
import lv.atbilstiba.platform.eventstore.Decisions;
import lv.atbilstiba.platform.eventstore.EntryTooLong;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.eventstore.LostRace;
import lv.atbilstiba.platform.eventstore.NewAggregate;
import lv.atbilstiba.platform.eventstore.UnreadableEvent;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Sends a command with all that it travels with, and says what became of it. */
final class Dispatch {
    /** Of the command's metadata: set if the thing has to exist, whatever its version. */
    static final String MUST_EXIST = "mustExist";

    private final Decisions decisions;
    private final CommandTargetResolver targets;
    private final LastEvents lastEvents;
    private final Receipts receipts;
    private final MeterRegistry meters;

    Dispatch(
            Decisions decisions,
            CommandTargetResolver targets,
            LastEvents lastEvents,
            Receipts receipts,
            MeterRegistry meters) {
        this.decisions = decisions;
        this.targets = targets;
        this.lastEvents = lastEvents;
        this.receipts = receipts;
        this.meters = meters;
    }

    /**
     * @param location of the thing that the command registers; null for a change
     * @param made the id that was made for the command, if one was
     * @param baseline whether the fact was there before the register knew of its subject
     */
    ResponseEntity<Accepted> send(
            Object command,
            Submission.Envelope envelope,
            int status,
            @Nullable String location,
            @Nullable UUID made,
            boolean baseline) {
        var started = System.nanoTime();
        var outcome = "failed";
        try {
            var answer = decide(command, envelope, status, location, made, baseline);
            outcome = answer.quiet() ? "quiet" : "accepted";
            return Answers.entity(answer.answer());
        } catch (RuntimeException failure) {
            outcome = outcomeOf(failure);
            throw failure;
        } finally {
            timer(command, outcome).record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }

    private record Decided(Answers.Answer answer, boolean quiet) {}

    private Decided decide(
            Object command,
            Submission.Envelope envelope,
            int status,
            @Nullable String location,
            @Nullable UUID made,
            boolean baseline) {
        var corrects = command instanceof Correcting correcting ? correcting.corrects() : null;
        var metadata =
                new HashMap<>(
                        EventMetadata.of(envelope.provenance(corrects).ofTheBaseline(baseline)));
        var key = envelope.repeatable();
        var receipt =
                key == null
                        ? AppendReceipt.ofPositions()
                        : AppendReceipt.withIdempotency(
                                new AppendReceipt.Idempotency(
                                        key.client(), key.key(), key.bodyHash(), status, location));
        var aggregate =
                targets.resolveTarget(GenericCommandMessage.asCommandMessage(command))
                        .getIdentifier();
        metadata.put(EventMetadata.SUBJECT, aggregate);
        if (made != null && aggregate.endsWith("-" + made))
            metadata.put(NewAggregate.KEY, aggregate);
        try {
            condition(envelope, aggregate, metadata);
            decisions.send(command, metadata, receipt);
        } catch (RuntimeException failure) {
            // another node may have done the same request meanwhile: then that is why, and its
            // answer is the answer, whichever way this one failed
            if (key != null) {
                var done = receipts.find(key);
                if (done.isPresent()) return new Decided(Repetitions.again(done.get(), key), false);
            }
            throw unwrapped(failure);
        }
        var appended = receipt.appended();
        if (appended.isPresent()) {
            var last = appended.get();
            return new Decided(
                    new Answers.Answer(
                            status, location, aggregate, last.version(), last.lastPosition()),
                    false);
        }
        var last = lastEvents.of(aggregate).orElseThrow();
        var answer =
                new Answers.Answer(status, location, aggregate, last.version(), last.position());
        if (key == null) return new Decided(answer, true);
        var kept =
                receipts.keep(
                        key,
                        new Receipts.Receipt(
                                key.bodyHash(),
                                status,
                                location,
                                aggregate,
                                last.version(),
                                last.position()));
        return new Decided(Repetitions.again(kept, key), true);
    }

    /** Judges If-Match as far as it can be judged before the aggregate is loaded. */
    private void condition(
            Submission.Envelope envelope, String aggregate, HashMap<String, Object> metadata) {
        switch (envelope.ifMatch()) {
            case IfMatch.Absent _ -> {
                if (envelope.conditional() && lastEvents.of(aggregate).isPresent())
                    throw new ProblemException(
                            Problem.of(
                                            HttpStatus.PRECONDITION_REQUIRED,
                                            "write/precondition-required")
                                    .at("header:If-Match", "missing"));
            }
            case IfMatch.Any _ -> metadata.put(MUST_EXIST, true);
            case IfMatch.OneOf(var versions) -> {
                metadata.put(MUST_EXIST, true);
                var last = lastEvents.of(aggregate);
                // of what does not exist the handler tells: 404, if nothing registers it
                if (last.isEmpty()) return;
                var version = last.get().version();
                if (!versions.contains(version)) throw new ProblemException(conflicting(version));
                metadata.put(LostRace.EXPECTED_VERSION, version);
            }
        }
    }

    static Problem conflicting(@Nullable Long current) {
        return Problem.of(HttpStatus.PRECONDITION_FAILED, "write/precondition-failed")
                .with("currentVersion", current);
    }

    private static RuntimeException unwrapped(RuntimeException failure) {
        return failure instanceof CompletionException
                        && failure.getCause() instanceof RuntimeException cause
                ? cause
                : failure;
    }

    private static String outcomeOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CommandRefused _ -> {
                    return "refused";
                }
                case ConcurrencyException _, ConflictingModificationException _ -> {
                    return "conflict";
                }
                case AggregateNotFoundException _, EntryTooLong _, UnreadableEvent _ -> {
                    return "invalid";
                }
                case ProblemException own -> {
                    return switch (own.problem().status()) {
                        case PRECONDITION_FAILED, CONFLICT -> "conflict";
                        case HttpStatus status when status.is4xxClientError() -> "invalid";
                        default -> "failed";
                    };
                }
                default -> {}
            }
        }
        return "failed";
    }

    private Timer timer(Object command, String outcome) {
        return Timer.builder("atbilstiba.commands")
                .description("Commands that reached a decision, by what became of them")
                .tag("command", Objects.requireNonNull(command).getClass().getSimpleName())
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
    }
}
