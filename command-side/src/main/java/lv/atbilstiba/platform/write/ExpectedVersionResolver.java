package lv.atbilstiba.platform.write;

import lv.atbilstiba.platform.eventstore.LostRace;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** Tells the repository which version the sender saw; it is checked before the decision. */
final class ExpectedVersionResolver implements CommandTargetResolver {
    private final CommandTargetResolver annotated =
            AnnotationCommandTargetResolver.builder().build();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        var target = annotated.resolveTarget(command);
        return new VersionedAggregateIdentifier(
                target.getIdentifierValue(),
                (Long) command.getMetaData().get(LostRace.EXPECTED_VERSION));
    }
}
