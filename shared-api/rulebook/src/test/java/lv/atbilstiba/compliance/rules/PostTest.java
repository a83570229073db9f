package lv.atbilstiba.compliance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.kernel.Standing;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/** Who holds a post, whatever was mended. */
class PostTest {
    private static final StaffId ANNA = SomeFacts.ANNA;
    private static final StaffId BERTA = SomeFacts.BERTA;

    @Test
    void who_was_appointed_in_the_place_of_another_is_released_with_her() {
        var post =
                Post.NEVER_FILLED
                        .appointed(10, null, day(10), ANNA)
                        .released(20, null, day(20), ANNA)
                        .appointed(30, 10L, day(10), BERTA);

        assertThat(post.holdersOn(day(15))).containsExactly(BERTA);
        assertThat(post.holdersOn(day(20))).isEmpty();
    }

    @Test
    void a_correction_of_a_correction_mends_the_same_appointment() {
        var post =
                Post.NEVER_FILLED
                        .appointed(10, null, day(10), ANNA)
                        .appointed(20, 10L, day(11), ANNA)
                        .appointed(30, 10L, day(12), BERTA)
                        .appointed(40, 20L, day(13), BERTA);

        assertThat(post.tenures()).containsExactly(new Post.Tenure(BERTA, day(13), null, 40, null));
    }

    @Test
    void of_several_the_one_who_is_named_is_released() {
        var post =
                Post.NEVER_FILLED
                        .appointed(10, null, day(10), ANNA)
                        .appointed(20, null, day(11), BERTA)
                        .released(30, null, day(12), ANNA);

        assertThat(post.holdersOn(day(12))).containsExactly(BERTA);
    }

    @Test
    void a_release_is_moved_in_both_directions() {
        var released =
                Post.NEVER_FILLED
                        .appointed(10, null, day(10), ANNA)
                        .released(20, null, day(20), ANNA);

        assertThat(released.released(30, 20L, day(25), ANNA).holdersOn(day(24)))
                .containsExactly(ANNA);
        assertThat(released.released(30, 20L, day(15), ANNA).holdersOn(day(15))).isEmpty();
    }

    /** What is folded fact by fact, what is folded from what stands, and the rules agree. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void rules_and_standing_facts_agree_on_who_holds_it(long seed) {
        for (int round = 0; round < 25; round++) {
            var log = RandomHistory.of(seed * 1000 + round, 60);
            var register = new Register();
            for (var recorded : log) register.apply(recorded);
            var facts = register.facts(SomeFacts.SERVICE).orElseThrow();
            if (facts.annulled()) continue;
            var standing = standing(log);
            for (var day = LocalDate.parse("2025-01-01");
                    day.isBefore(LocalDate.parse("2029-01-01"));
                    day = day.plusDays(9)) {
                assertThat(holders(facts, day)).isEqualTo(standing.holdersOn(day));
            }
        }
    }

    private static SortedSet<StaffId> holders(ServiceFacts facts, LocalDate day) {
        return facts.managers().holders(Moment.at(RigaCalendar.startOf(day)));
    }

    private static Post standing(List<Recorded<?>> log) {
        var own =
                log.stream()
                        .filter(recorded ->
                                recorded.event() instanceof ServiceManagerAppointed
                                        || recorded.event() instanceof ServiceManagerReleased)
                        .map(PostTest::known)
                        .toList();
        var post = Post.NEVER_FILLED;
        for (var recorded : Standing.of(own)) {
            post =
                    switch (recorded.event()) {
                        case ServiceManagerAppointed it ->
                                post.appointed(
                                        recorded.position(), null, it.effectiveOn(), it.person());
                        case ServiceManagerReleased it ->
                                post.released(
                                        recorded.position(), null, it.effectiveOn(), it.person());
                        default -> throw new AssertionError(recorded);
                    };
        }
        return post;
    }

    private static Recorded<Object> known(Recorded<?> recorded) {
        return new Recorded<>(
                recorded.position(),
                recorded.recordedAt(),
                recorded.event(),
                recorded.provenance());
    }

    private static LocalDate day(int ofJanuary) {
        return LocalDate.of(2026, 1, ofJanuary);
    }
}
