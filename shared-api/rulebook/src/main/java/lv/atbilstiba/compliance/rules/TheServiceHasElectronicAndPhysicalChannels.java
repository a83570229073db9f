package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.MissingChannel;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.ChannelEnvironment;
import lv.atbilstiba.policy.api.DeliveryForm;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * ACC-01. The result of an f-service can only be received physically; a form beside D and F asks
 * for electronic receipt again. Source: PU2-14, N3-1; accessibility.json, NA_F_SERVICE; at least
 * one of each is inferred.
 */
final class TheServiceHasElectronicAndPhysicalChannels extends AccessibilityRule {
    TheServiceHasElectronicAndPhysicalChannels() {
        super(RuleId.ACC_01, AccessibilityKind.MULTICHANNEL);
    }

    @Override
    List<Reason> breaches(ServiceFacts.Declared declared, ServiceFacts.Identity identity) {
        if (!(declared instanceof ServiceFacts.Declared.Channels(var options))) return List.of();
        var missing = EnumSet.noneOf(MissingChannel.class);
        if (!electronic(options.requesting())) missing.add(MissingChannel.REQUESTING_ELECTRONIC);
        if (!physical(options.requesting())) missing.add(MissingChannel.REQUESTING_PHYSICAL);
        if (!electronic(options.receiving()) && !receivedOnlyPhysically(identity))
            missing.add(MissingChannel.RECEIVING_ELECTRONIC);
        if (!physical(options.receiving())) missing.add(MissingChannel.RECEIVING_PHYSICAL);
        return missing.isEmpty()
                ? List.of()
                : List.of(Reason.of(ReasonCode.CHANNELS_MISSING, "channels", missing));
    }

    private static boolean receivedOnlyPhysically(ServiceFacts.Identity identity) {
        return identity.forms().contains(DeliveryForm.F)
                && !identity.forms().contains(DeliveryForm.E);
    }

    private static boolean electronic(Set<ChannelEnvironment> channels) {
        for (var channel : channels) if (channel.electronic()) return true;
        return false;
    }

    private static boolean physical(Set<ChannelEnvironment> channels) {
        for (var channel : channels) if (!channel.electronic()) return true;
        return false;
    }
}
