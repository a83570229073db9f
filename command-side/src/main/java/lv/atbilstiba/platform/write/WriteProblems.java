package lv.atbilstiba.platform.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.eventstore.BrokenEvent;
import lv.atbilstiba.platform.eventstore.EntryTooLong;
import lv.atbilstiba.platform.eventstore.UnreadableEvent;
import lv.atbilstiba.platform.problem.ExceptionProblems;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.vault.ErasedPerson;

import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which problems refusals are, by the capability that knows them, and what Axon may throw. */
final class WriteProblems implements ExceptionProblems {
    private static final Pattern CAPABILITY = Pattern.compile("lv\\.atbilstiba\\.([a-z]+)\\..*");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final List<ProblemOf<?>> families;

    WriteProblems(List<ProblemOf<?>> families) {
        this.families = families;
    }

    @Override
    public @Nullable Problem of(Throwable exception) {
        return switch (exception) {
            case HandlerExecutionException refused
                    when refused.getDetails().orElse(null) instanceof Refusal refusal ->
                    of(refusal);
            case EntryTooLong tooLong ->
                    Problem.unprocessable("write/event-too-long")
                            .with("bytes", tooLong.length())
                            .with("maxBytes", tooLong.most())
                            .at("", "too-long");
            case ErasedPerson erased ->
                    Problem.conflict("staff/erased").with("person", erased.person());
            case BrokenEvent _ -> Problem.conflict("write/subject-unreadable");
            case UnreadableEvent _ -> Problem.unprocessable("write/event-unreadable");
            case AggregateNotFoundException _ -> Problem.notFound("request/not-found");
            case ConflictingAggregateVersionException conflict ->
                    Dispatch.conflicting(conflict.getActualVersion());
            case ConflictingModificationException _ -> Dispatch.conflicting(null);
            case ConcurrencyException _, AggregateStreamCreationException _ ->
                    Problem.conflict("write/concurrent-change").header("Retry-After", "1");
            default -> null;
        };
    }

    private Problem of(Refusal refusal) {
        for (var family : families) {
            if (family.family().isInstance(refusal)) return of(family, refusal);
        }
        return Problem.conflict(typeOf(refusal));
    }

    private static <R extends Refusal> Problem of(ProblemOf<R> family, Refusal refusal) {
        return family.of(family.family().cast(refusal));
    }

    /** {@code service/manager-already-appointed} for a refusal of which nobody says more. */
    private static String typeOf(Refusal refusal) {
        var capability = CAPABILITY.matcher(refusal.getClass().getName());
        var name = HUMP.matcher(refusal.getClass().getSimpleName()).replaceAll("-");
        return (capability.matches() ? capability.group(1) : "write")
                + "/"
                + name.toLowerCase(Locale.ROOT);
    }
}
