package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.accessibility.api.Territorial;
import lv.atbilstiba.accessibility.api.command.RecordTerritorialAccessibility;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.UUID;

/** Records territorial accessibility of a service, or that it does not apply. */
@RestController
@Tag(name = "accessibility")
final class RecordTerritorialEndpoint {

    @Operation(summary = "Record territorial accessibility, or claim that it does not apply")
    @PutMapping("/api/services/{id}/accessibility/territorial")
    ResponseEntity<Accepted> put(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        var service = new ServiceId(id);
        var day = submission.dayOrToday(body.effectiveOn());
        return submission
                .baseline(body.baseline())
                .change(
                        NotApplicable.command(
                                body.options(),
                                options ->
                                        new RecordTerritorialAccessibility(
                                                service, options.said(), day, body.corrects()),
                                body.notApplicable(),
                                claim ->
                                        claim.of(
                                                service,
                                                AccessibilityKind.TERRITORIAL,
                                                day,
                                                body.corrects())));
    }

    /** Either the options or the claim that there are none. */
    @Schema(
            example =
                    """
                    {"options": {"requesting": ["WHOLE_LATVIA"], "receiving": ["WHOLE_LATVIA"],
                     "support": ["WHOLE_LATVIA"], "recipientChooses": true}}
                    """)
    record Body(
            @Nullable Options options,
            @Nullable NotApplicable notApplicable,
            @Nullable LocalDate effectiveOn,
            @Nullable Correction corrects,
            boolean baseline) {}

    /**
     * Where it is so, by kind of territory.
     *
     * @param requestingIn in which territories, by their codes; likewise the others
     * @param recipientChooses whether the recipient can choose the place
     * @param places the places, in words
     */
    record Options(
            SortedSet<Territory> requesting,
            SortedSet<Territory> receiving,
            SortedSet<Territory> support,
            @Nullable SortedSet<TerritoryCode> requestingIn,
            @Nullable SortedSet<TerritoryCode> receivingIn,
            @Nullable SortedSet<TerritoryCode> supportIn,
            boolean recipientChooses,
            @Schema(maxLength = 1000) @Nullable String places) {
        private Territorial said() {
            return new Territorial(
                    null,
                    requesting,
                    receiving,
                    support,
                    orNone(requestingIn),
                    orNone(receivingIn),
                    orNone(supportIn),
                    recipientChooses,
                    places);
        }

        private static SortedSet<TerritoryCode> orNone(@Nullable SortedSet<TerritoryCode> codes) {
            return codes == null ? Collections.emptySortedSet() : codes;
        }
    }
}
