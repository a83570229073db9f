package lv.atbilstiba.platform.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The private half of a key. Its text is {@code PRIVATE+KEY+name+id+base64(type, seed)}, as other
 * tools of transparency logs write it; it is a secret, and never printed by {@link #toString}.
 */
public final class SignerKey {
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final String MARK = "PRIVATE+KEY+";
    private static final int SEED_LENGTH = 32;

    private final VerifierKey verifier;
    private final byte[] seed;

    private SignerKey(String name, KeyType type, byte[] seed) {
        this.verifier = new VerifierKey(name, type, publicHalf(seed));
        this.seed = seed;
    }

    /** A new key. */
    public static SignerKey generate(String name, KeyType type, SecureRandom random) {
        var seed = new byte[SEED_LENGTH];
        random.nextBytes(seed);
        return new SignerKey(name, type, seed);
    }

    /**
     * @throws MalformedNote if it is no private key of a type that is known here
     */
    public static SignerKey parse(String secret) {
        var parts =
                secret.startsWith(MARK) ? secret.substring(MARK.length()).split("\\+", 3) : null;
        if (parts == null || parts.length != 3) throw new MalformedNote("the private key");
        var bytes = SignedNote.base64(parts[2], "the private key");
        if (bytes.length != 1 + SEED_LENGTH) throw new MalformedNote("the private key");
        var seed = Arrays.copyOfRange(bytes, 1, bytes.length);
        var key = new SignerKey(SignedNote.requireName(parts[0]), KeyType.of(bytes[0]), seed);
        if (!parts[1].equals(HexFormat.of().toHexDigits(key.verifier.id())))
            throw new MalformedNote("the private key's id");
        return key;
    }

    /** The half that may be shown. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The whole key as text: a secret. */
    public String secret() {
        var typed =
                ByteBuffer.allocate(1 + seed.length)
                        .put(verifier.type().number())
                        .put(seed)
                        .array();
        var id = HexFormat.of().toHexDigits(verifier.id());
        return MARK + verifier.name() + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /**
     * A signature of a note's text.
     *
     * @param at when; only a witness says it
     */
    public SignedNote.Signature sign(String text, Instant at) {
        var bytes =
                switch (verifier.type()) {
                    case LOG -> sign(text);
                    case WITNESS -> {
                        var time = at.getEpochSecond();
                        var signature = sign(KeyType.cosigned(text, time));
                        yield ByteBuffer.allocate(Long.BYTES + signature.length)
                                .putLong(time)
                                .put(signature)
                                .array();
                    }
                };
        return new SignedNote.Signature(verifier.name(), verifier.id(), bytes);
    }

    private byte[] sign(String message) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey());
            ed25519.update(message.getBytes(StandardCharsets.UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + verifier + " cannot sign", e);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        var encoded = ByteBuffer.allocate(PKCS8.length + seed.length).put(PKCS8).put(seed).array();
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** The JDK gives the public half of a seed only to the generator that drew it. */
    private static byte[] publicHalf(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
            var encoded = generator.generateKeyPair().getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - SEED_LENGTH, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("this Java platform has no Ed25519", e);
        }
    }

    /** Draws the seed that is there already. */
    private static final class Drawn extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Drawn(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    @Override
    public String toString() {
        return verifier.toString();
    }
}
