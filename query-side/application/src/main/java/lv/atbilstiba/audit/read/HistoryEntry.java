package lv.atbilstiba.audit.read;

import io.swagger.v3.oas.annotations.media.Schema;

import lv.atbilstiba.audit.words.Concerned;
import lv.atbilstiba.audit.words.Statement;
import lv.atbilstiba.audit.words.Told;
import lv.atbilstiba.kernel.Unreadable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A fact of a subject's history, in words of one language. */
record HistoryEntry(
        @Schema(description = "Its place in the one order of the register", example = "4711")
                long position,
        @Schema(description = "The register's clock when it was recorded") Instant recordedAt,
        @Schema(example = "ServiceManagerAppointed") String type,
        @Schema(
                        description = "What it happened to: the subject, or one that names it",
                        example = "service-01930000-0000-7000-8000-000000000001")
                String subject,
        @Schema(
                        example =
                                "Par pakalpojuma vadītāju iecelta persona"
                                    + " 01930000-0000-7000-8000-00000000000a no 2026-03-01 (pamats:"
                                    + " Rīkojums Nr. 1-2/15)")
                String words,
        @Schema(description = "Who recorded it; opaque") String actor,
        @Nullable String onBehalfOf,
        @Schema(description = "The actor's institution", example = "90000000002")
                @Nullable String institution,
        @Nullable UUID request,
        List<Change> changes,
        @Schema(description = "The mistake that this fact stands in the place of")
                EventEntry.@Nullable Mistake corrects,
        @Schema(
                        description =
                                "True of a fact that was there before the register knew of its"
                                        + " subject")
                @Nullable Boolean baseline,
        @Schema(description = "The position of the fact that stands in the place of this one")
                @Nullable Long correctedBy) {

    /** One field that changed. */
    record Change(
            @Schema(example = "details") String thing,
            @Schema(example = "deliveryForms") String field,
            @Schema(example = "sniegšanas formas") String name,
            @Schema(description = "Absent if it was not set", example = "f-pakalpojums")
                    @Nullable String from,
            @Schema(
                            description = "Absent if it is not set any more",
                            example = "e-pakalpojums, f-pakalpojums")
                    @Nullable String to) {
        static Change of(Statement.Change change, Locale language) {
            var from = change.from();
            var to = change.to();
            return new Change(
                    change.thing(),
                    change.field(),
                    change.name().in(language),
                    from == null ? null : from.in(language),
                    to == null ? null : to.in(language));
        }
    }

    static HistoryEntry of(Told told, Locale language) {
        var fact = told.fact();
        var provenance = fact.provenance();
        var corrects = provenance.corrects();
        return new HistoryEntry(
                fact.position(),
                fact.recordedAt(),
                fact.event() instanceof Unreadable event
                        ? event.type()
                        : fact.event().getClass().getSimpleName(),
                Concerned.by(fact.event()).own(),
                told.words().in(language),
                provenance.actor(),
                provenance.onBehalfOf(),
                provenance.institution(),
                provenance.request(),
                told.changes().stream().map(it -> Change.of(it, language)).toList(),
                corrects == null
                        ? null
                        : new EventEntry.Mistake(corrects.position(), corrects.reason()),
                provenance.baseline(),
                told.correctedBy());
    }
}
