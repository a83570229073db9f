package lv.atbilstiba.platform.projection;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while a projection of this process cannot go on; says which, and where it stands. */
final class ProjectionsHealth implements HealthIndicator {
    private final ProjectionEngine engine;

    ProjectionsHealth(ProjectionEngine engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var worker : engine.workers()) {
            var name = worker.projection().name().value();
            if (worker.stoppedBecause() != null) {
                health.down();
                health.withDetail(name, "stopped at " + worker.position().position());
            } else if (worker.following()) {
                health.withDetail(name, worker.position().position());
            } else {
                health.withDetail(name, "another node's");
            }
        }
        return health.build();
    }
}
