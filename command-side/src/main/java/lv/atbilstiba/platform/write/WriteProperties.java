package lv.atbilstiba.platform.write;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * @param largestBody what a write may weigh; more is 413
 * @param largestSubmissions what one call of {@code POST /api/submissions} may weigh; more is 413
 * @param mostSubmissions how many lines one call of it may have
 * @param backlogOfOne what is kept of one client's calls of it: answers that were not read yet,
 *     lines that were read ahead. When there is more, no further line is taken
 * @param backlog the same of all clients together
 * @param receiptsKeptFor how long a write can be repeated by its Idempotency-Key; at least a day
 */
@ConfigurationProperties("atbilstiba.write")
record WriteProperties(
        @DefaultValue("1MB") DataSize largestBody,
        @DefaultValue("64MB") DataSize largestSubmissions,
        @DefaultValue("10000") int mostSubmissions,
        @DefaultValue("16MB") DataSize backlogOfOne,
        @DefaultValue("64MB") DataSize backlog,
        @DefaultValue("2d") Duration receiptsKeptFor) {

    WriteProperties {
        if (receiptsKeptFor.compareTo(Duration.ofDays(1)) < 0)
            throw new IllegalArgumentException(
                    "atbilstiba.write.receipts-kept-for is less than a day");
    }
}
