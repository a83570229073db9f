package lv.atbilstiba.platform.projection;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while a projection of this process cannot go on, or nobody keeps it; says which, and where
 * it stands.
 */
final class ProjectionsHealth implements HealthIndicator {
    private final ProjectionEngine engine;

    ProjectionsHealth(ProjectionEngine engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var worker : engine.workers()) {
            var projection = worker.projection();
            var name = projection.name().value();
            if (worker.stoppedBecause() != null) {
                health.down();
                health.withDetail(name, "stopped at " + worker.position().position());
                continue;
            }
            if (worker.following()) {
                health.withDetail(name, worker.position().position());
                continue;
            }
            var standing = engine.standings().of(projection);
            if (standing.owner() == null) {
                health.down();
                health.withDetail(name, "nobody's, at " + standing.position());
            } else if (standing.owner().equals(engine.node())) {
                health.withDetail(name, "being filled or opened");
            } else {
                health.withDetail(name, "another node's, at " + standing.position());
            }
        }
        return health.build();
    }
}
