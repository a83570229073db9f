package lv.atbilstiba.audit.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An event in the JSON form of CloudEvents 1.0. Positions are strings: an integer of CloudEvents
 * has 32 bits.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CloudEvent(
        String specversion,
        String id,
        URI source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String position,
        String sequence,
        String actor,
        @Nullable String onbehalfof,
        @Nullable String institution,
        @Nullable String request,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String submission,
        @Nullable String corrects,
        @Nullable String correctsreason,
        @JsonRawValue String data) {

    static final URI SOURCE = URI.create("urn:atbilstiba:register");

    /**
     * What no attribute may hold (CloudEvents 1.0.2, type system): control characters, and code
     * points that are no characters.
     */
    private static final Pattern NONE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{IsNoncharacter_Code_Point}]+");

    private static String oneLine(String text) {
        return NONE.matcher(text).replaceAll(" ");
    }

    static CloudEvent of(EventEntry entry, String className) {
        var corrects = entry.corrects();
        return new CloudEvent(
                "1.0",
                entry.id(),
                SOURCE,
                className.replace(".api.event.", ".") + ".v" + entry.revision(),
                entry.subject(),
                entry.recordedAt(),
                "application/json",
                Long.toString(entry.position()),
                Long.toString(entry.sequence()),
                oneLine(entry.actor()),
                entry.onBehalfOf(),
                entry.institution(),
                entry.request(),
                entry.correlation(),
                entry.causation(),
                entry.submission(),
                corrects == null ? null : Long.toString(corrects.position()),
                corrects == null ? null : oneLine(corrects.reason()),
                entry.payload());
    }
}
