package lv.atbilstiba.platform.eventstore;

/**
 * Another request with the same client and Idempotency-Key was committed meanwhile: nothing was
 * recorded here, and the answer to give is that of the receipt that stands.
 */
public final class ReceiptTaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ReceiptTaken(Throwable cause) {
        super("the idempotency key was used meanwhile", cause);
    }
}
