package lv.atbilstiba.ops.apitest;

import lv.atbilstiba.ops.apitest.Document.Operation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What there is in the register to ask for and to act on; each operation has things of its own. */
final class World {
    /** For which the client portfolio-manager-newcomer acts. */
    static final String INSTITUTION = "00000000104";

    private static final String TERRITORY = "9900000";

    private static final List<String> CLIENTS =
            List.of(
                    "portfolio-manager-newcomer",
                    "state-lead",
                    "auditor",
                    "operations",
                    "service-manager");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final AtomicLong numbers = new AtomicLong(92_000_000_000L);
    private final String ministry = "92000000000";
    private final long first;

    World(int port) {
        this.port = port;
        for (var client : CLIENTS) tokens.put(client, token(port, client));
        first =
                write(
                                "state-lead",
                                "POST",
                                "/api/institutions",
                                """
                                {"registrationNumber": "%s", "name": {"lv": "Parauga ministrija"}, "kind": "MINISTRY"}
                                """
                                        .formatted(ministry))
                        .path("position")
                        .asLong();
        write(
                "state-lead",
                "POST",
                "/api/institutions",
                """
                {"registrationNumber": "%s", "name": {"lv": "Parauga aģentūra"}, "kind": "OTHER"}
                """
                        .formatted(INSTITUTION));
        write(
                "state-lead",
                "PUT",
                "/api/policy/territories/" + TERRITORY,
                """
                {"name": {"lv": "Parauga novads"}, "from": "2026-01-01", "basis": "Paraugs"}
                """);
    }

    /** What one operation acts on. */
    record Things(String person, String service, long position) {}

    Things things() {
        var person =
                id(
                        write(
                                "portfolio-manager-newcomer",
                                "POST",
                                "/api/institutions/" + INSTITUTION + "/staff",
                                "{\"name\": \"Zane Izdomāte\", \"post\": \"Vadītāja\"}"));
        var service =
                id(
                        write(
                                "portfolio-manager-newcomer",
                                "POST",
                                "/api/services",
                                """
                                {"owner": "%s", "name": {"lv": "Vecuma pensija"},
                                 "kind": "PUBLIC_INDIVIDUAL_BENEFIT", "audiences": ["RESIDENT"],
                                 "deliveryForms": ["E", "F"], "complexity": "SIMPLE",
                                 "coreFunction": "Pensiju piešķiršana",
                                 "needs": [{"lv": "Ienākumi vecumdienās"}],
                                 "lifeSituations": ["RETIREMENT"], "stage": "DELIVERY_OR_USE"}
                                """
                                        .formatted(INSTITUTION)));
        var at = "/api/services/" + service;
        change(at + "/providers/" + INSTITUTION, "{\"responsible\": [\"%s\"]}".formatted(person));
        change(at + "/manager", "{\"person\": \"%s\", \"basis\": \"Nr. 1\"}".formatted(person));
        write(
                "portfolio-manager-newcomer",
                "POST",
                at + "/descriptions",
                """
                {"management": {"funding": "Budžets"},
                 "requestAndReceipt": {"timeLimit": "P10D", "texts": {"lv": {"title": "Pensija"}}}}
                """);
        change(at + "/catalogues/LATVIJA_GOV_LV", "{\"version\": 1, \"way\": \"AUTOMATED\"}");
        change(
                at + "/accessibility/cross-border",
                "{\"notApplicable\": {\"justification\": \"Tikai Latvijas pensijām\"}}");
        change(
                at + "/accessibility/territorial/target",
                "{\"territory\": \"%s\", \"basis\": \"Nr. 2\"}".formatted(TERRITORY));
        var last =
                write(
                        "portfolio-manager-newcomer",
                        "POST",
                        at + "/supplementary-information",
                        "{\"form\": \"VIDEO\", \"title\": {\"lv\": \"Kā pieteikties pensijai\"}}");
        return new Things(person, service, last.path("position").asLong());
    }

    private JsonNode change(String path, String body) {
        return write("portfolio-manager-newcomer", "PUT", path, body);
    }

    private JsonNode write(String client, String method, String path, String body) {
        try (var wire = new Wire(port)) {
            var answer = wire.send(call(client, method, path).body(body).bytes(), false, false);
            if (answer.status() / 100 != 2)
                throw new IllegalStateException(
                        method + " " + path + " " + answer.status() + " " + answer.text());
            return JSON.readTree(answer.text());
        }
    }

    private static String id(JsonNode accepted) {
        return accepted.path("id").asString();
    }

    List<String> clients() {
        return CLIENTS;
    }

    /** A call as somebody, as it should be. */
    Call call(String client, String method, String target) {
        var call =
                new Call(method, target, List.of("Host", "localhost:" + port), Call.NOTHING)
                        .and("Authorization", "Bearer " + tokens.get(client));
        if (method.equals("PUT") || method.equals("DELETE")) call = call.and("If-Match", "*");
        return method.equals("GET") || method.equals("DELETE")
                ? call
                : call.and("Content-Type", "application/json");
    }

    /** What stands for a variable of a path; the example of the document for what is not known. */
    String variable(Operation operation, Document.Parameter parameter, Things things) {
        var before =
                operation.path().substring(0, operation.path().indexOf("{" + parameter.name()));
        return switch (parameter.name()) {
            case "rn", "number", "registrationNumber" -> INSTITUTION;
            case "type" -> "service";
            // there is one tile of each level, and it is not full
            case "level" -> "0";
            case "index" -> "000.p/1";
            // what is asked about the log is signed already
            case "position" -> Long.toString(before.contains("audit") ? first : things.position());
            case "id" -> {
                if (before.contains("services") || before.contains("{type}"))
                    yield things.service();
                if (before.contains("staff")) yield things.person();
                yield sample(parameter);
            }
            default -> sample(parameter);
        };
    }

    static String sample(Document.Parameter parameter) {
        switch (parameter.name()) {
            // positions of events that there are, or a span that holds some
            case "from" -> {
                if (!Samples.isInstant(parameter.schema())) return "1";
            }
            case "to", "asOf", "after", "corrects" -> {
                if (!Samples.isInstant(parameter.schema())) return "5";
            }
            default -> {}
        }
        if (!parameter.example().isMissingNode())
            return Samples.whole(parameter.example()).asString();
        return Samples.of(parameter.schema()).asString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A property whose value has to be somebody or something that there is. */
    String known(String property, Things things) {
        return switch (property) {
            case "person", "responsible", "confirmedBy", "staff" -> things.person();
            case "owner", "institution" -> INSTITUTION;
            case "under" -> ministry;
            case "territory" -> TERRITORY;
            case "kinds" -> "CROSS_BORDER";
            case "registrationNumber" -> Long.toString(numbers.incrementAndGet());
            default -> "";
        };
    }

    static String token(int port, String client) {
        var secret =
                Base64.getEncoder()
                        .encodeToString(
                                (client + ":" + client + "-secret")
                                        .getBytes(StandardCharsets.UTF_8));
        try (var wire = new Wire(port)) {
            var call =
                    new Call(
                                    "POST",
                                    "/oauth2/token",
                                    List.of("Host", "localhost:" + port),
                                    Call.NOTHING)
                            .and("Authorization", "Basic " + secret)
                            .and("Content-Type", "application/x-www-form-urlencoded")
                            .body("grant_type=client_credentials");
            var answer = wire.send(call.bytes(), false, false);
            return JSON.readTree(answer.text()).path("access_token").asString();
        }
    }
}
