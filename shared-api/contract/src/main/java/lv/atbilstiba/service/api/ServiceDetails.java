package lv.atbilstiba.service.api;

import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.ServiceKind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedSet;

/**
 * What a service is. What the institution has not settled yet may be left out: SERV-01 to SERV-03
 * tell.
 *
 * @param nationalCode its code in the state single register, if it has one
 * @param sourceId the institution's own id for it
 * @param audiences empty while not settled; otherwise each fits the kind
 * @param deliveryForms empty while not settled
 * @param coreFunction the core function (pamatdarbības funkcija) of the institution that it follows
 *     from
 * @param needs the needs it meets; for general benefit a need of society
 * @param lifeSituations the life situations it belongs to
 */
public record ServiceDetails(
        LocalizedText name,
        @Nullable String nationalCode,
        @Nullable String sourceId,
        @Nullable ServiceKind kind,
        SortedSet<Audience> audiences,
        SortedSet<DeliveryForm> deliveryForms,
        @Nullable Complexity complexity,
        @Nullable String coreFunction,
        List<LocalizedText> needs,
        SortedSet<LifeSituationCode> lifeSituations) {
    public ServiceDetails {
        Required.that(name, "name");
        Required.that(audiences, "audiences");
        Required.that(deliveryForms, "deliveryForms");
        Required.that(needs, "needs");
        Required.that(lifeSituations, "lifeSituations");

        nationalCode = Words.orNull(nationalCode, "nationalCode", 40);
        sourceId = Words.orNull(sourceId, "sourceId", 80);
        coreFunction = Words.orNull(coreFunction, "coreFunction", 500);
        audiences = Ordered.set(audiences);
        deliveryForms = Ordered.set(deliveryForms);
        needs = List.copyOf(needs);
        lifeSituations = Ordered.set(lifeSituations);
    }
}
