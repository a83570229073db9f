package lv.atbilstiba.platform.read;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.budget.Costly;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Of each read somebody has said whether it gives history: a new one fails here until somebody has.
 */
class HistoryGivenTest {
    /**
     * What holds now or held then, of one thing or many; proofs and hashes; what the policy says.
     */
    private static final Set<String> NO_HISTORY =
            Set.of(
                    "/api/audit/events/{position}/proof",
                    "/api/audit/log/access",
                    "/api/audit/log/checkpoint",
                    "/api/audit/log/checkpoints",
                    "/api/audit/log/consistency",
                    "/api/audit/log/epochs/{epoch}",
                    "/api/audit/log/epochs/{epoch}/checkpoint",
                    "/api/audit/log/epochs/{epoch}/checkpoints",
                    "/api/audit/log/epochs/{epoch}/tile/{level}/{*index}",
                    "/api/audit/log/history",
                    "/api/audit/log/keys",
                    "/api/audit/log/tile/{level}/{*index}",
                    "/api/audit/replays",
                    "/api/audit/replays/{id}",
                    "/api/audit/witness/keys",
                    "/api/catalogue/services",
                    "/api/catalogue/services/{id}",
                    "/api/compliance/institutions/{rn}",
                    "/api/compliance/municipalities/{rn}",
                    "/api/compliance/rules",
                    "/api/compliance/sectors/{rn}",
                    "/api/compliance/services/{id}",
                    "/api/compliance/state",
                    "/api/institutions",
                    "/api/institutions/{registrationNumber}",
                    "/api/institutions/{registrationNumber}/staff",
                    "/api/policy",
                    "/api/policy/parameters",
                    "/api/policy/territories",
                    "/api/policy/{collection}",
                    "/api/policy/{collection}/{code}",
                    "/api/services",
                    "/api/services/{id}",
                    "/api/staff",
                    "/api/staff/{id}");

    /** They record it themselves, because nothing is to be recorded of an empty page. */
    private static final Set<String> BY_THEMSELVES =
            Set.of("/api/audit/events", "/api/audit/package");

    @Test
    void each_read_is_known_to_give_history_or_none() throws ClassNotFoundException {
        var marked = new TreeSet<String>();
        var unmarked = new TreeSet<String>();
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        for (var found : scan.findCandidateComponents("lv.atbilstiba")) {
            for (var method : Class.forName(found.getBeanClassName()).getDeclaredMethods()) {
                var mapping = method.getAnnotation(GetMapping.class);
                if (mapping == null) continue;
                var given = method.isAnnotationPresent(HistoryGiven.class);
                Arrays.stream(mapping.value())
                        .filter(it -> it.startsWith("/api/"))
                        .filter(it -> !it.startsWith("/api/operations/"))
                        .forEach((given ? marked : unmarked)::add);
            }
        }
        unmarked.removeAll(BY_THEMSELVES);
        assertThat(unmarked).isEqualTo(new TreeSet<>(NO_HISTORY));
        assertThat(marked)
                .containsExactly(
                        "/api/audit/changes",
                        "/api/audit/log/tile/entries/{*index}",
                        "/api/audit/subjects/{type}/{id}/history",
                        "/api/compliance/changes",
                        "/api/compliance/findings",
                        "/api/compliance/institutions/{rn}/history",
                        "/api/compliance/services/{id}/history");
    }

    /** The others are pages of a view, which cost what they show. */
    @Test
    void what_is_read_from_its_beginning_waits_for_its_turn() throws ClassNotFoundException {
        var costly = new TreeMap<String, Costly.Kind>();
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        for (var found : scan.findCandidateComponents("lv.atbilstiba")) {
            for (var method : Class.forName(found.getBeanClassName()).getDeclaredMethods()) {
                var mapping = method.getAnnotation(GetMapping.class);
                var turn = method.getAnnotation(Costly.class);
                if (mapping != null
                        && turn != null
                        && method.isAnnotationPresent(HistoryGiven.class))
                    costly.put(mapping.value()[0], turn.value());
            }
        }
        assertThat(costly)
                .containsExactly(
                        Map.entry("/api/audit/changes", Costly.Kind.HISTORY),
                        Map.entry("/api/audit/subjects/{type}/{id}/history", Costly.Kind.HISTORY),
                        Map.entry("/api/compliance/changes", Costly.Kind.JUDGING_ANEW));
    }
}
