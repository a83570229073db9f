package lv.atbilstiba.platform.budget;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * Budgets of one process.
 *
 * @param enabled whether there are any
 * @param caller of each client and login
 * @param anonymous of each address from which requests without a token come
 * @param refused of each address from which tokens come that are not accepted: once it is spent,
 *     only so many of the address's tokens are looked at at one time, but those that were accepted
 *     a moment ago
 * @param bytesPerRequest a body costs one request more for each so many bytes
 * @param costly of calls that read much: packages, streams of events, replays, verifications
 */
@ConfigurationProperties("atbilstiba.budget")
public record BudgetProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Caller caller,
        @DefaultValue Anonymous anonymous,
        @DefaultValue Refused refused,
        @DefaultValue("16KB") DataSize bytesPerRequest,
        @DefaultValue Costly costly) {

    /**
     * @param perSecond requests, for as long as it likes
     * @param burst requests above that, at first and after a pause
     * @param atOnce requests that are answered at one time; more wait for their turn
     * @param waiting how many may wait
     * @param patience how long they wait
     */
    public record Caller(
            @DefaultValue("2500") int perSecond,
            @DefaultValue("5000") int burst,
            @DefaultValue("32") int atOnce,
            @DefaultValue("256") int waiting,
            @DefaultValue("5s") Duration patience) {}

    /**
     * As {@link Caller}.
     *
     * @param largestBody what a body may weigh
     * @param bodyWithin how long it may take to come
     * @param bodies what all those may weigh that are being read, of all addresses together
     */
    public record Anonymous(
            @DefaultValue("100") int perSecond,
            @DefaultValue("500") int burst,
            @DefaultValue("16") int atOnce,
            @DefaultValue("64") int waiting,
            @DefaultValue("5s") Duration patience,
            @DefaultValue("64KB") DataSize largestBody,
            @DefaultValue("10s") Duration bodyWithin,
            @DefaultValue("8MB") DataSize bodies) {}

    /** As {@link Caller}. */
    public record Refused(
            @DefaultValue("20") int perSecond,
            @DefaultValue("200") int burst,
            @DefaultValue("2") int atOnce,
            @DefaultValue("32") int waiting,
            @DefaultValue("2s") Duration patience) {}

    /**
     * @param atOnce calls of one kind in the process at one time
     * @param ofOneCaller of these, for one caller
     * @param patience how long others wait for their turn
     * @param replaysAnHour how many replays one caller may begin in an hour
     * @param exportBytes how many bytes one package or stream of events may have
     */
    public record Costly(
            @DefaultValue("4") int atOnce,
            @DefaultValue("2") int ofOneCaller,
            @DefaultValue("10s") Duration patience,
            @DefaultValue("12") int replaysAnHour,
            @DefaultValue("2GB") DataSize exportBytes) {}
}
