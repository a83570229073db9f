package lv.atbilstiba.platform.write.decision;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;

/** Gives handlers the {@link Place} of an event and the {@link Mending} of any message. */
public final class PlaceResolverFactory implements ParameterResolverFactory {
    @Override
    public @Nullable ParameterResolver<?> createInstance(
            Executable executable, Parameter[] parameters, int index) {
        var type = parameters[index].getType();
        if (type == Place.class) return new PlaceResolver();
        if (type == Mending.class) return new MendingResolver();
        return null;
    }

    private static final class PlaceResolver implements ParameterResolver<Place> {
        @Override
        public @Nullable Place resolveParameterValue(Message<?> message) {
            return message instanceof DomainEventMessage<?> event
                    ? new Place(event.getSequenceNumber(), Mending.of(event.getMetaData()))
                    : null;
        }

        @Override
        public boolean matches(Message<?> message) {
            return message instanceof DomainEventMessage<?>;
        }
    }

    private static final class MendingResolver implements ParameterResolver<Mending> {
        @Override
        public Mending resolveParameterValue(Message<?> message) {
            return Mending.of(message.getMetaData());
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
