package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Recorded;

import java.sql.Connection;
import java.util.List;

/** A follower as the engine runs it: a projection without tables. */
record FollowerAsProjection(Follower follower) implements Projection {
    @Override
    public ProjectionName name() {
        return follower.name();
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public boolean concerns(Class<?> eventType) {
        return follower.concerns(eventType);
    }

    @Override
    public OnFailure onFailure() {
        return follower.onFailure();
    }

    @Override
    public Fold open(Connection at, long position) {
        return new Fold() {
            @Override
            public void on(Recorded<Object> event) {
                follower.on(event);
            }

            @Override
            public void flush(Connection connection) {}
        };
    }
}
