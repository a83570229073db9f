package lv.atbilstiba.service.write;

import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.ServiceRefusal.KindAndAudienceDisagree;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Audience follows from kind, as far as both are settled. Source: services.json, allowedKinds of
 * the audiences.
 */
record KindAndAudienceAgree(@Nullable ServiceKind kind, SortedSet<Audience> audiences)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        if (kind == null || audiences.stream().allMatch(kind::canBeFor)) return Optional.empty();
        var allowed = Ordered.set(Arrays.stream(Audience.values()).filter(kind::canBeFor).toList());
        return Optional.of(new KindAndAudienceDisagree(kind, allowed));
    }
}
