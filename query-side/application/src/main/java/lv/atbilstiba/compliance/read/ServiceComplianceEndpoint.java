package lv.atbilstiba.compliance.read;

import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Tongue;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;

/** What the register says of one service: now, as of the past, or as is now known of the past. */
@RestController
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
     * @param effectiveAt the instant that was asked about; null for the point of history itself
     */
    record ServiceCompliance(
            String service,
            String institution,
            boolean annulled,
            @Nullable Instant effectiveAt,
            List<FindingView> findings,
            Known known) {}

    @GetMapping("/api/compliance/services/{id}")
    ServiceCompliance answer(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String effectiveAt,
            @RequestHeader(name = "Wait-For-Position", required = false) @Nullable String waitFor,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            Caller caller) {
        var subject = Compliance.service(id);
        var tongue = Tongue.of(language);
        var effective = effectiveAt == null ? null : asOfs.instant("effectiveAt", effectiveAt);
        var answer =
                compliance.ask(
                        new AsOfs.Asked(asOf, waitFor),
                        queries -> {
                            var found = Compliance.visible(queries, subject, caller);
                            return new ServiceCompliance(
                                    subject.id(),
                                    found.institution().registrationNumber(),
                                    found.annulled(),
                                    effective,
                                    effective == null
                                            ? queries.findings(subject, tongue)
                                            : List.of(),
                                    queries.known());
                        });
        if (effective == null) return answer;
        var findings =
                facts.findings(subject, List.of(), answer.known.asOf().position(), effective);
        return new ServiceCompliance(
                answer.service,
                answer.institution,
                answer.annulled,
                effective,
                FindingQueries.views(findings, tongue),
                answer.known);
    }
}
