package lv.atbilstiba.service.read;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.InForce;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a list shows of a service, and what it can be chosen by.
 *
 * @param manager who was appointed last, also after the release
 * @param managerUntil first day without the manager; null while the appointment lasts
 * @param descriptions what was registered and withdrawn of the description
 * @param entries of catalogues that show it
 */
record ServiceLine(
        ServiceId id,
        InstitutionId owner,
        ServiceDetails details,
        LifecycleStage stage,
        @Nullable StaffId manager,
        @Nullable LocalDate managerUntil,
        List<Registered> descriptions,
        SortedSet<CatalogueEntryId> entries,
        boolean annulled) {

    /**
     * A version of the description, or its withdrawal.
     *
     * @param version its number; null for a withdrawal
     */
    record Registered(LocalDate from, @Nullable Integer version) {
        private static final String WITHDRAWN = "-";

        String code() {
            return from + ":" + (version == null ? WITHDRAWN : version);
        }

        static Registered of(String code) {
            var day = code.substring(0, code.indexOf(':'));
            var number = code.substring(day.length() + 1);
            return new Registered(
                    LocalDate.parse(day),
                    number.equals(WITHDRAWN) ? null : Integer.valueOf(number));
        }
    }

    ServiceLine {
        descriptions = List.copyOf(descriptions);
    }

    /** The number of the version in force on a day; null if there is none. */
    @Nullable Integer description(LocalDate day) {
        return InForce.of(
                        descriptions,
                        Registered::from,
                        Registered::from,
                        it -> it.version() == null)
                .on(day)
                .map(Registered::version)
                .orElse(null);
    }

    /** The catalogues that show it. */
    SortedSet<CatalogueCode> catalogues() {
        return Ordered.set(
                entries.stream().map(CatalogueEntryId::catalogue).collect(Collectors.toSet()));
    }

    /** The line after these facts; null before the registration. */
    static @Nullable ServiceLine of(List<Recorded<Object>> facts) {
        ServiceLine line = null;
        for (var fact : facts) line = after(line, fact.event());
        return line;
    }

    /** The line after an event; before the registration there is none. */
    static @Nullable ServiceLine after(@Nullable ServiceLine line, Object event) {
        if (line == null) {
            return event instanceof ServiceRegistered(var id, var owner, var what, var stage, _, _)
                    ? new ServiceLine(
                            id,
                            owner,
                            what,
                            stage,
                            null,
                            null,
                            List.of(),
                            Ordered.set(List.of()),
                            false)
                    : null;
        }
        return line.then(event);
    }

    /** Events that a list shows nothing of leave the line as it is. */
    private ServiceLine then(Object event) {
        return switch (event) {
            case ServiceChanged it -> with(it.details());
            case LifecycleStageEntered it -> with(it.stage());
            case ServiceManagerAppointed it -> managed(it.person(), null);
            case ServiceManagerReleased it ->
                    manager == null ? this : managed(manager, it.effectiveOn());
            case DescriptionRegistered it ->
                    described(new Registered(it.effectiveOn(), it.version()));
            case DescriptionWithdrawn it -> described(new Registered(it.effectiveOn(), null));
            case CatalogueEntryPublished it -> shown(it.entry(), true);
            case CatalogueEntryWithdrawn it -> shown(it.entry(), false);
            case ServiceAnnulled _ ->
                    new ServiceLine(
                            id,
                            owner,
                            details,
                            stage,
                            manager,
                            managerUntil,
                            descriptions,
                            entries,
                            true);
            default -> this;
        };
    }

    private ServiceLine with(ServiceDetails changed) {
        return new ServiceLine(
                id, owner, changed, stage, manager, managerUntil, descriptions, entries, annulled);
    }

    private ServiceLine with(LifecycleStage entered) {
        return new ServiceLine(
                id,
                owner,
                details,
                entered,
                manager,
                managerUntil,
                descriptions,
                entries,
                annulled);
    }

    private ServiceLine managed(StaffId by, @Nullable LocalDate until) {
        return new ServiceLine(
                id, owner, details, stage, by, until, descriptions, entries, annulled);
    }

    private ServiceLine described(Registered next) {
        var more = new ArrayList<>(descriptions);
        more.add(next);
        return new ServiceLine(
                id, owner, details, stage, manager, managerUntil, more, entries, annulled);
    }

    private ServiceLine shown(CatalogueEntryId entry, boolean now) {
        var all = new TreeSet<>(entries);
        if (now) all.add(entry);
        else all.remove(entry);
        return new ServiceLine(
                id,
                owner,
                details,
                stage,
                manager,
                managerUntil,
                descriptions,
                Ordered.set(all),
                annulled);
    }
}
