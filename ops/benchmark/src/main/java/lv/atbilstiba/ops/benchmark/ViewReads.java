package lv.atbilstiba.ops.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How long the large questions take: the state as a whole, lists, and both as of the past. */
final class ViewReads {
    private static final int WARM_UP = 2;
    private static final int TIMES = 9;

    private final Register register;
    private final Results results;

    ViewReads(Register register, Results results) {
        this.register = register;
        this.results = results;
    }

    /**
     * What is asked as of an instant is looked up as of its position, so that is not told apart.
     *
     * @param position somewhere in the middle of the history
     * @param service that has a long history
     * @param institution that owns services
     */
    void measure(long position, String service, String institution) throws Exception {
        var due = Instant.now().plus(Duration.ofDays(30)).toString();
        var questions = new LinkedHashMap<String, String>();
        questions.put("state", "/api/compliance/state");
        questions.put("state, as of a position", "/api/compliance/state?asOf=" + position);
        questions.put("institution", "/api/compliance/institutions/" + institution);
        questions.put(
                "institution, as of a position",
                "/api/compliance/institutions/" + institution + "?asOf=" + position);
        questions.put("service", "/api/compliance/services/" + service);
        questions.put(
                "service, as of a position",
                "/api/compliance/services/" + service + "?asOf=" + position);
        questions.put(
                "service, history of findings", "/api/compliance/services/" + service + "/history");
        questions.put("findings, first page", "/api/compliance/findings");
        questions.put("findings, not compliant", "/api/compliance/findings?status=NON_COMPLIANT");
        questions.put("findings of a rule", "/api/compliance/findings?rule=CAT-06");
        questions.put("findings overdue", "/api/compliance/findings?overdue=true");
        questions.put("findings due in 30 days", "/api/compliance/findings?due=" + due);
        questions.put(
                "findings, not compliant, as of a position",
                "/api/compliance/findings?status=NON_COMPLIANT&asOf=" + position);
        questions.put(
                "changes of findings since a position", "/api/compliance/changes?from=" + position);
        questions.put(
                "changes of an institution's findings since a position",
                "/api/compliance/changes?from=" + position + "&institution=" + institution);
        questions.put("services, first page", "/api/services");
        questions.put("audit, first events", "/api/audit/events");
        for (var question : questions.entrySet()) measure(question);
    }

    private void measure(Map.Entry<String, String> question) throws Exception {
        var millis = new double[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            long begun = System.nanoTime();
            register.get("auditor", question.getValue());
            if (i >= 0) millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        results.add(
                "GET " + question.getKey(),
                String.format(
                        Locale.ROOT,
                        "%.0f ms (%.0f to %.0f)",
                        millis[TIMES / 2],
                        millis[0],
                        millis[TIMES - 1]),
                "",
                "<= 100 ms");
    }
}
