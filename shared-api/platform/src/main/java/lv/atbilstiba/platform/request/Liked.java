package lv.atbilstiba.platform.request;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import java.util.Collections;
import java.util.List;

/**
 * What types of content a caller refuses: those that the most specific range of {@code Accept}
 * gives no weight (RFC 9110, 12.5.1). The framework takes {@code q=0} for a type liked little.
 */
public final class Liked {
    private final List<MediaType> ranges;

    private Liked(List<MediaType> ranges) {
        this.ranges = ranges;
    }

    /** Of all lines of the header; of one that cannot be read, nothing, for others tell of that. */
    public static Liked by(HttpServletRequest request) {
        var lines = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        try {
            return new Liked(MediaType.parseMediaTypes(lines));
        } catch (InvalidMediaTypeException unreadable) {
            return new Liked(List.of());
        }
    }

    /** Whether the caller says that the type is not to be given. */
    public boolean refuses(MediaType type) {
        var closest = -1;
        var weight = 1.0;
        for (var range : ranges) {
            if (!range.includes(type)) continue;
            var close = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
            if (close > closest || (close == closest && range.getQualityValue() > weight)) {
                closest = close;
                weight = range.getQualityValue();
            }
        }
        return weight == 0;
    }
}
