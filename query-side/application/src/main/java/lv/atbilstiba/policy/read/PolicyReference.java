package lv.atbilstiba.policy.read;

import org.springframework.core.io.ClassPathResource;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An edition of the policy's reference data, part of the product: it changes with a release, never
 * by itself.
 */
final class PolicyReference {
    private static final List<String> THEMES =
            List.of(
                    "roles",
                    "tasks",
                    "conditions",
                    "accessibility",
                    "services",
                    "institutions",
                    "catalogues",
                    "lifecycle",
                    "capabilities",
                    "maturity",
                    "requests",
                    "planning",
                    "sources");

    private final Map<String, PolicyCollection> collections;
    private final Map<String, String> themeOf;

    PolicyReference() {
        var read = new LinkedHashMap<String, PolicyCollection>();
        var themes = new LinkedHashMap<String, String>();
        for (var name : THEMES) {
            for (var collection : theme(name).collections()) {
                if (read.put(collection.code(), collection) != null)
                    throw new IllegalStateException("twice in the policy: " + collection.code());
                themes.put(collection.code(), name);
            }
        }
        collections = Collections.unmodifiableMap(read);
        themeOf = Collections.unmodifiableMap(themes);
    }

    Collection<PolicyCollection> all() {
        return collections.values();
    }

    String themeOf(PolicyCollection collection) {
        return themeOf.getOrDefault(collection.code(), "");
    }

    Optional<PolicyCollection> collection(String code) {
        return Optional.ofNullable(collections.get(code));
    }

    private static Theme theme(String name) {
        try (var in = new ClassPathResource("policy/" + name + ".json").getInputStream()) {
            return JsonMapper.shared().readValue(in, Theme.class);
        } catch (IOException e) {
            throw new UncheckedIOException("policy/" + name + ".json", e);
        } catch (JacksonException e) {
            throw new IllegalStateException("policy/" + name + ".json", e);
        }
    }

    private record Theme(
            String theme, PolicyCollection.Name name, List<PolicyCollection> collections) {
        Theme {
            collections = new ArrayList<>(collections);
        }
    }
}
