package lv.atbilstiba.service.write;

import lv.atbilstiba.accessibility.api.AccessibilityRefusal.RuledOutByDeliveryForm;
import lv.atbilstiba.accessibility.api.AllSocialGroups;
import lv.atbilstiba.accessibility.api.Multichannel;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.DeliveryForm;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.SortedSet;

/**
 * At least one of the service's delivery forms makes the option possible, or a justification says
 * how it is possible all the same. Not possible are any channel and any measure for social groups
 * of a d-service, and electronic receipt of an f-service. Source: accessibility.json,
 * notApplicable.
 *
 * @param ruledOut the first option that no form allows; null if there is none
 */
record ADeliveryFormAllowsTheOption(
        AccessibilityKind kind,
        SortedSet<DeliveryForm> forms,
        @Nullable String ruledOut,
        @Nullable String justification)
        implements Invariant {
    static ADeliveryFormAllowsTheOption ofChannels(
            SortedSet<DeliveryForm> forms, Multichannel options, @Nullable String justification) {
        String ruledOut = null;
        for (var channel : options.receiving()) {
            var possible =
                    forms.isEmpty()
                            || forms.contains(DeliveryForm.E)
                            || (forms.contains(DeliveryForm.F) && !channel.electronic());
            if (!possible && ruledOut == null) ruledOut = "receiving/" + channel;
        }
        for (var channel : options.requesting()) {
            if (onlyData(forms) && ruledOut == null) ruledOut = "requesting/" + channel;
        }
        return new ADeliveryFormAllowsTheOption(
                AccessibilityKind.MULTICHANNEL, forms, ruledOut, justification);
    }

    static ADeliveryFormAllowsTheOption ofGroups(
            SortedSet<DeliveryForm> forms,
            AllSocialGroups options,
            @Nullable String justification) {
        var ruledOut =
                onlyData(forms) && !options.measures().isEmpty()
                        ? options.measures().firstKey().toString()
                        : null;
        return new ADeliveryFormAllowsTheOption(
                AccessibilityKind.ALL_SOCIAL_GROUPS, forms, ruledOut, justification);
    }

    private static boolean onlyData(SortedSet<DeliveryForm> forms) {
        return forms.size() == 1 && forms.contains(DeliveryForm.D);
    }

    @Override
    public Optional<Refusal> refusal() {
        return ruledOut == null || justification != null
                ? Optional.empty()
                : Optional.of(new RuledOutByDeliveryForm(kind, forms, ruledOut));
    }
}
