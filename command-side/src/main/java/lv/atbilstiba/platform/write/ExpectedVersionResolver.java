package lv.atbilstiba.platform.write;

import lv.atbilstiba.platform.eventstore.LostRace;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells the repository which aggregate a command is for, and which version the sender saw; that is
 * checked before the decision. Axon's own looks through all methods and fields of the command each
 * time it is asked; a command is a record, and which component names the aggregate never changes.
 */
final class ExpectedVersionResolver implements CommandTargetResolver {
    private static final ClassValue<Optional<Method>> TARGET =
            new ClassValue<>() {
                @Override
                protected Optional<Method> computeValue(Class<?> command) {
                    if (!command.isRecord()) return Optional.empty();
                    return Arrays.stream(command.getRecordComponents())
                            .map(component -> component.getAccessor())
                            .filter(it -> it.isAnnotationPresent(TargetAggregateIdentifier.class))
                            .filter(Method::trySetAccessible)
                            .findFirst();
                }
            };

    private final CommandTargetResolver annotated =
            AnnotationCommandTargetResolver.builder().build();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier(
                identifier(command), (Long) command.getMetaData().get(LostRace.EXPECTED_VERSION));
    }

    private Object identifier(CommandMessage<?> command) {
        var target = TARGET.get(command.getPayloadType());
        if (target.isEmpty()) return annotated.resolveTarget(command).getIdentifierValue();
        try {
            return Objects.requireNonNull(target.get().invoke(command.getPayload()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(command.getPayloadType() + " names no aggregate", e);
        }
    }
}
