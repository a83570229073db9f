package lv.atbilstiba.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.platform.tlog.EntryBundle;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.Description.ManagementPart;
import lv.atbilstiba.service.api.Description.RequestReceiptPart;
import lv.atbilstiba.service.api.Description.RequestReceiptText;
import lv.atbilstiba.service.api.Language;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.DescriptionRegistered;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** An event fits into an entry of the log (C2SP tlog-tiles), or is not recorded. */
class EntryTooLongTest {
    private static final ServiceId SERVICE =
            new ServiceId(UUID.fromString("01930000-0000-7000-8000-000000000001"));

    @Test
    void the_longest_event_fills_its_entry_and_one_byte_more_is_refused() {
        var longest = 1;
        while (fits(withSummary(longest + 1))) longest++;
        var refused = withSummary(longest + 1);

        assertThat(entry(withSummary(longest)).length).isEqualTo(EntryBundle.LONGEST_ENTRY);
        assertThatThrownBy(() -> NewEvent.of(refused))
                .isInstanceOfSatisfying(
                        EntryTooLong.class,
                        it -> {
                            assertThat(it.length()).isEqualTo(EntryBundle.LONGEST_ENTRY + 1);
                            assertThat(it.most()).isEqualTo(65_535);
                        });
    }

    @Test
    void a_description_fits_with_every_field_at_its_longest() {
        assertThatCode(() -> NewEvent.of(registered(full("lv", "ā")))).doesNotThrowAnyException();
        // letters of three bytes each
        assertThatCode(() -> NewEvent.of(registered(full("el", "ἀ")))).doesNotThrowAnyException();
        // in three languages, of Latvian with its letters and line breaks
        assertThatCode(() ->
                        NewEvent.of(
                                registered(
                                        full("lv", "Iesniegumu var iesniegt elektroniski.\n"),
                                        full("en", "x"),
                                        full("ru", "ж"))))
                .doesNotThrowAnyException();
        // what no longer fits is four of them
        assertThatThrownBy(() ->
                        NewEvent.of(
                                registered(
                                        full("lv", "Iesniegumu var iesniegt elektroniski.\n"),
                                        full("de", "x"),
                                        full("en", "x"),
                                        full("ru", "ж"))))
                .isInstanceOf(EntryTooLong.class);
    }

    private record Words(String language, RequestReceiptText text) {}

    private static Words full(String language, String words) {
        return new Words(
                language,
                new RequestReceiptText(
                        longest(words, 300),
                        longest(words, 4000),
                        longest(words, 2000),
                        longest(words, 4000),
                        longest(words, 2000),
                        longest(words, 1000),
                        longest(words, 500),
                        longest(words, 1000)));
    }

    private static String longest(String words, int most) {
        return words.repeat(most).substring(0, most - 1) + "x";
    }

    private static EventMessage<?> withSummary(int length) {
        var summary =
                new RequestReceiptText(
                        null, "x".repeat(length), null, null, null, null, null, null);
        return registered(
                full("de", "x"),
                full("en", "x"),
                full("fr", "x"),
                full("pl", "x"),
                new Words("lv", summary));
    }

    private static EventMessage<?> registered(Words... texts) {
        var byLanguage = new TreeMap<Language, RequestReceiptText>();
        for (var it : List.of(texts)) byLanguage.put(new Language(it.language()), it.text());
        var description =
                new Description(
                        new ManagementPart(
                                longest("ā", 300), longest("ā", 1000), longest("ā", 300)),
                        new RequestReceiptPart(Period.ofDays(10), longest("ā", 300), byLanguage));
        return new GenericDomainEventMessage<>(
                        "Service",
                        SERVICE.toString(),
                        3,
                        new DescriptionRegistered(
                                SERVICE, 1, description, LocalDate.of(2026, 1, 1)))
                .withMetaData(EventMetadata.of(Provenance.REGISTER));
    }

    private static boolean fits(EventMessage<?> event) {
        try {
            NewEvent.of(event);
            return true;
        } catch (EntryTooLong e) {
            return false;
        }
    }

    private static byte[] entry(EventMessage<?> message) {
        var event = NewEvent.of(message);
        return EventEnvelope.of(
                new StoredEvent(
                        Long.MAX_VALUE,
                        event.id().toString(),
                        event.aggregateType(),
                        event.aggregate(),
                        event.sequence(),
                        event.writtenAt(),
                        Instant.EPOCH,
                        event.type(),
                        event.revision(),
                        event.payload(),
                        event.metadata()));
    }
}
