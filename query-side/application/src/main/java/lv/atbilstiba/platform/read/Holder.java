package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Post;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Predicate;

/** Who is told as the holder of a post. */
public final class Holder {
    private static final Comparator<Post.Tenure> BY_DAY = Comparator.comparing(Post.Tenure::since);

    private Holder() {}

    /**
     * Who holds it on a day, or whoever held it last before; null if nobody did. Of two who hold it
     * at once the one appointed from the later day.
     */
    public static Post.@Nullable Tenure on(LocalDate day, Post post) {
        var holds = latest(post, tenure -> tenure.holdsOn(day));
        return holds != null ? holds : latest(post, tenure -> !tenure.since().isAfter(day));
    }

    private static Post.@Nullable Tenure latest(Post post, Predicate<Post.Tenure> which) {
        return post.tenures().stream()
                .filter(which)
                .reduce((one, other) -> BY_DAY.compare(one, other) > 0 ? one : other)
                .orElse(null);
    }
}
