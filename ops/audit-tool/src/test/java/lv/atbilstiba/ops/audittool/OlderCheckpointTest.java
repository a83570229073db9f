package lv.atbilstiba.ops.audittool;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.history.api.Loss;
import lv.atbilstiba.history.api.event.HistoryEpochOpened;
import lv.atbilstiba.platform.log.KeyHandover;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** What a checkpoint that was kept, or a witness, shows of a log that was signed again since. */
class OlderCheckpointTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(1);
    private static final SomeLog LOG = SomeLog.of(300, RANDOM);
    private static final SecureRandom SECURE = new SecureRandom();

    @Test
    void a_log_that_only_grew_extends_it() {
        assertThat(faults(LOG, LOG.checkpoint(299))).isEmpty();
        assertThat(faults(LOG, LOG.checkpoint(300))).isEmpty();
        assertThat(faults(LOG, LOG.checkpoint(0))).isEmpty();
        assertThat(faults(LOG, null)).isEmpty();
    }

    @Test
    void a_log_with_fewer_entries_was_rolled_back() {
        assertThat(faults(LOG.first(298), LOG.checkpoint(299)))
                .containsExactly(new Fault.RolledBack(299, 298));
    }

    @Test
    void a_log_with_others_was_rewritten_though_its_own_key_signed_it() {
        var anew = LOG.first(200).grown(150, RANDOM);
        assertThat(faults(anew, LOG.checkpoint(299))).containsExactly(new Fault.Rewritten(299));
        assertThat(faults(anew, LOG.checkpoint(200))).as("what was left alone").isEmpty();
    }

    @Test
    void a_checkpoint_of_another_log_or_of_nobody_shows_nothing() {
        var other = LOG.named("other.example/register");
        assertThat(faults(LOG, other.checkpoint(100)))
                .containsExactly(new Fault.OtherLog("other.example/register"));
        var forged = new SignedNote(LOG.checkpoint(100).text(), List.of());
        assertThat(faults(LOG, forged)).containsExactly(new Fault.OtherLog(SomeLog.ORIGIN));
    }

    @Test
    void a_package_that_no_trusted_key_signed_is_none() {
        var stranger = SignerKey.generate(SomeLog.ORIGIN, KeyType.LOG, SECURE).verifier();
        var trust = new Trust(List.of(stranger), List.of(), null);
        assertThat(LOG.packed().verified(trust).faults())
                .containsExactly(new Fault.NotSigned(SomeLog.ORIGIN));
    }

    @Test
    void a_key_that_a_trusted_one_handed_over_to_is_trusted_and_no_other() {
        var next = SignerKey.generate(SomeLog.ORIGIN, KeyType.LOG, SECURE);
        var after = SignerKey.generate(SomeLog.ORIGIN, KeyType.LOG, SECURE);
        var stranger = SignerKey.generate(SomeLog.ORIGIN, KeyType.LOG, SECURE);
        var elsewhere = SignerKey.generate("other.example/register", KeyType.LOG, SECURE);
        var text = LOG.checkpoint(300).text();
        var signed = new SignedNote(text, List.of(after.sign(text, Instant.EPOCH)));
        var file = LOG.packed(signed);
        var trust = SomeLog.trust(LOG.checkpoint(200));
        var toNext = KeyHandover.to(next.verifier(), SomeLog.KEY);
        var toAfter = KeyHandover.to(after.verifier(), next);

        assertThat(file.with(toAfter, toNext).verified(trust).faults()).isEmpty();
        var unsigned = new Fault.NotSigned(SomeLog.ORIGIN);
        assertThat(file.verified(trust).faults()).containsExactly(unsigned);
        assertThat(file.with(toAfter).verified(trust).faults()).containsExactly(unsigned);
        assertThat(file.with(KeyHandover.to(after.verifier(), stranger)).verified(trust).faults())
                .containsExactly(unsigned);
        assertThat(
                        file.with(
                                        KeyHandover.to(elsewhere.verifier(), SomeLog.KEY),
                                        KeyHandover.to(after.verifier(), elsewhere))
                                .verified(trust)
                                .faults())
                .as("by way of another log")
                .containsExactly(unsigned);
    }

    @Test
    void a_witness_that_is_asked_for_has_to_have_cosigned_this_very_checkpoint() {
        var key = SignerKey.generate("witness.example/ministry", KeyType.WITNESS, SECURE);
        var namesake = SignerKey.generate("witness.example/ministry", KeyType.WITNESS, SECURE);
        var checkpoint = LOG.checkpoint(300);
        var at = Instant.parse("2026-03-01T08:00:00Z");

        assertThat(witnessed(checkpoint.with(key.sign(checkpoint.text(), at)), key)).isEmpty();
        var missing = new Fault.NotWitnessed("witness.example/ministry");
        assertThat(witnessed(checkpoint, key)).as("not at all").containsExactly(missing);
        assertThat(witnessed(checkpoint.with(namesake.sign(checkpoint.text(), at)), key))
                .as("by another of the same name")
                .containsExactly(missing);
        var older = LOG.checkpoint(299).text();
        assertThat(witnessed(checkpoint.with(key.sign(older, at)), key))
                .as("of another checkpoint")
                .containsExactly(missing);
    }

    @Test
    void what_was_left_when_an_epoch_was_opened_fits_and_what_was_lost_is_told() {
        var now = opened(Loss.Kind.BEHIND);
        assertThat(faults(now, LOG.checkpoint(250))).isEmpty();
        assertThat(faults(now, LOG.checkpoint(100))).isEmpty();
        assertThat(faults(now, LOG.checkpoint(251)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Fault.LostSince.class,
                        it -> {
                            assertThat(it.was()).isEqualTo(251);
                            assertThat(it.kept()).isEqualTo(250);
                            assertThat(it.epoch()).isEqualTo(2);
                            assertThat(it.reason()).isEqualTo("Diska bojājums");
                        });
        var verdict = now.packed().verified(SomeLog.trust(null));
        assertThat(verdict.epochs()).hasSize(1);
    }

    @Test
    void what_was_left_has_to_be_what_it_was_unless_that_too_is_declared() {
        var anew = LOG.first(200).grown(50, RANDOM);
        assertThat(faults(open(anew, Loss.Kind.BEHIND), LOG.checkpoint(230)))
                .containsExactly(new Fault.Rewritten(230));
        assertThat(faults(open(anew, Loss.Kind.BESIDE), LOG.checkpoint(230)))
                .singleElement()
                .isInstanceOf(Fault.RewrittenAndDeclared.class);
    }

    @Test
    void an_epoch_that_no_event_declares_is_a_fault() {
        var renamed = LOG.first(250).named(SomeLog.ORIGIN + "/epoch-2");
        assertThat(faults(renamed, LOG.checkpoint(100)))
                .containsExactly(
                        new Fault.UndeclaredEpoch(SomeLog.ORIGIN, SomeLog.ORIGIN + "/epoch-2"));
    }

    @Test
    void a_log_that_went_back_to_an_earlier_epoch_was_rolled_back() {
        var now = opened(Loss.Kind.BEHIND);
        assertThat(faults(LOG.first(250), now.checkpoint(now.size())))
                .containsExactly(new Fault.RolledBack(now.size(), 250));
    }

    private static SomeLog opened(Loss.Kind kind) {
        return open(LOG.first(250), kind);
    }

    private static SomeLog open(SomeLog left, Loss.Kind kind) {
        var loss = new Loss(kind, 300, 900, left.size(), 700, null);
        return left.opening(new HistoryEpochOpened(2, loss, "Diska bojājums"), 1_000_000_000L)
                .grown(20, RANDOM);
    }

    private static List<Fault> faults(
            SomeLog log, @org.jspecify.annotations.Nullable SignedNote older) {
        return log.packed().verified(SomeLog.trust(older)).faults();
    }

    private static List<Fault> witnessed(SignedNote checkpoint, SignerKey witness) {
        var keys = List.<VerifierKey>of(SomeLog.KEY.verifier());
        return LOG.packed(checkpoint)
                .verified(new Trust(keys, List.of(witness.verifier()), null))
                .faults();
    }
}
