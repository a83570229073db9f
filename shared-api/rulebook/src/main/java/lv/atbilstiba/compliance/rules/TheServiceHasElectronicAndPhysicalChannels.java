package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.MissingChannel;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.ChannelEnvironment;
import lv.atbilstiba.policy.api.DeliveryForm;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;

/**
 * ACC-01. The result of an f-service can only be received physically; a form beside D and F asks
 * for electronic receipt again. Who does not say whether the recipient chooses has not said that
 * she does. Source: PU2-14, N3-1; accessibility.json, NA_F_SERVICE; at least one of each is
 * inferred.
 */
final class TheServiceHasElectronicAndPhysicalChannels extends AccessibilityRule {
    TheServiceHasElectronicAndPhysicalChannels() {
        super(RuleId.ACC_01, AccessibilityKind.MULTICHANNEL);
    }

    @Override
    Verdict judge(
            ServiceFacts.Declared declared, ServiceFacts facts, Policy policy, Moment moment) {
        if (!(declared instanceof ServiceFacts.Declared.Channels(var options)))
            return Verdict.COMPLIANT;
        var identity = facts.identity(moment);
        var missing = EnumSet.noneOf(MissingChannel.class);
        if (!electronic(options.requesting())) missing.add(MissingChannel.REQUESTING_ELECTRONIC);
        if (!physical(options.requesting())) missing.add(MissingChannel.REQUESTING_PHYSICAL);
        if (!electronic(options.receiving()) && !receivedOnlyPhysically(identity))
            missing.add(MissingChannel.RECEIVING_ELECTRONIC);
        if (!physical(options.receiving())) missing.add(MissingChannel.RECEIVING_PHYSICAL);
        var breaches = new ArrayList<Reason>();
        if (!missing.isEmpty())
            breaches.add(Reason.of(ReasonCode.CHANNELS_MISSING, "channels", missing));
        var chooses = options.recipientChooses();
        if (chooses != null && !chooses) breaches.add(Reason.of(ReasonCode.NO_CHOICE_OF_CHANNEL));
        if (!breaches.isEmpty()) return Verdict.nonCompliant(breaches);
        return chooses == null
                ? Verdict.notAssessed(ReasonCode.CHOICE_OF_CHANNEL_NOT_RECORDED)
                : Verdict.COMPLIANT;
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
