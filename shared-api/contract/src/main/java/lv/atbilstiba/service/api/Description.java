package lv.atbilstiba.service.api;

import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Periods;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;

import org.jspecify.annotations.Nullable;

import java.time.Period;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A full service description (pilnais pakalpojuma apraksts): the part that management needs, kept
 * in the register, and the part needed to request and receive the service, which catalogues show.
 * Which fields there are is inferred, in the words of CPSV-AP; {@link #missing()} tells which
 * mandatory ones are not filled.
 */
public record Description(ManagementPart management, RequestReceiptPart requestAndReceipt) {
    public Description {
        Required.that(management, "management");
        Required.that(requestAndReceipt, "requestAndReceipt");
    }

    /** Information needed to manage the service; never shown in a catalogue. */
    public record ManagementPart(
            @Nullable String responsibleUnit,
            @Nullable String legalBasis,
            @Nullable String funding) {
        public ManagementPart {
            responsibleUnit = words(responsibleUnit, "responsibleUnit", 300);
            legalBasis = words(legalBasis, "legalBasis", 1000);
            funding = words(funding, "funding", 300);
        }
    }

    /**
     * Information needed to request and receive the service.
     *
     * @param timeLimit time within which the service is delivered, a century at most
     * @param fee what it costs, in words; "free of charge" where it costs nothing
     * @param texts by language
     */
    public record RequestReceiptPart(
            @Nullable Period timeLimit,
            @Nullable String fee,
            SortedMap<Language, RequestReceiptText> texts) {
        public RequestReceiptPart {
            Required.that(texts, "texts");

            if (timeLimit != null) Periods.bounded(timeLimit, "timeLimit");
            fee = words(fee, "fee", 300);
            texts = Ordered.map(texts);
        }

        /** Languages in which every mandatory text is filled. */
        public Set<Language> filledLanguages() {
            return texts.entrySet().stream()
                    .filter(text -> missing(text.getValue()).isEmpty())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The words of one language. */
    public record RequestReceiptText(
            @Nullable String title,
            @Nullable String summary,
            @Nullable String eligibility,
            @Nullable String procedure,
            @Nullable String documents,
            @Nullable String result,
            @Nullable String contact,
            @Nullable String appeal) {
        public RequestReceiptText {
            title = words(title, "title", 300);
            summary = words(summary, "summary", 4000);
            eligibility = words(eligibility, "eligibility", 2000);
            procedure = words(procedure, "procedure", 4000);
            documents = words(documents, "documents", 2000);
            result = words(result, "result", 1000);
            contact = words(contact, "contact", 500);
            appeal = words(appeal, "appeal", 1000);
        }
    }

    /** The mandatory fields that are not filled; those of the text are asked for in Latvian. */
    public Set<DescriptionField> missing() {
        var missing = EnumSet.noneOf(DescriptionField.class);
        note(missing, DescriptionField.RESPONSIBLE_UNIT, management.responsibleUnit());
        note(missing, DescriptionField.LEGAL_BASIS, management.legalBasis());
        note(missing, DescriptionField.FUNDING, management.funding());
        note(missing, DescriptionField.TIME_LIMIT, requestAndReceipt.timeLimit());
        note(missing, DescriptionField.FEE, requestAndReceipt.fee());
        missing.addAll(missing(requestAndReceipt.texts().get(Language.LATVIAN)));
        return missing;
    }

    /** The mandatory fields of the text that are not filled in its language. */
    private static Set<DescriptionField> missing(@Nullable RequestReceiptText text) {
        var missing = EnumSet.noneOf(DescriptionField.class);
        note(missing, DescriptionField.TITLE, text == null ? null : text.title());
        note(missing, DescriptionField.SUMMARY, text == null ? null : text.summary());
        note(missing, DescriptionField.ELIGIBILITY, text == null ? null : text.eligibility());
        note(missing, DescriptionField.PROCEDURE, text == null ? null : text.procedure());
        note(missing, DescriptionField.RESULT, text == null ? null : text.result());
        note(missing, DescriptionField.CONTACT, text == null ? null : text.contact());
        return missing;
    }

    private static void note(
            Set<DescriptionField> missing, DescriptionField field, @Nullable Object value) {
        if (value == null) missing.add(field);
    }

    private static @Nullable String words(@Nullable String text, String what, int max) {
        return text == null ? null : Words.of(text, what, max);
    }
}
