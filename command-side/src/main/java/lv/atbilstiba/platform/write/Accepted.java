package lv.atbilstiba.platform.write;

import io.swagger.v3.oas.annotations.media.Schema;

import lv.atbilstiba.platform.request.ReceiptKept;

/**
 * The answer to an accepted write.
 *
 * @param id the bare id of what was registered (the end of its Location) or changed
 * @param version number of the aggregate's last event, counted from 0; the ETag
 * @param position that event's place in the order of the register; Event-Position
 */
@ReceiptKept
public record Accepted(
        @Schema(
                        description =
                                "The end of the Location of what was registered; else what was"
                                        + " changed",
                        example = "01930000-0000-7000-8000-000000000001")
                String id,
        @Schema(description = "The ETag: give it as If-Match of the next change", example = "3")
                long version,
        @Schema(
                        description = "Event-Position: give it as Wait-For-Position of a read",
                        example = "4711")
                long position) {}
