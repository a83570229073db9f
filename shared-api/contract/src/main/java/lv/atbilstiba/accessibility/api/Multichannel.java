package lv.atbilstiba.accessibility.api;

import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.ChannelEnvironment;

import org.jspecify.annotations.Nullable;

import java.util.SortedSet;

/**
 * Through which environments the service can be requested and received.
 *
 * @param recipientChooses whether the recipient chooses among them; null where nobody said
 */
public record Multichannel(
        SortedSet<ChannelEnvironment> requesting,
        SortedSet<ChannelEnvironment> receiving,
        @Nullable Boolean recipientChooses) {
    public Multichannel {
        Required.that(requesting, "requesting");
        Required.that(receiving, "receiving");

        requesting = Ordered.set(requesting);
        receiving = Ordered.set(receiving);
    }
}
