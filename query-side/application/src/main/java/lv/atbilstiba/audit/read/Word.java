package lv.atbilstiba.audit.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A text that stands in many rows, as a number: the first eight bytes of its SHA-256. So it has the
 * same number in every table set, whatever came before it.
 */
final class Word {
    private Word() {}

    static long number(String word) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(word.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
