package lv.atbilstiba.platform.read;

import io.swagger.v3.oas.annotations.media.Schema;

import lv.atbilstiba.kernel.Recorded;

import java.time.LocalDate;
import java.util.List;

/** A fact that is recorded, and holds from a later day only. */
public record Ahead(
        @Schema(description = "First day on which it holds") LocalDate effectiveOn,
        @Schema(example = "LifecycleStageEntered") String type,
        @Schema(description = "Its place in the history, which tells what it says") long position) {

    /**
     * What is dated after a day, in the order of the days.
     *
     * @param recorded of one thing, as the log holds it
     */
    public static List<Ahead> of(List<Recorded<Object>> recorded, LocalDate day) {
        return InDayOrder.of(recorded).after(day).stream()
                .map(fact ->
                        new Ahead(
                                InDayOrder.day(fact),
                                fact.event().getClass().getSimpleName(),
                                fact.position()))
                .toList();
    }
}
