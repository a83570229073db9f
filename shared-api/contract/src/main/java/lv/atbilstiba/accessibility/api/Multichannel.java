package lv.atbilstiba.accessibility.api;

import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.policy.api.ChannelEnvironment;

import java.util.SortedSet;

/** Through which environments the service can be requested and received. */
public record Multichannel(
        SortedSet<ChannelEnvironment> requesting, SortedSet<ChannelEnvironment> receiving) {
    public Multichannel {
        requesting = Ordered.set(requesting);
        receiving = Ordered.set(receiving);
    }
}
