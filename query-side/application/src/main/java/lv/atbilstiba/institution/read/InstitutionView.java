package lv.atbilstiba.institution.read;

import io.swagger.v3.oas.annotations.media.Schema;

import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.UUID;

/** An institution as it is shown. */
record InstitutionView(
        @Schema(example = "90000000002") String registrationNumber,
        LocalizedText name,
        InstitutionKind kind,
        @Schema(description = "The ministry or municipality it is under", example = "90000000001")
                @Nullable String under,
        @Schema(description = "First day on which it takes part in service management")
                LocalDate participantSince,
        @Schema(description = "The management roles it has declared")
                SortedSet<ManagementRole> roles,
        @Nullable LocalDate rolesSince,
        @Schema(description = "Who was appointed last; with until, after the release")
                @Nullable PortfolioManager portfolioManager) {

    /**
     * @param until first day without the appointment
     */
    record PortfolioManager(
            @Schema(description = "Opaque; see GET /api/staff/{id}") UUID person,
            LocalDate since,
            @Nullable LocalDate until) {}

    static InstitutionView of(InstitutionState state) {
        var under = state.details().under();
        var manager = state.portfolioManager();
        return new InstitutionView(
                state.id().registrationNumber(),
                state.details().name(),
                state.details().kind(),
                under == null ? null : under.registrationNumber(),
                state.participantSince(),
                state.roles(),
                state.rolesSince(),
                manager == null
                        ? null
                        : new PortfolioManager(
                                manager.person().value(), manager.since(), manager.until()));
    }
}
