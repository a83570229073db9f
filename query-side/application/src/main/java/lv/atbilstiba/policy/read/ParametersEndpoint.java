package lv.atbilstiba.policy.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.read.Account;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

@RestController
@Tag(name = "Policy")
final class ParametersEndpoint {
    private final Account account;
    private final EventLog log;

    ParametersEndpoint(Account account, EventLog log) {
        this.account = account;
        this.log = log;
    }

    @GetMapping("/api/policy/parameters")
    @Operation(
            summary = "Policy parameters with the days from which they hold",
            description =
                    "The thresholds that the rules use: periods and days in ISO 8601. Each with the"
                        + " value in force on the day of the answer, the value it started with, and"
                        + " all values ever set. With asOf: as the register knew them then.")
    ResponseEntity<Parameters> parameters(Asked asked) {
        var read = account.of(PolicyId.STATE, asked);
        return account.answer(read, of(read.standing(), read.point(), log.firstDay().orElse(null)));
    }

    /**
     * @param firstDay of the log: when the register opened, if nothing else is recorded
     */
    static Parameters of(
            List<Recorded<Object>> standing, AsOf point, @Nullable LocalDate firstDay) {
        var day = RigaCalendar.dayOf(point.instant());
        return new Parameters(
                day,
                point,
                Arrays.stream(PolicyParameter.values())
                        .map(parameter -> of(parameter, standing, day, firstDay))
                        .toList());
    }

    private static PolicyParameterView of(
            PolicyParameter parameter,
            List<Recorded<Object>> standing,
            LocalDate day,
            @Nullable LocalDate firstDay) {
        var values = new ArrayList<Setting>();
        for (var fact : standing)
            if (fact.event() instanceof PolicyParameterSet set && set.parameter() == parameter)
                values.add(
                        new Setting(
                                set.value(),
                                set.holdsFrom(),
                                set.basis().document(),
                                fact.position(),
                                fact.recordedAt()));
        if (parameter == PolicyParameter.REGISTER_OPENED_ON) return opening(values, firstDay);
        // of two values from the same day the later one holds, a correction in its place
        values.sort(Comparator.comparing(Setting::holdsFrom));
        var value = parameter.initial().orElseThrow();
        LocalDate since = null;
        for (var each : values) {
            if (each.holdsFrom().isAfter(day)) break;
            value = each.value();
            since = each.holdsFrom();
        }
        return new PolicyParameterView(
                parameter.parameterName(), value, since, parameter.initial().orElseThrow(), values);
    }

    /** The day of the opening that was said last holds for all time. */
    private static PolicyParameterView opening(List<Setting> values, @Nullable LocalDate firstDay) {
        var first = firstDay == null ? null : firstDay.toString();
        return new PolicyParameterView(
                PolicyParameter.REGISTER_OPENED_ON.parameterName(),
                values.isEmpty() ? first : values.getLast().value(),
                null,
                first,
                values);
    }

    /**
     * @param day the day in Riga for which the values in force are told
     */
    record Parameters(LocalDate day, AsOf asOf, List<PolicyParameterView> parameters) {}

    record PolicyParameterView(
            @Schema(example = "vacancyGrace") String name,
            @Schema(
                            description =
                                    "The value in force; absent for the day of the opening before"
                                            + " the first fact",
                            example = "P30D")
                    @Nullable String value,
            @Schema(description = "Since when; absent for the value it started with")
                    @Nullable LocalDate since,
            @Schema(
                            description =
                                    "The value it started with; of the day of the opening: the day"
                                            + " of the first fact",
                            example = "P30D")
                    @Nullable String initial,
            @Schema(description = "Every value set, by the day from which it holds")
                    List<Setting> values) {}

    record Setting(
            @Schema(example = "P14D") String value,
            LocalDate holdsFrom,
            String basis,
            long position,
            Instant recordedAt) {}
}
