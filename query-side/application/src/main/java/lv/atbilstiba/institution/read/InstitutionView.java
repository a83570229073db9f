package lv.atbilstiba.institution.read;

import io.swagger.v3.oas.annotations.media.Schema;

import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.read.Ahead;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
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
        @Schema(
                        description =
                                "Who holds the post, or held it last; until: first day without the"
                                        + " appointment")
                @Nullable PortfolioManager portfolioManager,
        @Schema(
                        description =
                                "What is recorded and holds from a later day only; in a list it is"
                                        + " not told")
                @Nullable List<Ahead> ahead) {

    /**
     * @param until first day without the appointment
     */
    record PortfolioManager(
            @Schema(description = "Opaque; see GET /api/staff/{id}") UUID person,
            LocalDate since,
            @Nullable LocalDate until) {}

    /** As a list shows it. */
    static InstitutionView of(InstitutionState state) {
        return of(state, null);
    }

    static InstitutionView of(InstitutionState state, @Nullable List<Ahead> ahead) {
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
                                manager.person().value(), manager.since(), manager.until()),
                ahead);
    }
}
