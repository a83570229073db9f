package lv.atbilstiba.catalogue.read;

import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A service as catalogues know it.
 *
 * @param shown which version each catalogue shows
 * @param annulled a service registered in error is offered nowhere
 */
record Offer(
        ServiceId service,
        InstitutionId owner,
        @Nullable ServiceKind kind,
        SortedSet<Audience> audiences,
        SortedSet<DeliveryForm> forms,
        SortedMap<CatalogueCode, Shown> shown,
        boolean annulled) {

    /**
     * @param until first day on which the catalogue no longer shows it; null while it does
     */
    record Shown(int version, LocalDate since, @Nullable LocalDate until) {}

    /** The offer after these facts; null before the service's registration. */
    static @Nullable Offer of(List<Recorded<Object>> facts) {
        Offer offer = null;
        for (var fact : facts) offer = after(offer, fact.event());
        return offer;
    }

    static @Nullable Offer after(@Nullable Offer offer, Object event) {
        if (offer == null) {
            return event instanceof ServiceRegistered(var id, var owner, var details, _, _, _)
                    ? new Offer(
                            id,
                            owner,
                            details.kind(),
                            details.audiences(),
                            details.deliveryForms(),
                            new TreeMap<>(),
                            false)
                    : null;
        }
        return offer.then(event);
    }

    private Offer then(Object event) {
        return switch (event) {
            case ServiceChanged it -> with(it.details());
            case ServiceAnnulled _ ->
                    new Offer(service, owner, kind, audiences, forms, shown, true);
            case CatalogueEntryPublished it ->
                    with(it.catalogue(), new Shown(it.version(), it.publishedOn(), null));
            case CatalogueEntryWithdrawn it -> {
                var before = shown.get(it.catalogue());
                yield before == null
                        ? this
                        : with(
                                it.catalogue(),
                                new Shown(before.version(), before.since(), it.effectiveOn()));
            }
            // nothing else changes what catalogues show
            default -> this;
        };
    }

    private Offer with(ServiceDetails details) {
        return new Offer(
                service,
                owner,
                details.kind(),
                details.audiences(),
                details.deliveryForms(),
                shown,
                annulled);
    }

    private Offer with(CatalogueCode catalogue, Shown entry) {
        var all = new TreeMap<>(shown);
        all.put(catalogue, entry);
        return new Offer(service, owner, kind, audiences, forms, Ordered.map(all), annulled);
    }
}
