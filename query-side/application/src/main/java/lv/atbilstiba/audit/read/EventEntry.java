package lv.atbilstiba.audit.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An event as it was recorded, with where it came from.
 *
 * @param payload the bytes that were stored, with sealed values sealed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventEntry(
        @Schema(
                        description =
                                "Its place in the one order of the register: rising, with holes",
                        example = "4711")
                long position,
        @Schema(description = "The register's clock when it was recorded") Instant recordedAt,
        @Schema(description = "The event's own id, made by the writer") String id,
        @Schema(example = "ServiceManagerAppointed") String type,
        @Schema(description = "The revision of the payload's form", example = "1") String revision,
        @Schema(
                        description = "What it happened to",
                        example = "service-01930000-0000-7000-8000-000000000001")
                String subject,
        @Schema(
                        description =
                                "Its place in the subject's own history: 0, 1, 2, without holes",
                        example = "3")
                long sequence,
        @Schema(
                        description = "Who recorded it; opaque",
                        example = "person-01930000-0000-7000-8000-00000000000a")
                String actor,
        @Nullable String onBehalfOf,
        @Schema(description = "The actor's institution", example = "90000000002")
                @Nullable String institution,
        @Nullable String request,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String submission,
        @Nullable Mistake corrects,
        @Schema(
                        description =
                                "True of a fact that was there before the register knew of its"
                                        + " subject")
                @Nullable Boolean baseline,
        @Schema(
                        type = "object",
                        description = "What it says, as it was stored; personal values are sealed")
                @JsonRawValue
                String payload) {

    /** The fact that this one stands in the place of. */
    record Mistake(
            @Schema(example = "4700") long position,
            @Schema(example = "nepareizs datums") String reason) {}
}
