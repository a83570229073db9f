package lv.atbilstiba.policy.read;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One list of the policy: its roles, its tasks, its conditions and so on.
 *
 * @param note what to know when reading it, in English
 * @param sources codes of the collection {@code sources}
 * @param items each has a {@code code} that stays, and a {@code name} in Latvian and English;
 *     {@code inferred} marks what the sources do not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyCollection(
        @Schema(example = "tasks") String code,
        Name name,
        @Nullable String note,
        List<String> sources,
        List<Map<String, Object>> items) {

    /** How people call it. */
    record Name(
            @Schema(example = "Pakalpojumu pārvaldības uzdevumi") String lv,
            @Schema(example = "Service management tasks") String en) {}

    PolicyCollection {
        sources = List.copyOf(sources);
        items = List.copyOf(items);
    }

    /**
     * The printed sources write a dash where the guidelines write a hyphen: both are understood.
     */
    Optional<Map<String, Object>> item(String code) {
        var wanted = code.replace('–', '-');
        return items.stream().filter(item -> wanted.equals(item.get("code"))).findFirst();
    }
}
