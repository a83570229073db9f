package lv.atbilstiba.platform.read;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells in an answer's header that some of it may be old: of so many subjects there is an event
 * that cannot be read, and nothing later is taken in of them until it can.
 */
final class Staleness {
    private Staleness() {}

    static void tell(int subjects) {
        if (subjects > 0
                && RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null)
            attributes
                    .getResponse()
                    .setHeader(ReadHeaders.STALE_SUBJECTS, Integer.toString(subjects));
    }
}
