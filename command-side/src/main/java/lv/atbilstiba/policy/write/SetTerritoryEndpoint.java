package lv.atbilstiba.policy.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.policy.api.command.SetTerritory;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

/** Records what a territory is. */
@RestController
@Tag(name = "policy")
final class SetTerritoryEndpoint {

    @Operation(
            summary = "Record what a territory is from a day on",
            description =
                    "Territories are data of the state lead; the parent comes before its parts."
                        + " What was recorded before stays so until the day from which this holds.")
    @PutMapping("/api/policy/territories/{code}")
    ResponseEntity<Accepted> set(
            @Parameter(description = "Seven digits, in the form of ATVK", example = "9900100")
                    @PathVariable
                    String code,
            @RequestBody Body body,
            Submission submission) {
        return submission.change(
                new SetTerritory(
                        PolicyId.STATE,
                        territory(code),
                        body.name(),
                        body.parent(),
                        body.from(),
                        body.until(),
                        body.basis(),
                        body.corrects()));
    }

    private static TerritoryCode territory(String code) {
        try {
            return new TerritoryCode(code);
        } catch (InvalidValue wrong) {
            throw new ProblemException(Problem.invalidParameter(wrong, "path:code"));
        }
    }

    /**
     * @param parent left out if it is part of Latvia alone
     * @param until first day on which there is no such territory, if that is known
     */
    @Schema(
            example =
                    """
                    {"name": {"lv": "Parauga pagasts", "en": "Sample parish"}, "parent": "9900000",
                     "from": "2026-01-01", "basis": "Administratīvo teritoriju klasifikators, 2026"}
                    """)
    record Body(
            LocalizedText name,
            @Nullable TerritoryCode parent,
            LocalDate from,
            @Nullable LocalDate until,
            Basis basis,
            @Nullable Correction corrects) {}
}
