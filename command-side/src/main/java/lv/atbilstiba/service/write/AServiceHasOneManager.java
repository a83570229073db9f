package lv.atbilstiba.service.write;

import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.ServiceRefusal.ManagerAlreadyAppointed;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Each service has exactly one manager. Source: roles.json, SERVICE_OWNER.
 *
 * @param other the appointment that is in the way; null if none is
 */
record AServiceHasOneManager(ServiceId service, Post.@Nullable Tenure other) implements Invariant {
    /** The appointment that holds has an end, so that another may follow. */
    static AServiceHasOneManager before(ServiceId service, Post.Tenure holding) {
        return new AServiceHasOneManager(service, holding.until() == null ? holding : null);
    }

    /**
     * @param mended the position of the fact that a correction mended in this post
     */
    static AServiceHasOneManager atATime(ServiceId service, Post post, long mended) {
        return new AServiceHasOneManager(
                service, post.at(mended).flatMap(post::meeting).orElse(null));
    }

    @Override
    public Optional<Refusal> refusal() {
        return other == null
                ? Optional.empty()
                : Optional.of(new ManagerAlreadyAppointed(service, other.person()));
    }
}
