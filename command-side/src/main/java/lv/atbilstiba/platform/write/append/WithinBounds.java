package lv.atbilstiba.platform.write.append;

import lv.atbilstiba.kernel.Days;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.eventstore.BeforeAppend;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Days that are recorded from now on lie between 1900 and 2200, whichever command they come from.
 * Older events may hold others, which are read as they are.
 */
@Component
final class WithinBounds implements BeforeAppend {
    /** The days of a class of events. */
    private static final ClassValue<List<Method>> DAYS =
            new ClassValue<>() {
                @Override
                protected List<Method> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .filter(component -> component.getType() == LocalDate.class)
                            .map(RecordComponent::getAccessor)
                            .toList();
                }
            };

    /**
     * @throws InvalidValue naming the day that lies outside
     */
    @Override
    public void tryOut(Recorded<Object> event) {
        for (var day : DAYS.get(event.event().getClass())) {
            var value = value(day, event.event());
            if (value != null) Days.bounded(value, day.getName());
        }
    }

    private static @Nullable LocalDate value(Method day, Object event) {
        try {
            return (LocalDate) day.invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
