package lv.atbilstiba.compliance.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Tongue;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.ServiceAnnulled;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the register says of one service: now, as of the past, or as is now known of the past. */
@RestController
@Tag(name = "Compliance")
class ServiceComplianceEndpoint {
    private final Compliance compliance;
    private final FactsOnDemand facts;
    private final AsOfs asOfs;

    ServiceComplianceEndpoint(Compliance compliance, FactsOnDemand facts, AsOfs asOfs) {
        this.compliance = compliance;
        this.facts = facts;
        this.asOfs = asOfs;
    }

    /**
     * @param annulled whether it was registered in error: nothing is said of it then
     * @param annulment by whom and why it was annulled; null if it stands
     * @param effectiveAt the instant that was asked about; null for the point of history itself
     * @param notJudged why nothing is said of {@code effectiveAt}, with the facts; null if
     *     something is
     */
    record ServiceCompliance(
            String service,
            String institution,
            boolean annulled,
            @Nullable Annulment annulment,
            @Nullable Instant effectiveAt,
            @Nullable NotJudged notJudged,
            List<FindingView> findings,
            Known known) {}

    /**
     * That the service was registered in error.
     *
     * @param position of the fact that says so
     * @param by who recorded it, by an opaque id
     * @param basis why
     */
    record Annulment(long position, Instant recordedAt, String by, String basis) {}

    @GetMapping("/api/compliance/services/{id}")
    @Operation(
            summary = "What the register says of one service",
            description =
                    "A finding for each rule: its status and the reasons in words, since when,"
                        + " which event was the cause, and when time alone will change it. asOf"
                        + " asks what the register said then; effectiveAt asks what is now known"
                        + " (or, with asOf, was known then) to have been true at an instant. The"
                        + " two are different questions.")
    ServiceCompliance answer(
            @Parameter(example = "01930000-0000-7000-8000-000000000001") @PathVariable UUID id,
            @Parameter(
                            description =
                                    "An instant (ISO 8601, UTC): what is now known to have been"
                                            + " true then",
                            example = "2026-03-01T08:00:00Z")
                    @RequestParam(required = false)
                    @Nullable String effectiveAt,
            Asked asked,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @Parameter(hidden = true) Caller caller) {
        var subject = SubjectId.of(new ServiceId(id));
        var tongue = Tongue.of(language);
        var effective = effectiveAt == null ? null : asOfs.instant("effectiveAt", effectiveAt);
        var answer =
                compliance.ask(
                        asked,
                        queries -> {
                            var found = Compliance.visible(queries, subject, caller);
                            return new ServiceCompliance(
                                    subject.id(),
                                    found.institution().registrationNumber(),
                                    found.annulled(),
                                    null,
                                    effective,
                                    null,
                                    effective == null
                                            ? queries.findings(subject, tongue)
                                            : List.of(),
                                    queries.known());
                        });
        if (effective == null && !answer.annulled) return answer;
        var upTo = answer.known.asOf().position();
        var then = effective == null ? null : facts.then(subject, List.of(), upTo, effective);
        return new ServiceCompliance(
                answer.service,
                answer.institution,
                answer.annulled,
                answer.annulled ? annulment(subject, upTo) : null,
                effective,
                then == null ? null : then.notJudged(),
                then == null ? answer.findings : FindingQueries.views(then.findings(), tongue),
                answer.known);
    }

    private @Nullable Annulment annulment(SubjectId subject, long upTo) {
        for (var fact : facts.recorded(subject, upTo))
            if (fact.event() instanceof ServiceAnnulled annulled)
                return new Annulment(
                        fact.position(),
                        fact.recordedAt(),
                        fact.provenance().actor(),
                        annulled.basis().document());
        return null;
    }
}
