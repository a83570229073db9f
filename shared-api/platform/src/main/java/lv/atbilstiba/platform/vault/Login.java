package lv.atbilstiba.platform.vault;

/**
 * A login as the register knows it: a keyed hash of the subject, of which nobody without the
 * vault's key can tell whose it is.
 *
 * @param hash 32 hexadecimal digits
 */
public record Login(String hash) {
    /** As an actor is named. */
    @Override
    public String toString() {
        return "login-" + hash;
    }
}
