package lv.atbilstiba.platform.tlog;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A public key that somebody trusts, under its name. Its text is a vkey: {@code
 * name+id+base64(type, key)}.
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note, Verifier keys</a>
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its text, below
public record VerifierKey(String name, KeyType type, byte[] key) {
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;

    public VerifierKey {
        SignedNote.requireName(name);
        if (key.length != KEY_LENGTH) throw new MalformedNote("the public key");
    }

    /**
     * @throws MalformedNote if it is no vkey of a type that is known here
     */
    public static VerifierKey parse(String vkey) {
        var parts = vkey.split("\\+", 3);
        if (parts.length != 3) throw new MalformedNote("the key");
        var bytes = SignedNote.base64(parts[2], "the key");
        if (bytes.length != 1 + KEY_LENGTH) throw new MalformedNote("the key");
        var key = new byte[KEY_LENGTH];
        System.arraycopy(bytes, 1, key, 0, KEY_LENGTH);
        var parsed = new VerifierKey(parts[0], KeyType.of(bytes[0]), key);
        if (!parts[1].equals(parsed.idInHex())) throw new MalformedNote("the key's id");
        return parsed;
    }

    /** The first four bytes of the hash of name, type and key. */
    public int id() {
        var digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(type.number());
        return ByteBuffer.wrap(digest.digest(key)).getInt();
    }

    private String idInHex() {
        return HexFormat.of().toHexDigits(id());
    }

    /**
     * Whether the note has a signature of this key and it is right. A note that has a wrong one
     * besides is not believed.
     */
    public boolean verifies(SignedNote note) {
        var ours = note.signatures().stream().filter(this::isOurs).toList();
        return !ours.isEmpty() && ours.stream().allMatch(it -> isRight(it, note.text()));
    }

    /** Whether the note has a signature of this key, right or wrong. */
    public boolean hasSigned(SignedNote note) {
        return note.signatures().stream().anyMatch(this::isOurs);
    }

    /** When the witness with this key cosigned the note; empty if it did not, or not rightly. */
    public Optional<Instant> cosignedAt(SignedNote note) {
        if (type != KeyType.WITNESS || !verifies(note)) return Optional.empty();
        return note.signatures().stream()
                .filter(this::isOurs)
                .map(it -> Instant.ofEpochSecond(ByteBuffer.wrap(it.bytes()).getLong()))
                .max(Instant::compareTo);
    }

    private boolean isOurs(SignedNote.Signature signature) {
        return signature.keyId() == id() && signature.name().equals(name);
    }

    private boolean isRight(SignedNote.Signature signature, String text) {
        return switch (type) {
            case LOG -> isRight(text, signature.bytes());
            case WITNESS -> {
                if (signature.bytes().length != Long.BYTES + SIGNATURE_LENGTH) yield false;
                var bytes = ByteBuffer.wrap(signature.bytes());
                var time = bytes.getLong();
                var signed = new byte[SIGNATURE_LENGTH];
                bytes.get(signed);
                yield time >= 0 && isRight(KeyType.cosigned(text, time), signed);
            }
        };
    }

    private boolean isRight(String message, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) return false;
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey());
            ed25519.update(message.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // the bytes are no signature, or the key is no point of the curve
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        var encoded = ByteBuffer.allocate(X509.length + key.length).put(X509).put(key).array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey theirs && toString().equals(theirs.toString());
    }

    @Override
    public int hashCode() {
        return id();
    }

    /** The vkey. */
    @Override
    public String toString() {
        var typed = ByteBuffer.allocate(1 + key.length).put(type.number()).put(key).array();
        return name + "+" + idInHex() + "+" + Base64.getEncoder().encodeToString(typed);
    }
}
