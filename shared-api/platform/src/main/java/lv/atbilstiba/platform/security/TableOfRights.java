package lv.atbilstiba.platform.security;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemAdvice;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** All rights, of all sides that are here. What it does not name is denied. */
public final class TableOfRights {
    private final List<Line> lines;

    private record Line(PathPattern pattern, Right right) {}

    /** What the table says of a request. */
    private sealed interface Verdict {
        record Granted() implements Verdict {}

        /** The role may not do this. */
        record NotTheRole() implements Verdict {}

        /** Whoever it is, the register cannot say who: nothing is recorded as hers. */
        record Stranger() implements Verdict {}

        /** The role may, but not with this object: it answers like one that does not exist. */
        record OutOfReach() implements Verdict {}

        /** Nobody declared the path. */
        record Undeclared() implements Verdict {}

        record OtherMethods(List<String> allowed) implements Verdict {}
    }

    public TableOfRights(List<Right> rights) {
        lines =
                rights.stream()
                        .map(right ->
                                new Line(
                                        PathPatternParser.defaultInstance.parse(right.pattern()),
                                        right))
                        .sorted(Comparator.comparing(Line::pattern))
                        .toList();
    }

    /** Whether a mapping of an endpoint has a line of exactly its own form. */
    public boolean declares(HttpMethod method, String pattern) {
        return lines.stream()
                .anyMatch(line ->
                        line.right.method().equals(method) && line.right.pattern().equals(pattern));
    }

    /** The form of a path as the table has it; {@code undeclared} if it has none. */
    String patternOf(HttpMethod method, PathContainer path) {
        var line = find(method, path);
        return line == null ? "undeclared" : line.right.pattern();
    }

    boolean isOpen(HttpMethod method, PathContainer path) {
        var line = find(method, path);
        return line != null && line.right.open();
    }

    /** Why a caller may not do this; empty if she may. */
    public Optional<Problem> denial(HttpMethod method, PathContainer path, Caller caller) {
        return switch (judge(method, path, caller)) {
            case Verdict.Granted _ -> Optional.empty();
            case Verdict.NotTheRole _ ->
                    Optional.of(Problem.of(HttpStatus.FORBIDDEN, "request/forbidden"));
            case Verdict.Stranger _ ->
                    Optional.of(Problem.of(HttpStatus.FORBIDDEN, "request/login-not-linked"));
            case Verdict.OutOfReach _ -> Optional.of(Problem.outOfReach());
            case Verdict.Undeclared _ -> Optional.of(Problem.notFound("request/not-found"));
            case Verdict.OtherMethods(var allowed) ->
                    Optional.of(ProblemAdvice.notAllowed(allowed));
        };
    }

    private Verdict judge(HttpMethod method, PathContainer container, Caller caller) {
        var line = find(method, container);
        if (line == null) {
            var others = methodsOf(container);
            return others.isEmpty() ? new Verdict.Undeclared() : new Verdict.OtherMethods(others);
        }
        if (line.right.open()) return new Verdict.Granted();
        if (!line.right.strangers() && !caller.isKnown()) return new Verdict.Stranger();
        var matched = line.pattern.matchAndExtract(container);
        var variables = matched == null ? Map.<String, String>of() : matched.getUriVariables();
        var hasRole = false;
        for (var grant : line.right.grants()) {
            if (!caller.is(grant.role())) continue;
            hasRole = true;
            if (grant.reach().covers(caller, variables)) return new Verdict.Granted();
        }
        return hasRole ? new Verdict.OutOfReach() : new Verdict.NotTheRole();
    }

    private @Nullable Line find(HttpMethod method, PathContainer path) {
        var asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        for (var line : lines) {
            if (line.right.method().equals(asked) && line.pattern.matches(path)) return line;
        }
        return null;
    }

    private List<String> methodsOf(PathContainer path) {
        var methods = new TreeSet<String>();
        for (var line : lines) {
            if (!line.pattern.matches(path)) continue;
            methods.add(line.right.method().name());
            if (line.right.method().equals(HttpMethod.GET)) methods.add(HttpMethod.HEAD.name());
        }
        return new ArrayList<>(methods);
    }
}
