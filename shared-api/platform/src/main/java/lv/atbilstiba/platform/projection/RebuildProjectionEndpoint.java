package lv.atbilstiba.platform.projection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.SecurityLog;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Makes a view anew from the log, beside the one that is read meanwhile; {@code all} makes every
 * view of this process anew in one pass.
 */
@RestController
@Tag(name = "Operations")
class RebuildProjectionEndpoint {
    private static final String REBUILDS = "/api/operations/projections/{view}/rebuilds";

    private final ProjectionEngine engine;

    private final SecurityLog security;

    RebuildProjectionEndpoint(ProjectionEngine engine, SecurityLog security) {
        this.engine = engine;
        this.security = security;
    }

    record Begun(List<Rebuild> items) {}

    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping(REBUILDS)
    @Operation(
            summary = "Make a view anew from the history",
            description =
                    "A new table set is filled beside the one that is read meanwhile, and takes its"
                            + " place when it has come to the live position. The old one is kept"
                            + " for a day. With all as the view: every view of this process, in one"
                            + " pass.")
    ResponseEntity<Begun> begin(
            @Parameter(example = "service.list") @PathVariable String view,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request)
            throws SQLException {
        try {
            var begun = engine.rebuilds().begin(projections(view), caller.actor());
            security.tell(
                    SecurityLog.Event.REBUILD_BEGUN,
                    caller,
                    request,
                    "views",
                    Integer.toString(begun.size()),
                    "first",
                    begun.getFirst().projection());
            var at = "/api/operations/projections/" + view + "/rebuilds";
            if (begun.size() == 1) at += "/" + begun.getFirst().id();
            return ResponseEntity.accepted().location(URI.create(at)).body(new Begun(begun));
        } catch (Rebuilds.AlreadyRunning e) {
            throw new ProblemException(
                    Problem.conflict("projection/rebuild-under-way").with("projection", view));
        }
    }

    @GetMapping(REBUILDS)
    @Operation(
            summary = "Rebuilds of a view, newest first",
            description =
                    "Each with how far it is (position) and how far it was to go when it began"
                            + " (target). With all as the view: those of every view here.")
    Begun list(@Parameter(example = "all") @PathVariable String view) throws SQLException {
        return new Begun(engine.rebuilds().of(projections(view)));
    }

    @GetMapping(REBUILDS + "/{id}")
    @Operation(
            summary = "One rebuild",
            description = "How far it is, or how it ended: DONE, or FAILED with its cause.")
    Rebuild one(
            @Parameter(example = "service.list") @PathVariable String view, @PathVariable UUID id)
            throws SQLException {
        return engine.rebuilds()
                .find(projections(view), id)
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("projection/unknown-rebuild")));
    }

    /** The view of that name; all that have tables, if it is {@code all}. */
    private List<Projection> projections(String view) {
        var found =
                engine.views().stream()
                        .filter(p -> view.equals("all") || p.name().value().equals(view))
                        .toList();
        if (found.isEmpty())
            throw new ProblemException(Problem.notFound("projection/unknown-projection"));
        return found;
    }
}
