package lv.atbilstiba.platform.read;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.media.Schema;

import lv.atbilstiba.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next give it as {@code cursor} for what follows; null at the end
 * @param asOf where the answer stands
 */
public record Slice<T>(
        List<T> items,
        @Schema(description = "Give it as cursor for what follows; null at the end")
                @JsonInclude(JsonInclude.Include.ALWAYS)
                @Nullable String next,
        @Schema(description = "The position and the register's time at which the answer stands")
                AsOf asOf) {
    public static final int USUAL = 100;
    public static final int MOST = 1000;

    public Slice {
        items = List.copyOf(items);
    }

    /**
     * Of rows of which one more than the limit were read, if there are as many.
     *
     * @param key what the rows are ordered by
     */
    public static <R, T> Slice<T> of(
            List<R> rows, int limit, Function<R, String> key, Function<R, T> item, AsOf point) {
        var more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Slice<>(
                shown.stream().map(item).toList(),
                more ? Cursor.from(point, key.apply(shown.getLast())).text() : null,
                point);
    }

    /** The same part with other items. */
    public <U> Slice<U> map(Function<T, U> item) {
        return new Slice<>(items.stream().map(item).toList(), next, asOf);
    }

    /** How many to show: as the caller says, at most {@link #MOST}. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) return USUAL;
        if (asked < 1) throw beyond(MOST);
        return Math.min(asked, MOST);
    }

    /** 400: so many cannot be asked for. */
    public static ProblemException beyond(int most) {
        return new ProblemException(
                AsOfs.invalid("limit", "invalid-value")
                        .problem()
                        .breaking("number-between", Map.of("least", 1, "most", most)));
    }
}
