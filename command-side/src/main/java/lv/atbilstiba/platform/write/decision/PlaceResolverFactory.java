package lv.atbilstiba.platform.write.decision;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;

/** Gives handlers of events their {@link Place}. */
public final class PlaceResolverFactory implements ParameterResolverFactory {
    @Override
    public @Nullable ParameterResolver<?> createInstance(
            Executable executable, Parameter[] parameters, int index) {
        return parameters[index].getType() == Place.class ? new PlaceResolver() : null;
    }

    private static final class PlaceResolver implements ParameterResolver<Place> {
        @Override
        public Place resolveParameterValue(Message<?> message) {
            return Place.of(message.getMetaData());
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
