package lv.atbilstiba.ops.apitest;

import lv.atbilstiba.ops.apitest.Document.Operation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** A good request, done wrong in every way that we know of. */
final class Mutations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Texts that something has stumbled over somewhere. */
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "a\u0000b",
                    "\u200B\u200B",
                    "\u00A0",
                    "\u202Eabc",
                    "\uFEFF",
                    "ḗķ😀",
                    "'; DROP TABLE eventstore.domain_event; --",
                    "${jndi:ldap://x}",
                    "x".repeat(5_000));

    /** What is given for days, instants, numbers and ids. */
    private static final List<String> VALUES =
            List.of(
                    "-1",
                    "99999999999999999999",
                    "2147483648",
                    "1e9",
                    "4711.5",
                    "0000-01-01",
                    "9999-12-31",
                    "1899-12-31",
                    "2201-01-01",
                    "P2147483647Y",
                    "P-1D",
                    "p1d",
                    "+999999999-12-31",
                    "2026-02-30",
                    "01.02.2026",
                    "+300000-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "-999999999-01-01T00:00:00Z",
                    "2026-03-01T25:00:00Z",
                    "1767225600",
                    "AZcAAAAAcACAAAAAAAAAAQ==",
                    "01970000-0000-7000-8000-00000000000",
                    "1-1-1-1-1");

    private static final List<String> CURSORS =
            List.of(
                    "1\u001F2026-01-01T00:00:00Z\u001F\u0000",
                    "999999999999999999\u001F2026-01-01T00:00:00Z\u001F0",
                    "1\u001F+300000-01-01T00:00:00Z\u001Fa\u001Fb\u001F2026-01-01T00:00:00Z",
                    "1\u001F2999-01-01T00:00:00Z\u001Fa\u001Fb\u001F2026-01-01T00:00:00Z",
                    "\u0000\u0001\u0002");

    /**
     * A way of doing it wrong.
     *
     * @param bytes what is sent
     * @param forbidden whether the document says that it is not taken
     * @param unanswered whether a server may leave it without an answer: the request is not whole
     * @param last whether the client says that nothing follows
     */
    record Mutation(
            String name,
            byte[] bytes,
            boolean head,
            boolean forbidden,
            boolean unanswered,
            boolean last) {}

    private final Operation operation;
    private final Call good;
    private final long seed;
    private final List<Mutation> made = new ArrayList<>();

    private Mutations(Operation operation, Call good, long seed) {
        this.operation = operation;
        this.good = good;
        this.seed = seed;
    }

    static List<Mutation> of(Operation operation, Call good, long seed) {
        var all = new Mutations(operation, good, seed);
        all.headers();
        all.methods();
        all.paths();
        all.queries();
        all.framing();
        if (operation.takes() != null) all.mediaTypes();
        if (operation.takesJson()) all.json();
        else all.unaskedBody();
        all.noise();
        return all.made;
    }

    private void add(String name, Call call, boolean forbidden) {
        made.add(
                new Mutation(
                        name, call.bytes(), call.method().equals("HEAD"), forbidden, false, false));
    }

    private void mayBe(String name, Call call) {
        add(name, call, false);
    }

    private void mustNotBe(String name, Call call) {
        add(name, call, true);
    }

    private void broken(String name, byte[] bytes) {
        made.add(new Mutation(name, bytes, false, false, true, true));
    }

    private void headers() {
        for (var accept :
                List.of(
                        "yaml",
                        "null",
                        "application/json;q=2",
                        "text/html",
                        "application/yaml",
                        "*/*;q=0",
                        "application/json, ".repeat(60) + "*/*"))
            mayBe("Accept: " + accept, good.with("Accept", accept));
        mayBe("Accept in two lines", good.and("Accept", "text/html").and("Accept", "*/*"));
        for (var language :
                List.of(Call.utf8("lv-ē"), "*;q=abc", "-", "lv".repeat(2_000), "\u00FF"))
            mayBe("Accept-Language: " + language, good.with("Accept-Language", language));
        mayBe("no token", good.without("Authorization"));
        mayBe("two tokens", good.and("Authorization", "Bearer x"));
        for (var token :
                List.of(
                        "Bearer",
                        "Bearer ",
                        "Bearer x.y.z",
                        "Basic eDp5",
                        Call.utf8("Bearer ē"),
                        "")) mayBe("Authorization: " + token, good.with("Authorization", token));
        mayBe("a token in the query", good.target(joined("access_token=x")));
        for (var name :
                List.of(
                        "X-Request-Id",
                        "X-Correlation-Id",
                        "Idempotency-Key",
                        "On-Behalf-Of",
                        "If-Match",
                        "If-None-Match",
                        "If-Modified-Since",
                        "Wait-For-Position",
                        "Accept-Datetime",
                        "Range",
                        "Cookie",
                        "Origin",
                        "Forwarded",
                        "X-Forwarded-Host",
                        "X-HTTP-Method-Override"))
            for (var value : List.of(Call.utf8("Bērziņš ž"), "x".repeat(1_000), ""))
                mayBe(name + ": " + value, good.with(name, value));
        for (var position : List.of("x", "-1", "99999999999999999999", "1;wait=99999", "1;wait=x"))
            mayBe("Wait-For-Position: " + position, good.with("Wait-For-Position", position));
        for (var tag : List.of("\"77\", , \"78\",", "W/\"1\"", "unquoted", "*, \"1\"", "\""))
            mayBe("If-Match: " + tag, good.with("If-Match", tag));
        for (var day :
                List.of(
                        "yesterday",
                        "Sat, 01 Jan 300000 00:00:00 GMT",
                        "Thu, 01 Jan 0001 00:00:00 GMT"))
            mayBe("Accept-Datetime: " + day, good.with("Accept-Datetime", day));
        mayBe("X-Client with letters of ours", good.with("X-Client", Call.utf8("Bērziņš")));
        mayBe("Expect: tea", good.with("Expect", "tea"));
        mayBe("a header of 20 KB", good.with("X-Long", "x".repeat(20_000)));
        mayBe("300 headers", many());
        mayBe("Content-Encoding: gzip", good.with("Content-Encoding", "gzip"));
        mayBe("Content-Encoding: br", good.with("Content-Encoding", "br"));
        mayBe("another Host", good.with("Host", "evil.example"));
        mayBe("no Host", good.without("Host"));
        mayBe("two Hosts", good.and("Host", "evil.example"));
    }

    private Call many() {
        var call = good;
        for (var i = 0; i < 300; i++) call = call.and("X-" + i, "x");
        return call;
    }

    private void methods() {
        if (operation.reads()) mayBe("HEAD", good.method("HEAD"));
        for (var method : List.of("OPTIONS", "TRACE", "FOO", "get", "PATCH", "CONNECT"))
            mayBe(method, good.method(method));
    }

    private void paths() {
        var path = path();
        var query = good.target().substring(path.length());
        mayBe("a slash at the end", good.target(path + "/" + query));
        mayBe("two slashes", good.target(path.replace("/api/", "/api//") + query));
        mayBe("an encoded letter", good.target(path.replace("/api/", "/%61pi/") + query));
        mayBe("up and down", good.target(path.replace("/api/", "/api/x/../") + query));
        mayBe("up, encoded", good.target(path.replace("/api/", "/api/x/%2e%2e/") + query));
        mayBe("a parameter of the path", good.target(path + ";x=1" + query));
        mayBe("capitals", good.target(path.toUpperCase(java.util.Locale.ROOT) + query));
        mayBe("NUL at the end", good.target(path + "%00" + query));
        mayBe("half an escape", good.target(path + "%zz" + query));
        mayBe("an encoded slash", good.target(path + "%2Fx" + query));
        mayBe("a backslash", good.target(path + "%5Cx" + query));
        mayBe("letters that are not encoded", good.target(Call.utf8(path + "/ē") + query));
        mayBe("a long path", good.target(path + "/" + "x".repeat(10_000) + query));
        mayBe("a longer path", good.target(path + "/" + "x".repeat(60_000) + query));
        var parts = path.split("/", -1);
        var pattern = operation.path().split("/", -1);
        for (var i = 0; i < pattern.length && i < parts.length; i++) {
            if (!pattern[i].startsWith("{")) continue;
            var parameter = operation.in("path").filter(named(pattern[i])).findFirst();
            var given = new ArrayList<>(TEXTS);
            given.addAll(VALUES.subList(0, 4));
            given.addAll(VALUES.subList(VALUES.size() - 3, VALUES.size()));
            given.add("..");
            given.add("x/../y");
            for (var value : given) {
                if (value.isEmpty()) continue;
                var other = parts.clone();
                other[i] = World.encoded(value);
                var wrong =
                        parameter.isPresent()
                                && isForbidden(parameter.get().schema(), value)
                                && !value.contains("/")
                                && !value.equals("..");
                add(
                        "path " + pattern[i] + " = " + shown(value),
                        good.target(String.join("/", other) + query),
                        wrong);
            }
        }
    }

    private static java.util.function.Predicate<Document.Parameter> named(String part) {
        return parameter -> part.contains(parameter.name());
    }

    private void queries() {
        mustNotBe("a query that nobody knows", good.target(joined("unknown=1")));
        for (var query :
                List.of("%zz", "x=%zz", "x=50%", "=x", "&&&", "%00=1", "a%00b", "x=%C3%28"))
            mayBe("query " + query, good.target(joined(query)));
        mayBe("a long query", good.target(joined("x=" + "x".repeat(10_000))));
        mayBe("a query that is not encoded", good.target(joined(Call.utf8("x=ē\"<>"))));
        operation
                .in("query")
                .forEach(parameter -> {
                    var name = parameter.name();
                    mustNotBe(
                            "misspelt " + name,
                            good.target(joined(name.toUpperCase(java.util.Locale.ROOT) + "=1")));
                    var given = new ArrayList<>(TEXTS);
                    given.addAll(VALUES);
                    if (name.equals("cursor")) CURSORS.forEach(text -> given.add(base64(text)));
                    for (var value : given)
                        add(
                                "query " + name + "=" + shown(value),
                                good.target(without(name, name + "=" + World.encoded(value))),
                                isForbidden(parameter.schema(), value));
                    if (parameter.required())
                        mustNotBe("query without " + name, good.target(without(name, "")));
                });
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the schema rules a text out that stands in a path or a query. */
    private boolean isForbidden(JsonNode schema, String text) {
        var type = Samples.type(schema);
        if (type.equals("array")) return false;
        if (type.equals("integer") || type.equals("number") || type.equals("boolean")) {
            try {
                var value = MAPPER.readTree(text);
                return !operation.document().wrong(schema, value).isEmpty();
            } catch (tools.jackson.core.JacksonException noNumber) {
                return true;
            }
        }
        return !operation.document().wrong(schema, JSON.stringNode(text)).isEmpty();
    }

    private void framing() {
        var body = good.body();
        made.add(
                new Mutation(
                        "chunked",
                        good.framed("Transfer-Encoding: chunked\r\n", chunked(body)),
                        false,
                        false,
                        false,
                        true));
        broken(
                "a chunk of no size",
                good.framed("Transfer-Encoding: chunked\r\n", bytes("zz\r\nxx\r\n0\r\n\r\n")));
        broken(
                "a chunk cut short",
                good.framed("Transfer-Encoding: chunked\r\n", bytes("ff\r\n{\"a\"")));
        broken(
                "a negative chunk",
                good.framed("Transfer-Encoding: chunked\r\n", bytes("-1\r\nx\r\n0\r\n\r\n")));
        broken(
                "shorter than said",
                good.framed("Content-Length: " + (body.length + 9) + "\r\n", body));
        broken("a negative length", good.framed("Content-Length: -1\r\n", body));
        broken("a length that is none", good.framed("Content-Length: x\r\n", body));
        broken("two lengths", good.framed("Content-Length: 0\r\nContent-Length: 7\r\n", body));
        broken(
                "length and chunks",
                good.framed("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", chunked(body)));
        broken("an unknown coding", good.framed("Transfer-Encoding: yes\r\n", chunked(body)));
        broken(
                "a folded header",
                good.framed("X-Folded: a\r\n b\r\nContent-Length: " + body.length + "\r\n", body));
        broken(
                "a header without a name",
                good.framed(": x\r\nContent-Length: " + body.length + "\r\n", body));
        broken(
                "a header with a blank",
                good.framed("X Y: x\r\nContent-Length: " + body.length + "\r\n", body));
        var whole = new String(good.bytes(), StandardCharsets.ISO_8859_1);
        broken("HTTP/1.0", latin(whole.replaceFirst("HTTP/1.1", "HTTP/1.0")));
        broken("HTTP/3.7", latin(whole.replaceFirst("HTTP/1.1", "HTTP/3.7")));
        broken("no version", latin(whole.replaceFirst(" HTTP/1.1", "")));
        broken("the whole address", latin(whole.replaceFirst(" /", " http://localhost/")));
        broken("half a request", latin(whole.substring(0, Math.min(60, whole.length()))));
        broken("line ends of one character", latin(whole.replace("\r\n", "\n")));
    }

    private void mediaTypes() {
        for (var type :
                List.of(
                        "application/yaml",
                        "application/xml",
                        "text/xml",
                        "application/cbor",
                        "application/x-jackson-smile",
                        "multipart/form-data",
                        "multipart/form-data; boundary=x",
                        "application/x-www-form-urlencoded",
                        "text/plain",
                        "application/octet-stream",
                        "*/*",
                        "application/*",
                        "json",
                        "application/json/x",
                        ";"))
            add(
                    "Content-Type: " + type,
                    good.with("Content-Type", type),
                    operation.takesJson() && good.body().length > 0);
        mayBe("no Content-Type", good.without("Content-Type"));
        mayBe("two Content-Types", good.and("Content-Type", "application/yaml"));
        mayBe("UTF-16", good.with("Content-Type", "application/json;charset=utf-16"));
        mayBe("no charset", good.with("Content-Type", "application/json;charset=nope"));
        mayBe("windows-1257", good.with("Content-Type", "application/json;charset=windows-1257"));
    }

    private void unaskedBody() {
        var call = good.with("Content-Type", "application/json");
        for (var body :
                List.of("{\"leftOn\":\"2026-12-31\"}", "{", "[]", "\u0000", "x".repeat(3_000_000)))
            mayBe("the body " + shown(body), call.body(body));
    }

    private void json() {
        var whole = new String(good.body(), StandardCharsets.UTF_8);
        for (var body :
                List.of(
                        "null",
                        "[]",
                        "1",
                        "\"x\"",
                        "{",
                        "",
                        " ",
                        "{}}",
                        "{}",
                        "[{}]",
                        "\uFEFF{}",
                        "//x\n{}",
                        "{'a':1}")) add("the body " + shown(body), good.body(body), forbids(body));
        mustNotBe("something behind the body", good.body(whole + "x"));
        mayBe("blanks behind the body", good.body(whole + "\n\n"));
        mustNotBe("a deep body", good.body("[".repeat(20_000)));
        mustNotBe("a body of 3 MB", good.body("{\"x\":\"" + "x".repeat(3_000_000) + "\"}"));
        mustNotBe(
                "half a letter", good.body(new byte[] {'{', '"', (byte) 0xC4, '"', ':', '1', '}'}));
        mayBe("a body in UTF-16", good.body(whole.getBytes(StandardCharsets.UTF_16)));
        JsonNode body;
        try {
            body = MAPPER.readTree(whole);
        } catch (tools.jackson.core.JacksonException none) {
            return;
        }
        if (!(body instanceof ObjectNode object)) return;
        with(object, "unknown", JSON.numberNode(1));
        object.propertyNames().stream()
                .findFirst()
                .ifPresent(name ->
                        mustNotBe(
                                "twice " + name,
                                good.body(
                                        "{\""
                                                + name
                                                + "\":"
                                                + object.path(name)
                                                + ","
                                                + whole.strip().substring(1))));
        var schema = operation.body();
        schema.path("properties")
                .forEachEntry((name, property) ->
                        properties(object, name, operation.document().resolved(property)));
    }

    private void properties(ObjectNode object, String name, JsonNode schema) {
        var fewer = object.deepCopy();
        fewer.remove(name);
        body("without " + name, fewer);
        with(object, name, JSON.nullNode());
        with(object, name, JSON.objectNode());
        with(object, name, JSON.arrayNode());
        with(object, name, JSON.arrayNode().add(JSON.nullNode()));
        with(object, name, JSON.booleanNode(true));
        with(object, name, JSON.numberNode(-1));
        with(object, name, JSON.numberNode(new java.math.BigInteger("99999999999999999999")));
        with(object, name, JSON.numberNode(new java.math.BigDecimal("1.5")));
        with(object, name, JSON.stringNode("NOPE"));
        var most = schema.path("maxLength").asInt(0);
        if (most > 0) {
            with(object, name, JSON.stringNode("ē".repeat(most)));
            with(object, name, JSON.stringNode("ē".repeat(most + 1)));
            with(object, name, JSON.stringNode("😀".repeat(most)));
            with(object, name, JSON.stringNode("😀".repeat(most + 1)));
        }
        var items = JSON.arrayNode();
        var item = object.path(name).path(0);
        for (var i = 0; i <= schema.path("maxItems").asInt(0); i++) items.add(item);
        if (items.size() > 1 && !item.isMissingNode()) with(object, name, items);
        var text = new ArrayList<>(TEXTS);
        if (Samples.type(schema).equals("string")) text.addAll(VALUES);
        for (var one : text) with(object, name, JSON.stringNode(one));
        raw(object, name, "1e400");
        raw(object, name, "\"\\ud800\"");
        raw(object, name, "NaN");
    }

    private void with(ObjectNode object, String name, JsonNode value) {
        var other = object.deepCopy();
        other.set(name, value);
        body(name + " = " + shown(value.toString()), other);
    }

    private void raw(ObjectNode object, String name, String value) {
        var other = object.deepCopy();
        other.put(name, "@@@");
        mayBe(name + " = " + value, good.body(other.toString().replace("\"@@@\"", value)));
    }

    private void body(String name, JsonNode body) {
        add(
                name,
                good.body(body.toString()),
                !operation.document().wrong(operation.body(), body).isEmpty());
    }

    private boolean forbids(String body) {
        var given = body.replace("\uFEFF", ""); // a reader may pass over it (RFC 8259, 8.1)
        if (given.isBlank() || given.equals("null")) return operation.needsBody();
        try {
            return !operation.document().wrong(operation.body(), MAPPER.readTree(given)).isEmpty();
        } catch (tools.jackson.core.JacksonException noJson) {
            return true;
        }
    }

    private void noise() {
        var random = new Random(seed ^ operation.toString().hashCode());
        for (var i = 0; i < 4; i++) {
            var noise = new byte[1 + random.nextInt(200)];
            random.nextBytes(noise);
            if (operation.takes() != null) mayBe("a body of noise " + i, good.body(noise));
            var damaged = good.bytes().clone();
            for (var n = 0; n < 3; n++)
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            broken("a damaged request " + i, damaged);
        }
        var noise = new byte[300];
        random.nextBytes(noise);
        broken("noise", noise);
    }

    private String path() {
        var mark = good.target().indexOf('?');
        return mark < 0 ? good.target() : good.target().substring(0, mark);
    }

    private String joined(String query) {
        return good.target() + (good.target().contains("?") ? "&" : "?") + query;
    }

    /** The target without a parameter, and with another query behind it. */
    private String without(String name, String more) {
        var path = path();
        var kept = new ArrayList<String>();
        if (good.target().length() > path.length())
            for (var part : good.target().substring(path.length() + 1).split("&", -1))
                if (!part.startsWith(name + "=")) kept.add(part);
        if (!more.isEmpty()) kept.add(more);
        return kept.isEmpty() ? path : path + "?" + String.join("&", kept);
    }

    private static byte[] chunked(byte[] body) {
        var text = Integer.toHexString(body.length) + ";ext=1\r\n";
        if (body.length == 0) return bytes("0\r\n\r\n");
        var all = new java.io.ByteArrayOutputStream();
        all.writeBytes(bytes(text));
        all.writeBytes(body);
        all.writeBytes(bytes("\r\n0\r\nX-Trailer: x\r\n\r\n"));
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return bytes(text);
    }

    private static String shown(String text) {
        var shown = text.length() > 40 ? text.substring(0, 40) + "… (" + text.length() + ")" : text;
        return shown.replace("\u0000", "\\0");
    }
}
