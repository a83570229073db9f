package lv.atbilstiba.platform.write;

import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What can be judged only once the decision is known, before anything is written: a correction
 * names a fact of the same aggregate, of the same kind and about the same thing, and a thing that
 * had to exist did.
 */
final class LastLook implements MessageDispatchInterceptor<EventMessage<?>> {
    /** Of the unit of work: its correction has found what it mends. */
    private static final String MENDED = LastLook.class.getName() + ".mended";

    private final LastEvents lastEvents;
    private final EventDecoder decoder;

    LastLook(LastEvents lastEvents, EventDecoder decoder) {
        this.lastEvents = lastEvents;
        this.decoder = decoder;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(
            List<? extends EventMessage<?>> messages) {
        return (_, message) ->
                message instanceof DomainEventMessage<?> event ? looked(event) : message;
    }

    private EventMessage<?> looked(DomainEventMessage<?> event) {
        if (event.getSequenceNumber() == 0 && mustExist())
            throw new ProblemException(Dispatch.conflicting(null));
        if (!(event.getMetaData().get(EventMetadata.CORRECTS) instanceof Correction correction))
            return event;
        if (lastEvents.at(correction.position()).filter(it -> isMendedBy(event, it)).isPresent()) {
            CurrentUnitOfWork.ifStarted(work -> work.root().resources().put(MENDED, true));
            return event;
        }
        // what follows from a correction mends nothing itself
        if (isMended()) return event.withMetaData(withoutCorrection(event.getMetaData()));
        throw new ProblemException(
                Problem.unprocessable("write/correction-does-not-match")
                        .with("position", correction.position())
                        .at("/corrects/position", "invalid-value"));
    }

    private boolean isMendedBy(DomainEventMessage<?> event, StoredEvent wrong) {
        if (!wrong.aggregate().equals(event.getAggregateIdentifier())
                || !wrong.type().equals(event.getPayloadType().getName())) return false;
        return !(event.getPayload() instanceof AboutOneThing right)
                || !(decoder.read(wrong).event() instanceof AboutOneThing said)
                || said.thing().equals(right.thing());
    }

    private static MetaData withoutCorrection(MetaData metadata) {
        return metadata.withoutKeys(Set.of(EventMetadata.CORRECTS));
    }

    private static boolean isMended() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().resources().containsKey(MENDED);
    }

    private static boolean mustExist() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get()
                        .root()
                        .getMessage()
                        .getMetaData()
                        .containsKey(Dispatch.MUST_EXIST);
    }
}
