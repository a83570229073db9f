package lv.atbilstiba.platform.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An answer of handlers that is kept as a receipt and names a version: what it answers can be
 * repeated by an Idempotency-Key and asked for under an If-Match.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReceiptKept {}
