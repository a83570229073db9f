package lv.atbilstiba.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ordered;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

class EventJsonTest {
    /** Not in the order of the alphabet, and with methods that are not components. */
    record Everything(
            InstitutionId id,
            String text,
            @Nullable String absent,
            LocalDate day,
            Instant at,
            Period limit,
            BigDecimal amount,
            long number,
            boolean baseline,
            Spoken spoken,
            SortedSet<DayOfWeek> days,
            SortedMap<DayOfWeek, String> byDay) {
        boolean isLate() {
            return true;
        }

        String getShout() {
            return text + "!";
        }
    }

    enum Spoken {
        LATVIAN;

        @Override
        public String toString() {
            return "lv";
        }
    }

    private static final Everything FACT =
            new Everything(
                    new InstitutionId("90000000001"),
                    "Ģimenes ārsts",
                    null,
                    LocalDate.of(2026, 11, 21),
                    Instant.parse("2026-11-21T10:11:12.123456Z"),
                    Period.ofMonths(3),
                    new BigDecimal("10.50"),
                    9_007_199_254_740_993L,
                    false,
                    Spoken.LATVIAN,
                    Ordered.set(List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY)),
                    Ordered.map(Map.of(DayOfWeek.SUNDAY, "b", DayOfWeek.MONDAY, "a")));

    @Test
    void a_fact_is_its_components_in_their_order_and_nothing_else() {
        assertThat(EventJson.mapper().writeValueAsString(FACT))
                .isEqualTo(
                        """
                        {"id":"90000000001","text":"Ģimenes ārsts","day":"2026-11-21",\
                        "at":"2026-11-21T10:11:12.123456Z","limit":"P3M","amount":10.50,\
                        "number":9007199254740993,"baseline":false,"spoken":"LATVIAN",\
                        "days":["MONDAY","SUNDAY"],"byDay":{"MONDAY":"a","SUNDAY":"b"}}\
                        """);
    }

    @Test
    void what_was_written_is_read_back_the_same() {
        var json = EventJson.mapper().writeValueAsBytes(FACT);
        assertThat(EventJson.mapper().readValue(json, Everything.class)).isEqualTo(FACT);
    }

    @Test
    void a_property_that_is_no_longer_known_is_passed_over() {
        var json =
                EventJson.mapper().writeValueAsString(FACT).replace("{\"id\"", "{\"old\":1,\"id\"");
        assertThat(EventJson.mapper().readValue(json, Everything.class)).isEqualTo(FACT);
    }
}
