package lv.atbilstiba.platform.write.decision;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;

/** Gives each decision its {@link DecisionDay}. */
@Component
final class DecisionDayResolverFactory implements ParameterResolverFactory {
    private final ObjectProvider<DecisionDays> days;

    DecisionDayResolverFactory(ObjectProvider<DecisionDays> days) {
        this.days = days;
    }

    @Override
    public @Nullable ParameterResolver<?> createInstance(
            Executable executable, Parameter[] parameters, int index) {
        return parameters[index].getType() == DecisionDay.class ? new Resolver(days) : null;
    }

    private record Resolver(ObjectProvider<DecisionDays> days)
            implements ParameterResolver<DecisionDay> {
        @Override
        public DecisionDay resolveParameterValue(Message<?> message) {
            return days.getObject().of(message);
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
