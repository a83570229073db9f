package lv.atbilstiba.platform.tlog;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A hash of the tree. What others send may have any length: only {@link #LENGTH} bytes are ever
 * accepted as part of a proof.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its bytes, below
public record Hash(byte[] bytes) {
    /** Bytes of a SHA-256. */
    public static final int LENGTH = 32;

    /** Finding the algorithm takes as long as a hash of two neighbours. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hash::sha256);

    /** The root of a tree without leaves. */
    public static final Hash OF_NOTHING = new Hash(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** The hash of an entry of the log. */
    public static Hash ofLeaf(byte[] entry) {
        var digest = SHA_256.get();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /** The hash of two neighbours. */
    public static Hash ofChildren(Hash left, Hash right) {
        var digest = SHA_256.get();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /**
     * @throws IllegalArgumentException if the text is not Base64
     */
    public static Hash parse(String base64) {
        return new Hash(Base64.getDecoder().decode(base64));
    }

    boolean isWhole() {
        return bytes.length == LENGTH;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash(var theirs) && MessageDigest.isEqual(bytes, theirs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Base64, as in every text format of the log. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
