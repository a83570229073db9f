package lv.atbilstiba.platform.projection;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Caller;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
class RebuildProjectionEndpoint {
    private static final String REBUILDS = "/api/operations/projections/{view}/rebuilds";

    private final ProjectionEngine engine;

    RebuildProjectionEndpoint(ProjectionEngine engine) {
        this.engine = engine;
    }

    record Begun(List<Rebuild> items) {}

    @PostMapping(REBUILDS)
    ResponseEntity<Begun> begin(@PathVariable String view, Caller caller) throws SQLException {
        var projections =
                view.equals("all")
                        ? engine.workers().stream()
                                .map(Worker::projection)
                                .filter(p -> !p.tables().isEmpty())
                                .toList()
                        : List.of(projection(view));
        try {
            var begun = engine.rebuilds().begin(projections, caller.actor());
            var at = "/api/operations/projections/" + view + "/rebuilds";
            if (begun.size() == 1) at += "/" + begun.getFirst().id();
            return ResponseEntity.accepted().location(URI.create(at)).body(new Begun(begun));
        } catch (Rebuilds.AlreadyRunning e) {
            throw new ProblemException(
                    Problem.conflict("projection/rebuild-under-way").with("projection", view));
        }
    }

    @GetMapping(REBUILDS)
    Begun list(@PathVariable String view) throws SQLException {
        return new Begun(engine.rebuilds().of(projection(view).name()));
    }

    @GetMapping(REBUILDS + "/{id}")
    Rebuild one(@PathVariable String view, @PathVariable UUID id) throws SQLException {
        return engine.rebuilds()
                .find(projection(view).name(), id)
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("projection/unknown-rebuild")));
    }

    private Projection projection(String view) {
        return engine.workers().stream()
                .map(Worker::projection)
                .filter(p -> p.name().value().equals(view) && !p.tables().isEmpty())
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(Problem.notFound("projection/unknown-projection")));
    }
}
