package lv.atbilstiba.service.read;

import io.swagger.v3.oas.annotations.media.Schema;

import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.read.Ahead;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.DescriptionField;
import lv.atbilstiba.service.api.ServiceDetails;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;

/** A service with everything that holds of it on a day. */
record ServiceView(
        UUID id,
        @Schema(description = "The institution that manages it", example = "90000000002")
                String owner,
        ServiceDetails details,
        ServiceState.Stage stage,
        @Schema(description = "Why it was annulled, if it was registered in error")
                @Nullable String annulled,
        @Schema(
                        description =
                                "Who manages it, or did last; until: first day without the"
                                        + " appointment")
                @Nullable Manager manager,
        List<Provider> providers,
        @Schema(
                        description =
                                "The description in force on the day of the answer, both parts;"
                                        + " none before the first and after a withdrawal")
                @Nullable CurrentDescription description,
        @Schema(description = "All registered versions, newest first") List<Version> versions,
        List<ServiceState.Entry> catalogues,
        List<ServiceState.Information> supplementaryInformation,
        @Schema(description = "By kind, as its path names it: multi-channel, territorial, …")
                SortedMap<String, ServiceState.Accessibility> accessibility,
        @Schema(
                        description =
                                "In which territory it has to be accessible, where the portfolio"
                                        + " manager asked for less than all of Latvia")
                ServiceState.@Nullable TerritorialTarget territorialTarget,
        @Schema(description = "What is recorded and holds from a later day only")
                List<Ahead> ahead) {

    record Manager(
            @Schema(description = "Opaque; see GET /api/staff/{id}") UUID person,
            LocalDate since,
            @Nullable LocalDate until,
            @Schema(example = "Rīkojums Nr. 1-2/15, 2026-02-20") String basis) {}

    record Provider(
            String institution,
            @Schema(description = "First day of the unbroken time in which it delivers")
                    LocalDate since,
            @Schema(description = "First day on which it no longer delivers")
                    @Nullable LocalDate until,
            SortedSet<StaffId> responsible,
            @Schema(description = "First day on which these persons answer for that")
                    LocalDate responsibleSince) {}

    record CurrentDescription(
            int version,
            LocalDate registeredOn,
            @Nullable LocalDate reviewedOn,
            Description.ManagementPart management,
            Description.RequestReceiptPart requestAndReceipt,
            @Schema(description = "Mandatory fields that are not filled")
                    List<DescriptionField> missing) {}

    record Version(
            int version,
            LocalDate registeredOn,
            long position,
            Instant recordedAt,
            @Nullable LocalDate reviewedOn,
            @Nullable LocalDate withdrawnOn) {}

    /**
     * @param day on which the description that is told is in force
     */
    static ServiceView of(ServiceState state, LocalDate day, List<Ahead> ahead) {
        var manager = state.manager;
        var accessibility = new TreeMap<String, ServiceState.Accessibility>();
        state.accessibility.forEach((kind, it) -> accessibility.put(kind.path(), it));
        return new ServiceView(
                state.id.value(),
                state.owner.registrationNumber(),
                state.details,
                state.stage,
                state.annulled == null ? null : state.annulled.document(),
                manager == null
                        ? null
                        : new Manager(
                                manager.person().value(),
                                manager.since(),
                                manager.until(),
                                manager.basis().document()),
                state.providers.values().stream()
                        .map(it ->
                                new Provider(
                                        it.institution().registrationNumber(),
                                        it.since(),
                                        it.until(),
                                        it.responsible(),
                                        it.responsibleSince()))
                        .toList(),
                state.current(day).map(ServiceView::of).orElse(null),
                state.versions.stream()
                        .sorted(Comparator.comparingInt(ServiceState.Version::version).reversed())
                        .map(it ->
                                new Version(
                                        it.version(),
                                        it.registeredOn(),
                                        it.position(),
                                        it.recordedAt(),
                                        it.reviewedOn(),
                                        it.withdrawnOn()))
                        .toList(),
                List.copyOf(state.catalogues.values()),
                List.copyOf(state.information.values()),
                accessibility,
                state.target,
                ahead);
    }

    private static CurrentDescription of(ServiceState.Version current) {
        return new CurrentDescription(
                current.version(),
                current.registeredOn(),
                current.reviewedOn(),
                current.description().management(),
                current.description().requestAndReceipt(),
                List.copyOf(current.description().missing()));
    }
}
