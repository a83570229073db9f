package lv.atbilstiba.platform.write;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

import java.util.List;
import java.util.function.BiFunction;

/**
 * What can be judged only once the decision is known, before anything is written: a correction
 * names a fact of the same aggregate and of the same kind, and a thing that had to exist did.
 */
final class LastLook implements MessageDispatchInterceptor<EventMessage<?>> {
    private final LastEvents lastEvents;

    LastLook(LastEvents lastEvents) {
        this.lastEvents = lastEvents;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(
            List<? extends EventMessage<?>> messages) {
        return (_, message) -> {
            if (message instanceof DomainEventMessage<?> event) look(event);
            return message;
        };
    }

    private void look(DomainEventMessage<?> event) {
        if (event.getMetaData().get(EventMetadata.CORRECTS) instanceof Correction correction) {
            var wrong = lastEvents.at(correction.position());
            var matches =
                    wrong.isPresent()
                            && wrong.get().aggregate().equals(event.getAggregateIdentifier())
                            && wrong.get().type().equals(event.getPayloadType().getName());
            if (!matches)
                throw new ProblemException(
                        Problem.unprocessable("write/correction-does-not-match")
                                .with("position", correction.position())
                                .at("/corrects/position", "invalid-value"));
        }
        if (event.getSequenceNumber() == 0
                && CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get()
                        .root()
                        .getMessage()
                        .getMetaData()
                        .containsKey(Dispatch.MUST_EXIST)) {
            throw new ProblemException(Dispatch.conflicting(null));
        }
    }
}
