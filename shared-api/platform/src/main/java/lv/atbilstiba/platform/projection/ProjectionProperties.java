package lv.atbilstiba.platform.projection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How projections run.
 *
 * @param enabled whether this process claims projections at all
 * @param firstBatch events in a batch to begin with, at least 1
 * @param largestBatch events in a batch at most: it grows while batches are full and quick
 * @param rest how long a batch waits after the one before, so that a stream of single events shares
 *     commits; 0 for not at all
 * @param retryAfter how long a stopped projection waits before it tries again
 * @param letterLimit letters of a projection at which it stops instead of parking more
 * @param keepOldTables how long a table set is kept after another took its place
 * @param decoders threads that decode during a rebuild
 */
@ConfigurationProperties("atbilstiba.projection")
public record ProjectionProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("200") int firstBatch,
        @DefaultValue("5000") int largestBatch,
        @DefaultValue("10ms") Duration rest,
        @DefaultValue("30s") Duration retryAfter,
        @DefaultValue("1000") int letterLimit,
        @DefaultValue("1d") Duration keepOldTables,
        @DefaultValue("2") int decoders) {
    /** The defaults, for use without Spring. */
    public static ProjectionProperties defaults() {
        return new ProjectionProperties(
                true,
                200,
                5000,
                Duration.ofMillis(10),
                Duration.ofSeconds(30),
                1000,
                Duration.ofDays(1),
                2);
    }

    ProjectionProperties withBatch(int events) {
        return new ProjectionProperties(
                enabled, events, events, rest, retryAfter, letterLimit, keepOldTables, decoders);
    }
}
