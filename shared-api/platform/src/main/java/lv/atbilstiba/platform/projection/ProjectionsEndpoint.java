package lv.atbilstiba.platform.projection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;

/** Where the projections of this process stand. */
@RestController
@Tag(name = "Operations")
class ProjectionsEndpoint {
    private final ProjectionEngine engine;
    private final Views views;

    ProjectionsEndpoint(ProjectionEngine engine, Views views) {
        this.engine = engine;
        this.views = views;
    }

    record Standings(List<Standing> items) {}

    /**
     * @param here whether this process keeps it
     * @param lagSeconds age of the oldest event that it has not taken in, whichever process keeps
     *     it
     */
    record Standing(
            String projection,
            int version,
            long position,
            Instant logTime,
            boolean here,
            double lagSeconds,
            @Nullable String stoppedBecause) {}

    @GetMapping("/api/operations/projections")
    @Operation(
            summary = "Where the projections stand",
            description =
                    "Views, lookups and automations: the position that each has come to, how far it"
                            + " lags behind, and why it is stopped, if it is.")
    Standings standings() {
        return new Standings(engine.workers().stream().map(this::standing).toList());
    }

    private Standing standing(Worker worker) {
        var projection = worker.projection();
        var position = views.position(projection.name());
        return new Standing(
                projection.name().value(),
                projection.version(),
                position.position(),
                position.logTime(),
                worker.following(),
                worker.lagSeconds(),
                worker.stoppedBecause());
    }
}
