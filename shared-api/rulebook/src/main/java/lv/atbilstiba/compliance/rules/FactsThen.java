package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is known of a subject at an instant, where the rules say nothing of it. */
public sealed interface FactsThen {
    /** The facts of a subject at an instant. */
    static FactsThen of(Facts facts, Instant at) {
        var moment = Moment.at(at);
        return switch (facts) {
            case ServiceFacts service -> {
                var description = service.description(moment);
                var catalogues = new TreeSet<CatalogueCode>();
                service.shown(moment).forEach(entry -> catalogues.add(entry.catalogue()));
                var declared = new TreeSet<AccessibilityKind>();
                for (var kind : AccessibilityKind.values())
                    if (service.declared(kind, moment) != null) declared.add(kind);
                yield new OfAService(
                        moment.begun(service.since()) ? service.stage(moment) : null,
                        service.managers().holders(moment),
                        service.providers(moment),
                        description == null ? null : description.content().version(),
                        catalogues,
                        declared);
            }
            case InstitutionFacts institution -> {
                var details = institution.details().at(moment);
                var roles = institution.roles().at(moment);
                yield new OfAnInstitution(
                        details == null ? null : details.kind(),
                        details == null ? null : details.under(),
                        roles == null ? new TreeSet<>() : new TreeSet<>(roles),
                        institution.portfolioManagers().holders(moment));
            }
        };
    }

    /**
     * @param stage null before its first day
     * @param providers with the persons responsible there
     * @param description the version in force; null if there is none
     * @param catalogues that show it
     * @param accessibility the kinds of which something is declared
     */
    record OfAService(
            @Nullable LifecycleStage stage,
            SortedSet<StaffId> managers,
            SortedMap<InstitutionId, SortedSet<StaffId>> providers,
            @Nullable Integer description,
            SortedSet<CatalogueCode> catalogues,
            SortedSet<AccessibilityKind> accessibility)
            implements FactsThen {}

    /**
     * @param kind null before its first day
     */
    record OfAnInstitution(
            @Nullable InstitutionKind kind,
            @Nullable InstitutionId under,
            SortedSet<ManagementRole> roles,
            SortedSet<StaffId> portfolioManagers)
            implements FactsThen {}
}
