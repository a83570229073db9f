package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.accessibility.api.event.AccessibilityEvent;
import lv.atbilstiba.catalogue.api.event.CatalogueEvent;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Whether facts can take an event in at all: what can be known before it is recorded, from the
 * event alone. Nothing is judged; that rules take whatever facts there are is held by a test.
 */
public final class Foldable {
    private static final LocalDate DAY = LocalDate.of(2000, 1, 1);
    private static final InstitutionId OWNER = new InstitutionId("00000000000");
    private static final ServiceDetails SERVICE =
            new ServiceDetails(
                    new LocalizedText("-", null),
                    null,
                    null,
                    null,
                    Ordered.set(List.of()),
                    Ordered.set(List.of()),
                    null,
                    null,
                    List.of(),
                    Ordered.set(List.of()));
    private static final InstitutionDetails INSTITUTION =
            new InstitutionDetails(new LocalizedText("-", null), InstitutionKind.OTHER, null);

    private Foldable() {}

    /**
     * Folds an event into facts of which there is no more than that its subject is registered.
     *
     * @throws RuntimeException if it cannot be folded
     */
    public static void tryOut(Recorded<?> event) {
        var register = new Register();
        var registration = registration(event.event());
        if (registration != null)
            register.apply(new Recorded<>(0, Instant.EPOCH, registration, Provenance.REGISTER));
        register.apply(event);
    }

    private static @Nullable Object registration(Object event) {
        return switch (event) {
            case ServiceRegistered _, InstitutionRegistered _ -> null;
            case ServiceEvent e -> registered(e.service());
            case CatalogueEvent e -> registered(e.service());
            case AccessibilityEvent e -> registered(e.service());
            case InstitutionEvent e ->
                    new InstitutionRegistered(e.institution(), INSTITUTION, DAY, true);
            // nothing is folded that begins with a registration
            default -> null;
        };
    }

    private static ServiceRegistered registered(ServiceId service) {
        return new ServiceRegistered(service, OWNER, SERVICE, LifecycleStage.PLANNING, DAY, true);
    }
}
