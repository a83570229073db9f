package lv.atbilstiba.service.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.Description.ManagementPart;
import lv.atbilstiba.service.api.Description.RequestReceiptPart;
import lv.atbilstiba.service.api.ServiceRefusal.DescriptionPartMissing;

import java.util.Optional;
import java.util.TreeMap;

/**
 * A full description is the management part and the request-and-receipt part; a part with nothing
 * in it is missing. Single fields may still be empty: DESC-02 tells. Source: PU2-7.
 */
record ADescriptionHasBothParts(Description description) implements Invariant {
    static final ManagementPart NO_MANAGEMENT = new ManagementPart(null, null, null);
    static final RequestReceiptPart NO_REQUEST_AND_RECEIPT =
            new RequestReceiptPart(null, null, new TreeMap<>());

    @Override
    public Optional<Refusal> refusal() {
        if (description.management().equals(NO_MANAGEMENT))
            return Optional.of(new DescriptionPartMissing("management"));
        if (description.requestAndReceipt().equals(NO_REQUEST_AND_RECEIPT))
            return Optional.of(new DescriptionPartMissing("requestAndReceipt"));
        return Optional.empty();
    }
}
