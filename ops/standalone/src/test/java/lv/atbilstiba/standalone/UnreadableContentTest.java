package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import lv.atbilstiba.audit.words.Concerned;
import lv.atbilstiba.audit.words.DomainWords;
import lv.atbilstiba.audit.words.Names;
import lv.atbilstiba.audit.words.Statement;
import lv.atbilstiba.compliance.rules.FindingLedger;
import lv.atbilstiba.compliance.rules.Register;
import lv.atbilstiba.compliance.rules.RuleBook;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.eventstore.UnknownEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Of whatever an event of a known type holds: either its content cannot be read, and it is known
 * for that, or it is folded, told and judged like any other.
 */
class UnreadableContentTest {
    private static final String ACTOR = "{\"actor\":\"client-x\"}";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final EventDecoder decoder = EventDecoder.ofThisRelease();

    @Test
    void the_examples_themselves_are_read() {
        for (var example : EventVariants.examples())
            assertThat(decoder.read(stored(example, 7, ACTOR)).event())
                    .as(example.toString())
                    .isNotInstanceOf(Unreadable.class);
    }

    @Test
    @Timeout(60)
    void every_variant_is_told_to_be_unreadable_or_is_taken_in_by_all() {
        var variants = EventVariants.all();
        assertThat(variants).hasSizeGreaterThan(500);
        int unreadable = 0;
        var wrong = new ArrayList<String>();
        for (var variant : variants) {
            var fact = decoder.read(stored(variant, 100, ACTOR));
            if (fact.event() instanceof Unreadable) unreadable++;
            try {
                tell(fact);
                if (!(fact.event() instanceof Unreadable)) judge(fact);
            } catch (RuntimeException e) {
                wrong.add(variant + ": " + e);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(unreadable).isGreaterThan(200).isLessThan(variants.size());
    }

    @Test
    void nonsense_in_its_provenance_makes_it_unreadable_or_harmless() {
        for (var example : EventVariants.examples())
            for (var metadata : EventVariants.METADATA) {
                var fact = decoder.read(stored(example, 100, metadata));
                try {
                    tell(fact);
                    if (!(fact.event() instanceof Unreadable)) judge(fact);
                } catch (RuntimeException e) {
                    fail(example + " " + metadata, e);
                }
            }
    }

    @Test
    void an_unknown_type_or_a_newer_revision_is_nothing_to_go_on_from() {
        var example = EventVariants.examples().getFirst();
        for (var other :
                List.of(
                        new EventVariants.Variant(
                                example.type() + "Elsewhere", "1", "", example.payload()),
                        new EventVariants.Variant(example.type(), "999", "", example.payload())))
            assertThatThrownBy(() -> decoder.read(stored(other, 1, ACTOR)))
                    .isInstanceOf(UnknownEvent.class);
    }

    private static void tell(Recorded<Object> fact) {
        assertThat(DomainWords.of(fact, Names.NUMBERS).lv()).isNotBlank();
        assertThat(Statement.of(fact.event())).isNotNull();
        assertThat(Concerned.by(fact.event()).own()).isNotBlank();
    }

    /** After its subject was registered, and an institution and a service beside it. */
    private void judge(Recorded<Object> fact) {
        var ledger = new FindingLedger(RuleBook.current(), new Register());
        long position = 0;
        for (var first : List.of("InstitutionRegistered", "ServiceRegistered")) {
            if (fact.event().getClass().getSimpleName().equals(first)) continue;
            var registered = decoder.read(stored(EventVariants.example(first), ++position, ACTOR));
            ledger.apply(registered);
        }
        ledger.apply(fact);
        var another = decoder.read(stored(EventVariants.example("ServiceChanged"), 101, ACTOR));
        ledger.apply(new Recorded<>(102, NOW.plusSeconds(1), another.event(), Provenance.REGISTER));
    }

    private static StoredEvent stored(
            EventVariants.Variant variant, long position, String metadata) {
        return new StoredEvent(
                position,
                "00000000-0000-0000-0000-000000000001",
                "Kind",
                "kind-1",
                0,
                NOW,
                NOW,
                variant.type(),
                variant.revision(),
                JsonMapper.shared().writeValueAsBytes(variant.payload()),
                metadata.getBytes(StandardCharsets.UTF_8));
    }
}
