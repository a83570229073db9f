package lv.atbilstiba.policy.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.read.Account;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.Territories;
import lv.atbilstiba.policy.api.event.TerritorySet;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

@RestController
@Tag(name = "Policy")
final class TerritoriesEndpoint {
    private final Account account;

    TerritoriesEndpoint(Account account) {
        this.account = account;
    }

    @GetMapping("/api/policy/territories")
    @Operation(
            summary = "Territories, each with what it is part of and from which day",
            description =
                    "Data of the state lead, in the form of ATVK: a row for each time for which"
                            + " something was recorded. With asOf: as the register knew them then.")
    ResponseEntity<Answer> territories(Asked asked) {
        var read = account.of(PolicyId.STATE, asked);
        return account.answer(read, new Answer(read.point(), rows(read.standing())));
    }

    private static List<Row> rows(List<Recorded<Object>> standing) {
        var territories = Territories.NONE;
        for (var fact : standing)
            if (fact.event() instanceof TerritorySet set)
                territories = territories.with(fact.position(), null, set);
        return territories.rows().values().stream()
                .flatMap(Collection::stream)
                .map(row ->
                        new Row(
                                row.code().code(),
                                row.name(),
                                row.parent() == null ? null : row.parent().code(),
                                row.from(),
                                row.until(),
                                row.position()))
                .toList();
    }

    record Answer(AsOf asOf, List<Row> territories) {}

    record Row(
            @Schema(example = "9900100") String code,
            LocalizedText name,
            @Schema(
                            description = "What it is part of; absent if of Latvia alone",
                            example = "9900000")
                    @Nullable String parent,
            LocalDate from,
            @Schema(description = "First day on which there is no such territory")
                    @Nullable LocalDate until,
            long position) {}
}
