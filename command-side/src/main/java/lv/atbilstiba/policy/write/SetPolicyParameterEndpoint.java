package lv.atbilstiba.policy.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.command.SetPolicyParameter;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.Arrays;

/** Sets a policy parameter from a day on. */
@RestController
@Tag(name = "policy")
final class SetPolicyParameterEndpoint {

    @Operation(summary = "Set a policy parameter from a later day on")
    @PutMapping("/api/policy/parameters/{name}")
    ResponseEntity<Accepted> set(
            @Parameter(description = "As in GET /api/policy/parameters", example = "vacancyGrace")
                    @PathVariable
                    String name,
            @RequestBody Body body,
            Submission submission) {
        var parameter = parameterNamed(name);
        return submission.change(
                new SetPolicyParameter(
                        PolicyId.STATE,
                        parameter,
                        valueOf(parameter, body.value()),
                        body.holdsFrom() == null
                                ? submission.today().plusDays(1)
                                : body.holdsFrom(),
                        body.basis(),
                        body.corrects()));
    }

    private static PolicyParameter parameterNamed(String name) {
        try {
            return PolicyParameter.named(name);
        } catch (InvalidValue _) {
            throw new ProblemException(
                    Problem.unknownCode(
                            "path:name",
                            Arrays.stream(PolicyParameter.values())
                                    .map(PolicyParameter::parameterName)
                                    .toList()));
        }
    }

    private static String valueOf(PolicyParameter parameter, String text) {
        try {
            return parameter.parse(text);
        } catch (InvalidValue wrong) {
            throw new ProblemException(Problem.invalid(wrong, "/value"));
        }
    }

    /**
     * @param value ISO 8601: a period or a day, as the parameter asks
     * @param holdsFrom tomorrow if left out
     */
    @Schema(
            example =
                    """
                    {"value": "P60D", "holdsFrom": "2026-04-01", "basis": "MK noteikumi Nr. 100"}
                    """)
    record Body(
            @Schema(
                            description = "ISO 8601: a period or a day, as the parameter asks",
                            pattern = "^P([0-9]{1,9}[YMWD])+$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
                    String value,
            @Nullable LocalDate holdsFrom,
            Basis basis,
            @Nullable Correction corrects) {}
}
