package lv.atbilstiba.ops.demo;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A service of {@code demo/services.yml}: the truth of it. What the register gets to hear, and
 * when, is the story's business.
 */
record OfferedService(
        String key,
        Player owner,
        Map<String, String> name,
        String kind,
        List<String> audiences,
        List<String> forms,
        String coreFunction,
        Map<String, String> need,
        List<String> lifeSituations,
        String unit,
        String law,
        String fee,
        int days,
        String summary,
        String eligibility,
        String result,
        String english) {

    static Map<String, OfferedService> all() {
        try (var in = OfferedService.class.getResourceAsStream("/demo/services.yml")) {
            if (in == null) throw new IllegalStateException("demo/services.yml is missing");
            var services = new LinkedHashMap<String, OfferedService>();
            List<Map<String, Object>> entries = new Yaml().load(in);
            for (var entry : entries) {
                var service = of(new Entry(entry));
                if (services.put(service.key(), service) != null)
                    throw new IllegalStateException(service.key() + " is there twice");
            }
            return services;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OfferedService of(Entry entry) {
        return new OfferedService(
                entry.text("key"),
                Player.valueOf(entry.text("owner").toUpperCase(Locale.ROOT)),
                entry.texts("name"),
                entry.text("kind", "PUBLIC_INDIVIDUAL_BENEFIT"),
                entry.list("audiences"),
                entry.list("forms"),
                entry.text("function"),
                entry.texts("need"),
                entry.list("situations"),
                entry.text("unit"),
                entry.text("law"),
                entry.text("fee", "Bez maksas"),
                Integer.parseInt(entry.text("days")),
                entry.text("summary"),
                entry.text("eligibility"),
                entry.text("result"),
                entry.text("english"));
    }

    boolean interInstitutional() {
        return kind.startsWith("INTER_INSTITUTIONAL");
    }

    boolean dataOnly() {
        return forms.equals(List.of("D"));
    }

    /** The catalogues in which it must be. */
    List<String> catalogues() {
        var catalogues = new ArrayList<String>();
        if (interInstitutional()) catalogues.add("VIRSIS_GOV_LV");
        if (audiences.contains("RESIDENT")) catalogues.add("LATVIJA_GOV_LV");
        if (audiences.contains("ENTREPRENEUR")) catalogues.add("BUSINESS_GOV_LV");
        return catalogues;
    }

    /** One entry of the file, as the parser gives it. */
    private record Entry(Map<String, Object> values) {
        String text(String name) {
            return value(name).toString();
        }

        String text(String name, String otherwise) {
            return values.containsKey(name) ? text(name) : otherwise;
        }

        List<String> list(String name) {
            return ((List<?>) value(name)).stream().map(Object::toString).toList();
        }

        private Object value(String name) {
            var value = values.get(name);
            if (value == null) throw new IllegalStateException(name + " is missing in " + values);
            return value;
        }

        Map<String, String> texts(String name) {
            var texts = new LinkedHashMap<String, String>();
            ((Map<?, ?>) value(name))
                    .forEach((language, text) -> texts.put(language.toString(), text.toString()));
            return texts;
        }
    }
}
