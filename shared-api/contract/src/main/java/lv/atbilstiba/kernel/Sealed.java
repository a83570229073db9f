package lv.atbilstiba.kernel;

/**
 * A personal value, readable only with the person's key.
 *
 * @param person the opaque id of the person whose value it is
 * @param keyId the key it was sealed with
 * @param ciphertext base64url, AEAD with the person's id and the field's name as associated data
 */
public record Sealed(String person, String keyId, String ciphertext) {
    public Sealed {
        Required.that(person, "person");
        Required.that(keyId, "keyId");
        Required.that(ciphertext, "ciphertext");
    }

    @Override
    public String toString() {
        return "Sealed[" + keyId + "]";
    }
}
